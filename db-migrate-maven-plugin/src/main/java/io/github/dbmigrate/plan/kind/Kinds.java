package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which class knows which kind. */
public final class Kinds {

    private static final Map<Kind, ObjectKind> BY_KIND = byKind();

    private Kinds() {}

    /** Null for a kind that no statement of ours makes. */
    public static @Nullable ObjectKind of(Kind kind) {
        return BY_KIND.get(kind);
    }

    /** Why this object cannot be created or dropped by a migration; null when it can. */
    public static @Nullable String refusal(SchemaObject object) {
        return switch (object.id().kind()) {
            case BASE_TYPE -> Limit.BASE_TYPE.reason();
            case SUBSCRIPTION -> Limit.SUBSCRIPTION.reason();
            case USER_MAPPING, FOREIGN_SERVER, FOREIGN_DATA_WRAPPER, FOREIGN_TABLE ->
                ForeignDataKind.hides(object) ? Limit.SECRET.reason() : null;
            default -> null;
        };
    }

    private static Map<Kind, ObjectKind> byKind() {
        Map<Kind, ObjectKind> kinds = new EnumMap<>(Kind.class);
        kinds.put(Kind.NAMESPACE, new NamespaceKind());
        kinds.put(Kind.EXTENSION, new ExtensionKind());
        kinds.put(Kind.LANGUAGE, new DefinitionKind(Definitions::language));
        kinds.put(Kind.COLLATION, new CollationKind());
        kinds.put(Kind.FOREIGN_DATA_WRAPPER, new ForeignDataKind());
        kinds.put(Kind.FOREIGN_SERVER, new ForeignDataKind());
        kinds.put(Kind.USER_MAPPING, new ForeignDataKind());
        kinds.put(Kind.ENUM, new EnumKind());
        kinds.put(Kind.DOMAIN, new DomainKind());
        kinds.put(Kind.COMPOSITE, new CompositeKind());
        kinds.put(Kind.RANGE, new RangeKind());
        kinds.put(Kind.SEQUENCE, new SequenceKind());
        kinds.put(Kind.FUNCTION, new RoutineKind());
        kinds.put(Kind.PROCEDURE, new RoutineKind());
        kinds.put(Kind.AGGREGATE, new RoutineKind());
        kinds.put(Kind.OPERATOR, new OperatorKind());
        kinds.put(Kind.OPERATOR_FAMILY, new OperatorFamilyKind());
        kinds.put(Kind.OPERATOR_CLASS, new DefinitionKind(Definitions::operatorClass));
        kinds.put(Kind.CAST, new DefinitionKind(Definitions::cast));
        kinds.put(Kind.TRANSFORM, new DefinitionKind(Definitions::transform));
        kinds.put(Kind.CONVERSION, new DefinitionKind(Definitions::conversion));
        kinds.put(Kind.ACCESS_METHOD, new DefinitionKind(Definitions::accessMethod));
        kinds.put(Kind.TEXT_SEARCH_PARSER, new DefinitionKind(Definitions::parser));
        kinds.put(Kind.TEXT_SEARCH_TEMPLATE, new DefinitionKind(Definitions::template));
        kinds.put(Kind.TEXT_SEARCH_DICTIONARY, new TextSearchDictionaryKind());
        kinds.put(Kind.TEXT_SEARCH_CONFIGURATION, new TextSearchConfigurationKind());
        kinds.put(Kind.TABLE, new TableKind());
        kinds.put(Kind.FOREIGN_TABLE, new TableKind());
        kinds.put(Kind.COLUMN, new ColumnKind());
        kinds.put(Kind.DEFAULT, new DefaultKind());
        kinds.put(Kind.SEQUENCE_OWNERSHIP, new SequenceOwnershipKind());
        kinds.put(Kind.CONSTRAINT, new ConstraintKind());
        kinds.put(Kind.INDEX, new IndexKind());
        kinds.put(Kind.STATISTICS, new StatisticsKind());
        kinds.put(Kind.VIEW, new ViewKind());
        kinds.put(Kind.MATERIALIZED_VIEW, new MaterializedViewKind());
        kinds.put(Kind.TRIGGER, EnabledKind.trigger());
        kinds.put(Kind.RULE, EnabledKind.rule());
        kinds.put(Kind.POLICY, new PolicyKind());
        kinds.put(Kind.EVENT_TRIGGER, new EventTriggerKind());
        kinds.put(Kind.PUBLICATION, new PublicationKind());
        kinds.put(Kind.PUBLICATION_MEMBER, new PublicationMemberKind());
        kinds.put(Kind.DEFAULT_PRIVILEGES, new DefaultPrivilegesKind());
        kinds.put(Kind.COMMENT, new AnnotationKind());
        kinds.put(Kind.SECURITY_LABEL, new AnnotationKind());
        return kinds;
    }
}
