package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Points out the routines whose text still has the old name of something renamed. PostgreSQL keeps most bodies as text, which
 * no rename reaches and no proof runs; that a word means the object is a guess.
 */
public final class StaleBodies {

    private StaleBodies() {}

    /** One sentence for each routine and old name. */
    public static List<String> find(AskedRenames renames, Catalog after, CatalogScope scope) {
        Map<ObjectId, ObjectId> formers = new TreeMap<>();
        renames.objects().forEach((from, to) -> {
            formers.put(from, from);
            formers.put(underNewOwner(from, to), from);
        });
        BodyMentions mentions = new BodyMentions(formers.keySet());
        List<String> sentences = new ArrayList<>();
        for (SchemaObject routine : after.objects().values()) {
            boolean isRoutine =
                    routine.id().kind() == Kind.FUNCTION || routine.id().kind() == Kind.PROCEDURE;
            String definition = routine.property(Properties.DEFINITION);
            if (isRoutine && definition != null && definition.contains("\nAS $")) {
                mentions.of(routine).stream()
                        .map(id -> Objects.requireNonNull(formers.get(id)))
                        .distinct()
                        .forEach(from -> sentences.add(sentence(routine.id(), from, scope)));
            }
        }
        return sentences;
    }

    private static ObjectId underNewOwner(ObjectId from, ObjectId to) {
        return new ObjectId(from.kind(), Names.prefix(to.name()) + "." + Names.last(from.name()));
    }

    private static String sentence(ObjectId routine, ObjectId from, CatalogScope scope) {
        return "The " + routine.kind().label() + " "
                + ObjectName.of(routine.name()).shownIn(scope)
                + " has the word " + Names.last(from.name())
                + " in its body. No rename changes a body: if it means the "
                + from.kind().label() + ", change it in schema.sql too.";
    }
}
