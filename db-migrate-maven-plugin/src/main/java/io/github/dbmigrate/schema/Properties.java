package io.github.dbmigrate.schema;

import java.util.Set;

/**
 * The keys of {@link SchemaObject#properties()}, by kind. A flag is {@code true} or absent; a list is as in SQL, separated
 * by comma and blank; a name is quoted where PostgreSQL needs it and qualified where it has a namespace; a definition is
 * what PostgreSQL's {@code pg_get_…def} prints.
 *
 * <ul>
 *   <li>namespace: none
 *   <li>extension: {@code namespace}, {@code relocatable} (not part of equality); never its version, which belongs to the
 *       server's installation
 *   <li>table, foreign table: {@code unlogged}, {@code options} and {@code toastOptions} ({@code name=value} list), {@code
 *       replicaIdentity} (nothing, full, index), {@code rowSecurity}, {@code forceRowSecurity}, {@code partitionKey}, {@code
 *       partitionOf}, {@code partitionBound}, {@code inherits}, {@code accessMethod} (when not heap), {@code ofType}, {@code
 *       server}, {@code foreignOptions} ({@code name 'value'} list)
 *   <li>column: {@code position} (not part of equality), {@code type}, {@code collation} (when not the type's), {@code
 *       notNull}, {@code notNullConstraint} (18, when not the conventional name), {@code notNullNotValid}, {@code
 *       notNullNoInherit}, {@code identity} (always, by default), {@code identitySequence}, {@code identityOptions}, {@code
 *       identityPrivileges}, {@code identityLogging} (logged, unlogged; when not the table's), {@code generated} (expression), {@code generation} (stored, virtual), {@code storage}, {@code
 *       compression}, {@code statistics}, {@code options}, {@code foreignOptions}, {@code inherited} (not declared by the
 *       table itself; not part of equality, for any kind)
 *   <li>default: {@code expression}
 *   <li>constraint: {@code type} (primary key, unique, foreign key, check, exclude), {@code definition}, {@code columns},
 *       {@code referencedTable}, {@code referencedColumns}, {@code expression} (check), {@code inherited}, {@code
 *       inheritedFrom} (the constraint of the partitioned table), {@code attachedTo} (the partitioned table's index that is no
 *       constraint's), {@code clustered}, {@code replicaIdentity}, {@code options}
 *       (of the index behind it)
 *   <li>index: {@code definition}, {@code columns} (plain ones), {@code unique}, {@code expression} (the predicate), {@code
 *       inherited}, {@code inheritedFrom}, {@code partitioned}, {@code clustered}, {@code replicaIdentity}, {@code invalid},
 *       {@code statistics} ({@code number target} list)
 *   <li>enum: {@code labels} (quoted list, in order)
 *   <li>domain: {@code type}, {@code collation}, {@code default}, {@code notNull}, {@code notNullConstraint} (17,
 *       when not the conventional name); its checks are constraints
 *   <li>composite: {@code attributes} ({@code name type} list)
 *   <li>range: {@code subtype}, {@code subtypeOperatorClass}, {@code collation}, {@code canonical}, {@code
 *       subtypeDifference}, {@code multirange}
 *   <li>base type: {@code defined}, {@code parameters}
 *   <li>sequence: {@code type}, {@code start}, {@code increment}, {@code minimum}, {@code maximum}, {@code cache}, {@code
 *       cycle}, {@code unlogged}; sequence ownership: {@code column}
 *   <li>function, procedure, aggregate: {@code definition}, {@code arguments}, {@code identityArguments}, {@code result},
 *       {@code language}, {@code window}
 *   <li>view, materialized view: {@code definition}, {@code options}, {@code columns} ({@code name type} list), {@code
 *       columnStatistics}, {@code columnStorage}, {@code columnCompression}, {@code columnOptions} ({@code name value} lists),
 *       {@code accessMethod}
 *   <li>trigger, rule: {@code definition}, {@code enabled} (disabled, replica, always; absent when as usual), {@code
 *       inherited}
 *   <li>policy: {@code restrictive}, {@code command}, {@code roles}, {@code using}, {@code check}
 *   <li>statistics: {@code definition}, {@code target}
 *   <li>operator: {@code function}, {@code leftType}, {@code rightType}, {@code commutator}, {@code negator}, {@code
 *       restrict}, {@code join}, {@code hashes}, {@code merges}; operator family: {@code members}; operator class: {@code
 *       type}, {@code default}, {@code family}, {@code storage}, {@code members}
 *   <li>cast: {@code function}, {@code context}, {@code method}; transform: {@code from}, {@code to}; conversion: {@code
 *       from}, {@code to}, {@code function}, {@code default}; language: {@code trusted}, {@code handler}, {@code inline},
 *       {@code validator}; access method: {@code handler}, {@code type}
 *   <li>collation: {@code provider}, {@code locale}, {@code lcCollate}, {@code lcCtype}, {@code rules}, {@code
 *       nondeterministic}
 *   <li>text search configuration: {@code parser}, {@code mappings} ({@code token dictionaries;} list); dictionary: {@code
 *       template}, {@code options}; parser: {@code start}, {@code gettoken}, {@code end}, {@code headline}, {@code lextypes};
 *       template: {@code init}, {@code lexize}
 *   <li>foreign data wrapper: {@code handler}, {@code validator}, {@code foreignOptions}; server: {@code wrapper}, {@code
 *       type}, {@code version}, {@code foreignOptions}; user mapping: {@code foreignOptions}, secrets hidden
 *   <li>event trigger: {@code event}, {@code function}, {@code tags}, {@code enabled}; publication: {@code allTables},
 *       {@code publish} (when not everything), {@code viaPartitionRoot}, {@code generatedColumns}; publication member: {@code
 *       member}, {@code columns}, {@code filter}; subscription: none, its connection string holds a password
 *   <li>default privileges: {@code objects}, {@code namespace}, {@code role} (when not the migrating one)
 *   <li>comment: {@code text}, {@code target} (when it is not simply its parent); security label: {@code text}, {@code
 *       provider}
 *   <li>any: {@code dependsOnExtension}
 * </ul>
 */
