package io.github.dbmigrate.plan;

import io.github.dbmigrate.plan.DataFinding.Effect;
import io.github.dbmigrate.problem.Remedy;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the values in an attribute that a composite type loses, in each column of the type. Looks before anything has run. */
final class AttributeUses {

    private final Catalog before;
    private final Catalog after;
    private final PlanOptions renames;
    private final CatalogScope scope;
    private final CompositeValues composites;

    AttributeUses(Catalog before, Catalog after, PlanOptions renames, CatalogScope scope, RowProbe probe) {
        this.before = before;
        this.after = after;
        this.renames = renames;
        this.scope = scope;
        this.composites = new CompositeValues(probe);
    }

    List<DataFinding> find() {
        List<DataFinding> findings = new ArrayList<>();
        for (SchemaObject type : before.ofKind(Kind.COMPOSITE)) {
            ObjectId now = renames.renames().getOrDefault(type.id(), type.id());
            SchemaObject wanted = after.find(now);
            if (wanted != null) {
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
        Optional<List<CompositeValues.Holder>> holders = composites.holders(type.name());
        if (holders.isEmpty()) {
            addUse(findings, type, attribute, ObjectName.of(type.name()), OptionalLong.empty());
        }
        for (CompositeValues.Holder holder : holders.orElse(List.of())) {
            ObjectName name = ObjectName.of(holder.table() + "." + holder.column());
            addUse(findings, type, attribute, name, composites.rows(holder, attribute));
        }
    }

    private void addUse(
            List<DataFinding> findings, ObjectId type, String attribute, ObjectName name, OptionalLong rows) {
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
