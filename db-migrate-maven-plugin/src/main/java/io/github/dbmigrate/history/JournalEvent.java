package io.github.dbmigrate.history;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What a row of the journal tells. */
public enum JournalEvent {
    /** A script that runs statement by statement began; only such scripts write it. */
    STARTED,
    /** One more statement of such a script is finished; the position says which. */
    STEP,
    /** A statement that no transaction can hold is about to begin; the position says what is finished before it. */
    RUNNING,
    APPLIED,
    FAILED,
    /** A statement outside a transaction failed or was cut off, and only a person can tell what it did before that. */
    IN_DOUBT,
    /** As RUNNING, of an undo; the migration counts as applied until its undo is finished. */
    UNDO_RUNNING,
    /** As STEP, of an undo. */
    UNDO_STEP,
    UNDONE,
    RESOLVED_APPLIED,
    RESOLVED_ROLLED_BACK,
    BASELINED,
    SQUASHED;

    private static final Map<String, JournalEvent> BY_LABEL = new HashMap<>();

    static {
        for (JournalEvent event : values()) {
            BY_LABEL.put(event.label, event);
        }
    }

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The text in the journal's column, such as {@code resolved_applied}. */
    public String label() {
        return label;
    }

    /** The event of such a text; {@link IllegalArgumentException} for any other. */
    public static JournalEvent of(String label) {
        JournalEvent written = BY_LABEL.get(label);
        JournalEvent event = written == null ? BY_LABEL.get(label.toLowerCase(Locale.ROOT)) : written;
        if (event == null) {
            throw new IllegalArgumentException("the journal has no event " + label);
        }
        return event;
    }
}
