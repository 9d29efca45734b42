package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A comment or a security label. */
final class AnnotationKind implements ObjectKind {

    /** What initdb says of it, and so what it says when nobody says anything. */
    private static final String COMMENT_OF_PUBLIC = "standard public schema";

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject annotation, Situation situation) {
        return write(annotation, situation.after(), annotation.property(Properties.TEXT));
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        return create(change.to(), situation);
    }

    @Override
    public List<String> drop(SchemaObject annotation, Situation situation) {
        return write(annotation, situation.before(), isOfPublic(annotation) ? COMMENT_OF_PUBLIC : null);
    }

    private static boolean isOfPublic(SchemaObject annotation) {
        return annotation.id().kind() == Kind.COMMENT
                && new ObjectId(Kind.NAMESPACE, "public").equals(annotation.parent());
    }

    private static List<String> write(SchemaObject annotation, Catalog catalog, @Nullable String text) {
        String target = annotation.property(Properties.TARGET);
        if (target == null) {
            target = SqlName.of(Objects.requireNonNull(catalog.find(Objects.requireNonNull(annotation.parent()))));
        }
        String start = annotation.id().kind() == Kind.COMMENT
                ? "COMMENT"
                : "SECURITY LABEL FOR " + annotation.property(Properties.PROVIDER);
        return List.of(start + " ON " + target + " IS " + (text == null ? "NULL" : Names.literal(text)));
    }
}
