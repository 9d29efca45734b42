package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The CREATE of the kinds that cannot be altered. */
final class Definitions {

    private Definitions() {}

    static String operatorClass(SchemaObject type) {
        String name = type.id().name();
        int using = name.lastIndexOf(" USING ");
        String storage = type.property(Properties.STORAGE);
        List<String> members = new ArrayList<>(Names.list(type.property(Properties.MEMBERS)));
        if (storage != null || members.isEmpty()) {
            // The list may not be empty: the type itself is what is stored when nothing else is said.
            members.add("STORAGE " + (storage != null ? storage : type.property(Properties.TYPE)));
        }
        return "CREATE OPERATOR CLASS " + name.substring(0, using)
                + (type.has(Properties.DEFAULT) ? " DEFAULT" : "")
                + " FOR TYPE " + type.property(Properties.TYPE)
                + name.substring(using)
                + " FAMILY " + type.property("family")
                + " AS\n    " + String.join(",\n    ", members);
    }

    static String cast(SchemaObject cast) {
        String method = String.valueOf(cast.property("method"));
        String how = switch (method) {
            case "inout" -> "WITH INOUT";
            case "binary" -> "WITHOUT FUNCTION";
            default -> "WITH FUNCTION " + cast.property("function");
        };
        String context = cast.property("context");
        return "CREATE CAST " + cast.id().name() + " " + how
                + (context == null ? "" : " AS " + context.toUpperCase(Locale.ROOT));
    }

    static String transform(SchemaObject transform) {
        List<String> functions = new ArrayList<>();
        add("FROM SQL WITH FUNCTION ", transform.property("from"), functions);
        add("TO SQL WITH FUNCTION ", transform.property("to"), functions);
        return "CREATE TRANSFORM " + transform.id().name() + " (" + String.join(", ", functions) + ")";
    }

    static String conversion(SchemaObject conversion) {
        return "CREATE " + (conversion.has(Properties.DEFAULT) ? "DEFAULT " : "") + "CONVERSION "
                + conversion.id().name() + " FOR " + Names.literal(String.valueOf(conversion.property("from"))) + " TO "
                + Names.literal(String.valueOf(conversion.property("to"))) + " FROM " + conversion.property("function");
    }

    static String language(SchemaObject language) {
        String inline = language.property("inline");
        String validator = language.property("validator");
        return "CREATE " + (language.has("trusted") ? "TRUSTED " : "") + "LANGUAGE "
                + language.id().name() + " HANDLER " + language.property("handler")
                + (inline == null ? "" : " INLINE " + inline)
                + (validator == null ? "" : " VALIDATOR " + validator);
    }

    static String accessMethod(SchemaObject method) {
        return "CREATE ACCESS METHOD " + method.id().name() + " TYPE " + method.property(Properties.TYPE) + " HANDLER "
                + method.property("handler");
    }

    static String parser(SchemaObject parser) {
        return textSearch(parser, "start", "gettoken", "end", "headline", "lextypes");
    }

    static String template(SchemaObject template) {
        return textSearch(template, "init", "lexize");
    }

    private static String textSearch(SchemaObject object, String... functions) {
        List<String> parameters = new ArrayList<>();
        for (String function : functions) {
            add(function.toUpperCase(Locale.ROOT) + " = ", object.property(function), parameters);
        }
        return "CREATE " + SqlName.of(object) + " (" + String.join(", ", parameters) + ")";
    }

    private static void add(String before, @Nullable String value, List<String> list) {
        if (value != null) {
            list.add(before + value);
        }
    }
}
