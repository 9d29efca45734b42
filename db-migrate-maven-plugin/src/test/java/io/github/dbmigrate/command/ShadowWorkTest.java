package io.github.dbmigrate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.migration.SchemaSource;
import io.github.dbmigrate.postgres.ConnectionSettings;
import io.github.dbmigrate.postgres.shadow.PostgresShadowDatabases;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.schema.ShadowDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowWorkTest {

    @TempDir
    Path folder;

    private final List<ShadowDatabases> opened = new CopyOnWriteArrayList<>();
    private int refusals;

    @BeforeEach
    void writeSchema() throws IOException {
        Files.writeString(folder.resolve("schema.sql"), "CREATE TABLE users (id int);\n");
    }

    @Test
    void what_was_begun_early_is_what_is_worked_with() {
        try (ShadowWork work = work()) {
            work.beginEarly();
            ShadowDatabases databases = work.databases();
            work.begin();

            assertThat(isThere(work.desired())).isTrue();
            assertThat(opened).containsExactly(databases);
        }
        assertThat(opened).allSatisfy(ShadowWorkTest::isClosed);
    }

    @Test
    void what_nobody_asks_for_is_closed_nevertheless() {
        try (ShadowWork work = work()) {
            work.beginEarly();
        }
        assertThat(opened).hasSize(1).allSatisfy(ShadowWorkTest::isClosed);
    }

    @Test
    void a_server_that_could_not_be_had_early_is_tried_once_more_by_who_asks() {
        refusals = 1;
        try (ShadowWork work = work()) {
            work.beginEarly();
            work.begin();

            assertThat(isThere(work.desired())).isTrue();
        }
        assertThat(opened).hasSize(1).allSatisfy(ShadowWorkTest::isClosed);
    }

    @Test
    void a_server_that_cannot_be_had_is_told_to_who_asks_and_not_before() {
        refusals = 2;
        try (ShadowWork work = work()) {
            work.beginEarly();

            assertThatThrownBy(work::databases).isInstanceOf(ProblemException.class);
        }
    }

    private ShadowWork work() {
        return new ShadowWork(this::open, SchemaSource.read(folder), CatalogScope.DEFAULT);
    }

    private synchronized ShadowDatabases open() {
        if (refusals-- > 0) {
            throw Problem.of(ProblemCode.SHADOW_UNAVAILABLE, "Not now.").exception();
        }
        TestPostgres server = TestPostgres.get();
        ShadowDatabases databases = PostgresShadowDatabases.open(
                ConnectionSettings.of(server.host(), server.port(), "postgres", server.user(), server.password()));
        opened.add(databases);
        return databases;
    }

    private static boolean isThere(Catalog catalog) {
        return catalog.find(new ObjectId(Kind.TABLE, "public.users")) != null;
    }

    private static void isClosed(ShadowDatabases databases) {
        assertThatThrownBy(databases::create).isInstanceOf(ProblemException.class);
    }
}
