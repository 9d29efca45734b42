package io.github.dbmigrate.client;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the Java type of every PostgreSQL type; there is none without. What it cannot take apart is passed as
 * PostgreSQL's own text. docs/client.md has the table. Types that need a class are written into {@link TypeSources}.
 */
final class TypeMapping {

    private static final String OTHER = "OTHER";

    /** PostgreSQL's own types that MyBatis' type handlers pass as they are. */
    private static final Map<String, JavaType> KNOWN = Map.ofEntries(
            Map.entry("bool", JavaType.known(Boolean.class, "BOOLEAN", "Codec.BOOLEAN")),
            Map.entry("int2", JavaType.known(Short.class, "SMALLINT", "Codec.SHORT")),
            Map.entry("int4", JavaType.known(Integer.class, "INTEGER", "Codec.INTEGER")),
            Map.entry("int8", JavaType.known(Long.class, "BIGINT", "Codec.LONG")),
            Map.entry("oid", JavaType.known(Long.class, "BIGINT", "Codec.LONG")),
            Map.entry("float4", JavaType.known(Float.class, "REAL", "Codec.FLOAT")),
            Map.entry("float8", JavaType.known(Double.class, "DOUBLE", "Codec.DOUBLE")),
            Map.entry("numeric", JavaType.known(BigDecimal.class, "NUMERIC", "Codec.DECIMAL")),
            Map.entry("text", JavaType.known(String.class, "VARCHAR", "Codec.TEXT")),
            Map.entry("varchar", JavaType.known(String.class, "VARCHAR", "Codec.TEXT")),
            Map.entry("bpchar", JavaType.known(String.class, "CHAR", "Codec.TEXT")),
            Map.entry("name", JavaType.known(String.class, "VARCHAR", "Codec.TEXT")),
            Map.entry("bytea", JavaType.known(byte[].class, "BINARY", "Codec.BYTES")),
            Map.entry("date", JavaType.known(LocalDate.class, "DATE", "Codec.DATE")),
            Map.entry("time", JavaType.known(LocalTime.class, "TIME", "Codec.TIME")),
            Map.entry("timetz", JavaType.known(OffsetTime.class, "TIME_WITH_TIMEZONE", "Codec.OFFSET_TIME")),
            Map.entry("timestamp", JavaType.known(LocalDateTime.class, "TIMESTAMP", "Codec.TIMESTAMP")),
            Map.entry(
                    "timestamptz",
                    JavaType.known(OffsetDateTime.class, "TIMESTAMP_WITH_TIMEZONE", "Codec.OFFSET_TIMESTAMP")));

    private final Map<Long, PgType> types;
    private final TypeSources sources;
    private final Map<Long, JavaType> mapped = new HashMap<>();

    TypeMapping(Map<Long, PgType> types, TypeSources sources) {
        this.types = types;
        this.sources = sources;
    }

    /** Whether the type, or a domain that it is made of, refuses NULL. */
    boolean refusesNull(long oid) {
        PgType type = type(oid);
        return type.isDomain() && (type.notNull() || refusesNull(type.base()));
    }

    /** Whether the type is a domain with a default. */
    boolean hasDefault(long oid) {
        PgType type = type(oid);
        return type.isDomain() && (type.hasDefault() || hasDefault(type.base()));
    }

    /** The type of a column or attribute. PostgreSQL does not hold an array to its declared dimensions; its list does. */
    JavaType of(long oid, int dimensions) {
        JavaType type = of(oid);
        for (int dimension = 1; dimension < dimensions && type.name().startsWith("List<"); dimension++) {
            type = listOf(type);
        }
        return type;
    }

    JavaType of(long oid) {
        JavaType known = mapped.get(oid);
        if (known == null) {
            known = map(type(oid));
            mapped.put(oid, known);
        }
        return known;
    }

    private JavaType map(PgType type) {
        if (type.isDomain()) {
            return of(type.base());
        }
        if (type.element() != 0) {
            return array(type(type.element()));
        }
        if (type.isEnum()) {
            return sources.enumeration(type);
        }
        if (type.isComposite()) {
            return composite(type);
        }
        return type.isRange() ? range(type) : scalar(type);
    }

    // PostgreSQL separates the elements of box[] alone by a semicolon; such an array is left as text.
    private JavaType array(PgType element) {
        if (element.delimiter() != ',') {
            return text();
        }
        return listOf(of(element.oid()));
    }

    private JavaType listOf(JavaType item) {
        return sources.withHandler(new JavaType(
                item.label() + "List",
                "List<" + item.name() + ">",
                "java.util.List<" + item.fullName() + ">",
                OTHER,
                null,
                "Codec.listOf(" + item.codec() + ")"));
    }

    private JavaType range(PgType type) {
        JavaType bound = of(type.base());
        return sources.withHandler(new JavaType(
                bound.label() + "Range",
                "Range<" + bound.name() + ">",
                sources.shipped("Range") + "<" + bound.fullName() + ">",
                OTHER,
                null,
                "Range.codec(" + bound.codec() + ")"));
    }

    private JavaType composite(PgType type) {
        List<JavaType> fields = type.attributes().stream()
                .map(attribute -> of(attribute.type(), attribute.dimensions()))
                .toList();
        return sources.composite(type, fields);
    }

    private JavaType scalar(PgType type) {
        JavaType known = KNOWN.get(type.name());
        if (!type.isBuiltIn()) {
            return text();
        }
        return known != null
                ? known
                : switch (type.name()) {
                    case "uuid" ->
                        sources.withHandler(new JavaType("Uuid", "UUID", "java.util.UUID", OTHER, null, "Codec.UUID"));
                    case "json", "jsonb" -> shipped("Json", "Codec.of(Json::new, Json::text)");
                    case "interval" -> shipped("Interval", "Codec.of(Interval::parse, Interval::toString)");
                    case "point", "box" ->
                        sources.withHandler(new JavaType(
                                "Geometry", "String", String.class.getName(), OTHER, null, "Codec.GEOMETRY"));
                    default -> text();
                };
    }

    private JavaType shipped(String name, String codec) {
        return sources.withHandler(new JavaType(name, name, sources.shipped(name), OTHER, null, codec));
    }

    private JavaType text() {
        return sources.withHandler(
                new JavaType("OtherText", "String", String.class.getName(), OTHER, null, "Codec.TEXT"));
    }

    private PgType type(long oid) {
        PgType type = types.get(oid);
        if (type == null) {
            throw new IllegalStateException("pg_type has no row of OID " + oid);
        }
        return type;
    }
}