public final class Properties {

    public static final String ACCESS_METHOD = "accessMethod";
    public static final String ALL_TABLES = "allTables";
    public static final String ARGUMENTS = "arguments";
    public static final String ATTACHED_TO = "attachedTo";
    public static final String ATTRIBUTES = "attributes";
    public static final String CACHE = "cache";
    public static final String CHECK = "check";
    public static final String CLUSTERED = "clustered";
    public static final String COLLATION = "collation";
    public static final String COLUMN = "column";
    public static final String COLUMNS = "columns";
    public static final String COLUMN_COMPRESSION = "columnCompression";
    public static final String COLUMN_OPTIONS = "columnOptions";
    public static final String COLUMN_STATISTICS = "columnStatistics";
    public static final String COLUMN_STORAGE = "columnStorage";
    public static final String COMMAND = "command";
    public static final String COMPRESSION = "compression";
    public static final String CYCLE = "cycle";
    public static final String DEFAULT = "default";
    public static final String DEFINITION = "definition";
    public static final String DEPENDS_ON_EXTENSION = "dependsOnExtension";
    public static final String ENABLED = "enabled";
    public static final String EXPRESSION = "expression";
    public static final String FILTER = "filter";
    public static final String FORCE_ROW_SECURITY = "forceRowSecurity";
    public static final String FOREIGN_OPTIONS = "foreignOptions";
    public static final String GENERATED = "generated";
    public static final String GENERATION = "generation";
    public static final String IDENTITY = "identity";
    public static final String IDENTITY_ARGUMENTS = "identityArguments";
    public static final String IDENTITY_OPTIONS = "identityOptions";
    public static final String IDENTITY_PRIVILEGES = "identityPrivileges";
    public static final String IDENTITY_LOGGING = "identityLogging";
    public static final String IDENTITY_SEQUENCE = "identitySequence";
    public static final String INCREMENT = "increment";
    public static final String INHERITED = "inherited";
    public static final String INHERITED_FROM = "inheritedFrom";
    public static final String INHERITS = "inherits";
    public static final String INVALID = "invalid";
    public static final String LABELS = "labels";
    public static final String LANGUAGE = "language";
    public static final String MAPPINGS = "mappings";
    public static final String MAXIMUM = "maximum";
    public static final String MEMBER = "member";
    public static final String MEMBERS = "members";
    public static final String MINIMUM = "minimum";
    public static final String NAMESPACE = "namespace";
    public static final String NOT_NULL = "notNull";
    public static final String NOT_NULL_CONSTRAINT = "notNullConstraint";
    public static final String NOT_NULL_NO_INHERIT = "notNullNoInherit";
    public static final String NOT_NULL_NOT_VALID = "notNullNotValid";
    public static final String OBJECTS = "objects";
    public static final String OF_TYPE = "ofType";
    public static final String OPTIONS = "options";
    public static final String PARTITIONED = "partitioned";
    public static final String PARTITION_BOUND = "partitionBound";
    public static final String PARTITION_KEY = "partitionKey";
    public static final String PARTITION_OF = "partitionOf";
    public static final String POSITION = "position";
    public static final String PROVIDER = "provider";
    public static final String PUBLISH = "publish";
    public static final String REFERENCED_COLUMNS = "referencedColumns";
    public static final String REFERENCED_TABLE = "referencedTable";
    public static final String RELOCATABLE = "relocatable";
    public static final String REPLICA_IDENTITY = "replicaIdentity";
    public static final String RESTRICTIVE = "restrictive";
    public static final String RESULT = "result";
    public static final String ROLE = "role";
    public static final String ROLES = "roles";
    public static final String ROW_SECURITY = "rowSecurity";
    public static final String SERVER = "server";
    public static final String START = "start";
    public static final String STATISTICS = "statistics";
    public static final String STORAGE = "storage";
    public static final String TAGS = "tags";
    public static final String TARGET = "target";
    public static final String TEXT = "text";
    public static final String TOAST_OPTIONS = "toastOptions";
    public static final String TYPE = "type";
    public static final String UNIQUE = "unique";
    public static final String UNLOGGED = "unlogged";
    public static final String USING = "using";

    private static final Set<Kind> TOLD_BY_DEFINITION = Set.of(Kind.CONSTRAINT, Kind.INDEX);
    private static final Set<String> REPEATED =
            Set.of(COLUMNS, REFERENCED_TABLE, REFERENCED_COLUMNS, EXPRESSION, UNIQUE, TYPE);

    /**
     * False for what is told of an object but is not part of its equality: what a definition says already; the order of
     * columns, for a column added later comes last and only a rebuild of the table could change that; whether a table
     * declared an inherited column itself, which only its creation can say; and what an extension's installed version allows.
     */
    static boolean compared(Kind kind, String name) {
        return !name.equals(POSITION)
                && !name.equals(INHERITED)
                && !name.equals(RELOCATABLE)
                && !(TOLD_BY_DEFINITION.contains(kind) && REPEATED.contains(name));
    }

    private Properties() {}
}
