package io.github.dbmigrate.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client of which only what changed is generated anew. */
class KeptSourcesTest {

    private static final String SCHEMA = """
            CREATE TYPE mood AS ENUM ('glad', 'sad');
            CREATE TABLE users (id int, name text NOT NULL, feels mood, PRIMARY KEY (id));
            CREATE TABLE orders (id int, part int, placed timestamptz DEFAULT now(), PRIMARY KEY (id, part));
            CREATE VIEW names AS SELECT name FROM users;
            """;

    private static final String USERS = "example/db/UsersRow.java";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE users ADD COLUMN phone text",
                "ALTER TABLE users DROP COLUMN feels",
                "ALTER TABLE users ALTER COLUMN name DROP NOT NULL",
                "ALTER TABLE users ALTER COLUMN name SET DEFAULT ''",
                "ALTER TABLE users ALTER COLUMN id TYPE bigint",
                "ALTER TABLE users ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE users ALTER COLUMN feels TYPE mood[] USING ARRAY[feels]",
                "ALTER TABLE users RENAME COLUMN name TO full_name",
                "ALTER TABLE users DROP CONSTRAINT users_pkey",
                "ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD PRIMARY KEY (part, id)",
                "ALTER TABLE users RENAME TO people",
                "DROP TABLE orders; CREATE VIEW orders AS SELECT 1 AS id, 2 AS part, now() AS placed",
                "ALTER TYPE mood RENAME TO state",
                "ALTER TYPE mood ADD VALUE 'calm'",
                "COMMENT ON TABLE users IS 'Who is known'",
                "COMMENT ON COLUMN users.name IS 'As they say it'",
                "CREATE TABLE \"Users\" (id int)",
                "DROP TABLE orders",
                "CREATE TABLE notes (id int)",
                "SELECT 1"
            })
    void after_a_change_the_client_is_the_same_as_one_generated_whole(String change) throws Exception {
        GeneratedClient client = new GeneratedClient(folder.resolve("kept")).sql(SCHEMA);
        client.generate();
        client.sql(change).generate();
        client.generateAnew(folder.resolve("anew"));

        assertThat(javaFiles(client.sources())).isEqualTo(javaFiles(folder.resolve("anew")));
    }

    @Test
    void what_did_not_change_is_not_generated_again() throws Exception {
        GeneratedClient client = new GeneratedClient(folder).sql(SCHEMA);
        client.generate();
        String made = client.source(USERS);
        String marked = made + "// from the run before\n";
        Files.writeString(client.sources().resolve(USERS), marked, UTF_8);
        Path kept = client.sources().resolve(".db-migrate-client-relations");
        Files.writeString(kept, Files.readString(kept, UTF_8).replace(Stamp.digest(made), Stamp.digest(marked)), UTF_8);

        client.sql("ALTER TABLE orders ADD COLUMN note text").generate();
        assertThat(client.source(USERS)).isEqualTo(marked);
        client.sql("ALTER TABLE users ADD COLUMN note text").generate();
        assertThat(client.source(USERS)).contains("note").doesNotContain("from the run before");
    }

    @Test
    void a_file_that_was_changed_or_removed_is_generated_again() throws Exception {
        GeneratedClient client = new GeneratedClient(folder).sql(SCHEMA);
        client.generate();
        Map<String, String> made = javaFiles(client.sources());
        Files.writeString(client.sources().resolve(USERS), client.source(USERS) + "// by hand\n", UTF_8);
        Files.delete(client.sources().resolve("example/db/OrdersMapper.java"));

        client.generate();
        assertThat(javaFiles(client.sources())).isEqualTo(made);
    }

    private static Map<String, String> javaFiles(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".java")).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file, UTF_8));
            }
        }
        return files;
    }
}
