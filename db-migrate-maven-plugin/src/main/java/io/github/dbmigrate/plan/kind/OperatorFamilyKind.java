package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;

/** An operator family, with the members that belong to no class. */
final class OperatorFamilyKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        return Way.alter();
    }

    @Override
    public List<String> create(SchemaObject family, Situation situation) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE " + SqlName.of(family));
        String members = family.property(Properties.MEMBERS);
        if (members != null) {
            statements.add("ALTER " + SqlName.of(family) + " ADD " + members);
        }
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> old = Names.list(change.old(Properties.MEMBERS));
        List<String> now = Names.list(change.now(Properties.MEMBERS));
        List<String> dropped = old.stream()
                .filter(member -> !now.contains(member))
                .map(OperatorFamilyKind::place)
                .toList();
        List<String> added =
                now.stream().filter(member -> !old.contains(member)).toList();
        List<String> statements = new ArrayList<>();
        if (!dropped.isEmpty()) {
            statements.add("ALTER " + SqlName.of(change.to()) + " DROP " + String.join(", ", dropped));
        }
        if (!added.isEmpty()) {
            statements.add("ALTER " + SqlName.of(change.to()) + " ADD " + String.join(", ", added));
        }
        return statements;
    }

    /** DROP names a member by its number and types: {@code OPERATOR 1 (integer, bigint)}. */
    private static String place(String member) {
        if (member.startsWith("FUNCTION ")) {
            return member.substring(0, member.indexOf(')') + 1);
        }
        String number = Names.split(member, ' ').get(1);
        return "OPERATOR " + number + " " + member.substring(member.indexOf('('), member.indexOf(')') + 1);
    }
}
