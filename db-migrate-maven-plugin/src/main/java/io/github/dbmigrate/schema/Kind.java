package io.github.dbmigrate.schema;

import java.util.Locale;

/** The kinds of object that a schema holds, in the order in which a plan prefers to create them. */
public enum Kind {
    NAMESPACE,
    EXTENSION,
    LANGUAGE,
    COLLATION,
    FOREIGN_DATA_WRAPPER,
    FOREIGN_SERVER,
    USER_MAPPING,
    ENUM,
    DOMAIN,
    COMPOSITE,
    RANGE,
    BASE_TYPE,
    SEQUENCE,
    FUNCTION,
    PROCEDURE,
    AGGREGATE,
    OPERATOR,
    OPERATOR_FAMILY,
    OPERATOR_CLASS,
    CAST,
    TRANSFORM,
    CONVERSION,
    ACCESS_METHOD,
    TEXT_SEARCH_PARSER,
    TEXT_SEARCH_TEMPLATE,
    TEXT_SEARCH_DICTIONARY,
    TEXT_SEARCH_CONFIGURATION,
    TABLE,
    FOREIGN_TABLE,
    COLUMN,
    DEFAULT,
    SEQUENCE_OWNERSHIP,
    CONSTRAINT,
    INDEX,
    STATISTICS,
    VIEW,
    MATERIALIZED_VIEW,
    TRIGGER,
    RULE,
    POLICY,
    EVENT_TRIGGER,
    PUBLICATION,
    PUBLICATION_MEMBER,
    SUBSCRIPTION,
    DEFAULT_PRIVILEGES,
    COMMENT,
    SECURITY_LABEL;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', ' ');

    /** The words a user reads, such as {@code materialized view}. */
    public String label() {
        return label;
    }
}
