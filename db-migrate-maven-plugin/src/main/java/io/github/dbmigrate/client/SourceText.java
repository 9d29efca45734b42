package io.github.dbmigrate.client;

import org.jspecify.annotations.Nullable;

/** The text of a generated file. For one thread. */
final class SourceText {

    private final String text;
    private @Nullable String digest;

    SourceText(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** As {@link Stamp#digest}; worked out once. */
    String digest() {
        String known = digest;
        if (known == null) {
            known = Stamp.digest(text);
            digest = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceText source && text.equals(source.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
