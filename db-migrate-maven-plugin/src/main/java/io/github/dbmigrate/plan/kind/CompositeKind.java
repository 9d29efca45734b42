package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A composite type. The order of its attributes is part of it, for values are written by position. */
final class CompositeKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        List<String> kept = new ArrayList<>(attributes(change.from()).keySet());
        List<String> now = new ArrayList<>(attributes(change.to()).keySet());
        kept.retainAll(now);
        boolean inOrder =
                now.size() >= kept.size() && now.subList(0, kept.size()).equals(kept);
        return Way.alterIf(inOrder && !kept.isEmpty() && (!retypes(change) || !isStored(change.id(), situation)));
    }

    private static boolean retypes(Change change) {
        Map<String, String> old = attributes(change.from());
        return attributes(change.to()).entrySet().stream()
                .anyMatch(entry ->
                        old.containsKey(entry.getKey()) && !entry.getValue().equals(old.get(entry.getKey())));
    }

    /** PostgreSQL changes no attribute's type while a column holds values of the composite; a table of it is taken off it. */
    private static boolean isStored(ObjectId type, Situation situation) {
        return situation.before().objects().values().stream()
                .filter(object -> object.id().kind() != Kind.FUNCTION && !object.has(Properties.OF_TYPE))
                .anyMatch(object -> object.dependsOn().contains(type));
    }

    @Override
    public List<String> create(SchemaObject type, Situation situation) {
        List<String> attributes = Names.list(type.property(Properties.ATTRIBUTES));
        return List.of("CREATE TYPE " + type.id().name() + " AS ("
                + (attributes.isEmpty() ? "" : "\n    " + String.join(",\n    ", attributes) + "\n") + ")");
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        Map<String, String> old = attributes(change.from());
        Map<String, String> now = attributes(change.to());
        List<String> actions = new ArrayList<>();
        old.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> actions.add("DROP ATTRIBUTE " + name));
        now.forEach((name, type) -> {
            if (!old.containsKey(name)) {
                actions.add("ADD ATTRIBUTE " + name + " " + type);
            } else if (!type.equals(old.get(name))) {
                actions.add("ALTER ATTRIBUTE " + name + " TYPE " + type);
            }
        });
        return List.of("ALTER TYPE " + change.name() + "\n    " + String.join(",\n    ", actions));
    }

    private static Map<String, String> attributes(SchemaObject type) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Names.list(type.property(Properties.ATTRIBUTES))
                .forEach(entry -> attributes.put(Names.firstWord(entry), Names.afterFirstWord(entry)));
        return attributes;
    }
}
