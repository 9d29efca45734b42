package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rows that hold a value which an enum loses. Looks before anything of the plan has run. */
final class EnumUses {

    private static final Pattern LABEL = Pattern.compile("'(?:[^']|'')*'");

    private final Catalog before;
    private final Catalog after;
    private final PlanOptions renames;
    private final CatalogScope scope;
    private final RowProbe probe;

    EnumUses(Catalog before, Catalog after, PlanOptions renames, CatalogScope scope, RowProbe probe) {
        this.renames = renames;
        this.before = before;
        this.after = after;
        this.scope = scope;
        this.probe = probe;
    }

    List<DataFinding> find() {
        List<DataFinding> findings = new ArrayList<>();
        for (SchemaObject type : before.ofKind(Kind.ENUM)) {
            ObjectId now = renames.renames().getOrDefault(type.id(), type.id());
            SchemaObject wanted = after.find(now);
            if (wanted != null) {
                Set<String> removed = labels(type);
                removed.removeAll(labels(wanted));
                renames.members().stream()
                        .filter(member -> member.type().equals(now))
                        .map(MemberRename::from)
                        .forEach(removed::remove);
                removed.forEach(label -> addUses(findings, type, label));
            }
        }
        return findings;
    }

    private void addUses(List<DataFinding> findings, SchemaObject type, String label) {
        Set<String> plain = withDomains(type.id().name());
        Set<String> arrays = withDomains(type.id().name() + "[]");
        plain.forEach(name -> arrays.addAll(withDomains(name + "[]")));
        for (SchemaObject column : before.objects().values()) {
            String held = column.id().kind() == Kind.COLUMN ? column.property("type") : null;
            if (plain.contains(held) || arrays.contains(held)) {
                addUse(findings, type, label, column, arrays.contains(held));
            }
        }
    }

    /** A type and the domains that stand on it. */
    private Set<String> withDomains(String type) {
        Set<String> types = new LinkedHashSet<>(Set.of(type));
        before.objects().values().stream()
                .filter(object -> object.id().kind() == Kind.DOMAIN && type.equals(object.property("type")))
                .forEach(domain -> types.addAll(withDomains(domain.id().name())));
        return types;
    }

    private void addUse(
            List<DataFinding> findings, SchemaObject type, String label, SchemaObject column, boolean array) {
        ObjectName name = ObjectName.of(column.id().name());
        String holds = array ? label + " = ANY (" + name.last() + "::text[])" : name.last() + "::text = " + label;
        OptionalLong rows = probe.count("SELECT count(*) FROM ONLY " + name.parent() + " WHERE " + holds);
        if (rows.orElse(0) == 0) {
            return;
        }
        String plainLabel = label.substring(1, label.length() - 1).replace("''", "'");
        String shownType = ObjectName.of(type.id().name()).shownIn(scope);
        findings.add(new DataFinding(
                Effect.CONFLICT,
                type.id(),
                shownType + ":" + plainLabel,
                rows,
                "Value " + label + " is taken out of " + shownType + ", but " + Count.of(rows, "row") + " of "
                        + name.shownIn(scope) + " " + Count.verb(rows, "hold") + " it.",
                List.of(new Remedy(
                        "Write the migration without applying it, move these rows to another value at its begin, then"
                                + " apply it:",
                        List.of(
                                "mvn db-migrate:dev -Ddb-migrate.createOnly",
                                "UPDATE " + name.parent() + " SET " + name.last() + " = <another value> WHERE " + holds
                                        + ";",
                                "mvn db-migrate:dev")))));
    }

    private static Set<String> labels(SchemaObject type) {
        Set<String> labels = new LinkedHashSet<>();
        String list = type.property("labels");
        Matcher matcher = LABEL.matcher(list == null ? "" : list);
        while (matcher.find()) {
            labels.add(matcher.group());
        }
        return labels;
    }
}
