package io.github.dbmigrate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A made history of n migrations: tables with keys and indexes, every third step alters an earlier table, every tenth adds a
 * PL/pgSQL function with a trigger. The same n gives the same history.
 */
record History(List<Step> steps) {

    static History of(int migrations) {
        List<Step> steps = new ArrayList<>();
        int lastTable = 0;
        for (int number = 1; number <= migrations; number++) {
            if (number % 10 == 0) {
                steps.add(trigger(number, lastTable));
            } else if (number % 3 == 0) {
                steps.add(column(number, lastTable));
            } else {
                steps.add(table(number, lastTable));
                lastTable = number;
            }
        }
        return new History(steps);
    }

    /** A history of one step that makes that many tables. */
    static History wide(int tables) {
        List<Step> made = new ArrayList<>();
        for (int number = 1; number <= tables; number++) {
            made.add(table(number, number - 1));
        }
        String up = made.stream().map(Step::up).collect(Collectors.joining());
        return new History(List.of(new Step(1, "tables", up, "SELECT 1;\n")));
    }

    /** All ups, one after the other: the desired state. */
    String schema() {
        return steps.stream().map(Step::up).collect(Collectors.joining("\n"));
    }

    private static Step table(int number, int earlier) {
        String name = "item_" + number;
        String reference = earlier == 0 ? "" : ",\n    parent_id bigint REFERENCES item_" + earlier + " (id)";
        String up = """
                CREATE TABLE %1$s (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    code text NOT NULL,
                    amount numeric(12, 2) NOT NULL DEFAULT 0,
                    created_at timestamptz NOT NULL DEFAULT now()%2$s,
                    CONSTRAINT %1$s_code_key UNIQUE (code)
                );
                CREATE INDEX %1$s_created_at_idx ON %1$s (created_at);
                """.formatted(name, reference);
        return new Step(number, "create_" + name, up, "DROP TABLE " + name + ";\n");
    }

    private static Step column(int number, int table) {
        String column = "note_" + number;
        return new Step(
                number,
                "add_" + column,
                "ALTER TABLE item_" + table + " ADD COLUMN " + column + " text;\n",
                "ALTER TABLE item_" + table + " DROP COLUMN " + column + ";\n");
    }

    private static Step trigger(int number, int table) {
        String name = "touch_" + number;
        String up = """
                CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    NEW.created_at := now();
                    RETURN NEW;
                END;
                $$;
                CREATE TRIGGER %1$s BEFORE UPDATE ON item_%2$d FOR EACH ROW EXECUTE FUNCTION %1$s();
                """.formatted(name, table);
        String down = "DROP TRIGGER " + name + " ON item_" + table + ";\nDROP FUNCTION " + name + "();\n";
        return new Step(number, "add_" + name, up, down);
    }
}
