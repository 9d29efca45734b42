package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Counts the values in an attribute that a composite type loses, in each column of the type. Looks before anything has run. */
final class AttributeUses {

    private final Catalog before;
    private final Catalog after;
    private final PlanOptions renames;
    private final CatalogScope scope;
    private final RowProbe probe;

    AttributeUses(Catalog before, Catalog after, PlanOptions renames, CatalogScope scope, RowProbe probe) {
        this.before = before;
        this.after = after;
        this.renames = renames;
        this.scope = scope;
        this.probe = probe;
    }

    List<DataFinding> find() {
        List<DataFinding> findings = new ArrayList<>();
        for (SchemaObject type : before.objects().values()) {
            ObjectId now = renames.renames().getOrDefault(type.id(), type.id());
            SchemaObject wanted = after.find(now);
            if (type.id().kind() == Kind.COMPOSITE && wanted != null) {
                List<String> removed = new ArrayList<>(MemberRename.members(type));
                removed.removeAll(MemberRename.members(wanted));
                renames.members().stream()
                        .filter(member -> member.type().equals(now))
                        .map(MemberRename::from)
                        .forEach(removed::remove);
                removed.forEach(attribute -> addUses(findings, type.id(), attribute));
            }
        }
        return findings;
    }

    private void addUses(List<DataFinding> findings, ObjectId type, String attribute) {
        for (SchemaObject column : before.objects().values()) {
            String held = column.id().kind() == Kind.COLUMN ? column.property(Properties.TYPE) : null;
            boolean array = (type.name() + "[]").equals(held);
            if ((array || type.name().equals(held)) && !column.has(Properties.GENERATED)) {
                addUse(findings, type, attribute, column.id(), array);
            }
        }
    }

    private void addUse(List<DataFinding> findings, ObjectId type, String attribute, ObjectId column, boolean array) {
        ObjectName name = ObjectName.of(column.name());
        String holds = array
                ? "EXISTS (SELECT FROM unnest(" + name.last() + ") element WHERE (element)." + attribute
                        + " IS NOT NULL)"
                : "(" + name.last() + ")." + attribute + " IS NOT NULL";
        OptionalLong rows = probe.count("SELECT count(*) FROM ONLY " + name.parent() + " WHERE " + holds);
        if (!Count.mayBeSome(rows)) {
            return;
        }
        String shown = ObjectName.of(type.name()).shownIn(scope) + "." + attribute;
        findings.add(new DataFinding(
                Effect.LOSS,
                type,
                shown,
                rows,
                "Attribute " + shown + " is taken out, which " + Count.of(rows, "row") + " of " + name.shownIn(scope)
                        + " " + Count.verb(rows, "hold") + " a value in.",
                List.of(new Remedy("To keep what is there, take the change out of schema.sql.", List.of()))));
    }
}
