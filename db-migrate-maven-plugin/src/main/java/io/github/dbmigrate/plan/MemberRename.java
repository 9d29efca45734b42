package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.kind.Names;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.List;
import java.util.TreeMap;

/**
 * A value of an enum, or an attribute of a composite type, that gets another name.
 *
 * @param type under the name that it has in the second catalog
 * @param from as the catalog prints it: a quoted literal, or a name quoted where needed
 * @param to likewise
 */
public record MemberRename(ObjectId type, String from, String to) {

    MemberRename inverse(ObjectId typeBefore) {
        return new MemberRename(typeBefore, to, from);
    }

    String statement() {
        String what = isValue() ? " RENAME VALUE " : " RENAME ATTRIBUTE ";
        return "ALTER TYPE " + type.name() + what + from + " TO " + to;
    }

    /** The catalog afterwards as far as the type itself goes; what prints the member is read anew by the proof. */
    Catalog applied(Catalog catalog) {
        return Catalog.of(catalog.objects().values().stream()
                .map(object -> object.id().equals(type) ? renamed(object) : object)
                .toList());
    }

    /** The names of a type's members as the catalog prints them. */
    static List<String> members(SchemaObject type) {
        return type.id().kind() == Kind.ENUM
                ? Names.list(type.property(Properties.LABELS))
                : Names.list(type.property(Properties.ATTRIBUTES)).stream()
                        .map(Names::firstWord)
                        .toList();
    }

    private SchemaObject renamed(SchemaObject object) {
        String property = isValue() ? Properties.LABELS : Properties.ATTRIBUTES;
        List<String> members = Names.list(object.property(property)).stream()
                .map(this::renamed)
                .toList();
        TreeMap<String, String> properties = new TreeMap<>(object.properties());
        properties.put(property, String.join(", ", members));
        return new SchemaObject(
                object.id(), object.parent(), properties, object.owner(), object.privileges(), object.dependsOn());
    }

    private String renamed(String member) {
        if (isValue()) {
            return member.equals(from) ? to : member;
        }
        return Names.firstWord(member).equals(from) ? to + " " + Names.afterFirstWord(member) : member;
    }

    private boolean isValue() {
        return type.kind() == Kind.ENUM;
    }
}
