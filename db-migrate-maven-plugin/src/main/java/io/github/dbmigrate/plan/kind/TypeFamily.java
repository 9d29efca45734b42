package io.github.dbmigrate.plan.kind;

import org.jspecify.annotations.Nullable;

/** Groups of built-in types within which PostgreSQL converts by itself on assignment (the manual's table pg_cast). */
enum TypeFamily {
    NUMBER("smallint,integer,bigint,numeric,real,double precision"),
    STRING("text,character varying,character,name,\"char\",bpchar"),
    MOMENT("date,timestamp without time zone,timestamp with time zone"),
    DOCUMENT("json,jsonb"),
    NETWORK("inet,cidr"),
    BITS("bit,bit varying"),
    BOOLEAN("boolean");

    private final String names;

    TypeFamily(String names) {
        this.names = names;
    }

    static @Nullable TypeFamily of(String type) {
        String bare = bare(type);
        for (TypeFamily family : values()) {
            if (("," + family.names + ",").contains("," + bare + ",")) {
                return family;
            }
        }
        return null;
    }

    /** Without length, precision or fields: {@code numeric} of {@code numeric(10,2)}. */
    static String bare(String type) {
        int open = type.indexOf('(');
        if (open < 0 || (type.startsWith("\"") && type.indexOf('"', 1) > open)) {
            return type.startsWith("interval") && !type.contains("[") ? "interval" : type;
        }
        int close = type.indexOf(')', open);
        return (type.substring(0, open) + type.substring(close + 1)).strip();
    }

    static boolean same(String from, String to) {
        TypeFamily family = of(from);
        return family != null && family == of(to);
    }
}
