package io.github.dbmigrate.plan.kind;

import io.github.dbmigrate.schema.Properties;
import io.github.dbmigrate.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A materialized view; another query means another view, filled again. */
final class MaterializedViewKind implements ObjectKind {

    @Override
    public Way way(Change change, Situation situation) {
        boolean method = change.of(Properties.ACCESS_METHOD);
        return Way.alterIf(!method
                && change.onlyOf(
                        Properties.OPTIONS,
                        Properties.COLUMN_STATISTICS,
                        Properties.COLUMN_STORAGE,
                        Properties.COLUMN_COMPRESSION,
                        Properties.COLUMN_OPTIONS));
    }

    @Override
    public List<String> create(SchemaObject view, Situation situation) {
        List<String> options = Options.list(view.property(Properties.OPTIONS), "");
        String method = view.property(Properties.ACCESS_METHOD);
        List<String> statements = new ArrayList<>();
        statements.add("CREATE MATERIALIZED VIEW " + view.id().name()
                + (method == null ? "" : " USING " + method)
                + (options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")")
                + " AS\n"
                + ViewKind.query(view));
        statements.addAll(columns(view, null));
        return statements;
    }

    @Override
    public List<String> alter(Change change, Situation situation) {
        List<String> statements = new ArrayList<>();
        Options.change(change, Properties.OPTIONS)
                .forEach(action -> statements.add("ALTER MATERIALIZED VIEW " + change.name() + " " + action));
        statements.addAll(columns(change.to(), change.from()));
        return statements;
    }

    /** What its columns are told one by one. */
    private static List<String> columns(SchemaObject view, @Nullable SchemaObject former) {
        List<String> statements = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Map<String, String> wanted = setting.of(view);
            Map<String, String> old = former == null ? Map.of() : setting.of(former);
            wanted.forEach((column, value) -> {
                if (!value.equals(old.get(column))) {
                    statements.add(alter(view, column) + setting.set(value));
                }
            });
            old.keySet().stream()
                    .filter(column -> !wanted.containsKey(column))
                    .forEach(column -> statements.add(alter(view, column) + setting.reset(view, column)));
        }
        return statements;
    }

    /** A column's option is told as {@code column option}. */
    private static String alter(SchemaObject view, String column) {
        return "ALTER MATERIALIZED VIEW " + view.id().name() + " ALTER COLUMN " + Names.firstWord(column);
    }

    private enum Setting {
        STATISTICS(Properties.COLUMN_STATISTICS),
        STORAGE(Properties.COLUMN_STORAGE),
        COMPRESSION(Properties.COLUMN_COMPRESSION),
        OPTION(Properties.COLUMN_OPTIONS);

        private final String property;

        Setting(String property) {
            this.property = property;
        }

        Map<String, String> of(SchemaObject view) {
            Map<String, String> values = new LinkedHashMap<>();
            for (String entry : Names.list(view.property(property))) {
                String value = Names.afterFirstWord(entry);
                String option = this == OPTION ? " " + Names.split(value, '=').get(0) : "";
                values.put(Names.firstWord(entry) + option, value);
            }
            return values;
        }

        String set(String value) {
            return this == OPTION ? " SET (" + value.replaceFirst("=", " = ") + ")" : " SET " + name() + " " + value;
        }

        String reset(SchemaObject view, String column) {
            return switch (this) {
                case STATISTICS -> " SET STATISTICS -1";
                case STORAGE -> " SET STORAGE " + StorageDefault.of(type(view, column));
                case COMPRESSION -> " SET COMPRESSION default";
                case OPTION -> " RESET (" + Names.afterFirstWord(column) + ")";
            };
        }

        private static String type(SchemaObject view, String column) {
            return Names.list(view.property(Properties.COLUMNS)).stream()
                    .filter(entry -> Names.firstWord(entry).equals(column))
                    .map(Names::afterFirstWord)
                    .findFirst()
                    .orElse("");
        }
    }
}
