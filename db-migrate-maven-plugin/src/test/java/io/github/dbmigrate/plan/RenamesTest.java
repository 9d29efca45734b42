package io.github.dbmigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.dbmigrate.postgres.JdbcDatabase;
import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import io.github.dbmigrate.schema.Catalog;
import io.github.dbmigrate.schema.CatalogScope;
import io.github.dbmigrate.schema.Kind;
import io.github.dbmigrate.schema.ObjectId;
import io.github.dbmigrate.testing.TestDatabases;
import io.github.dbmigrate.testing.TestPostgres;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenamesTest {

    private static final CatalogScope SCOPE = CatalogScope.DEFAULT;
    private static final Catalog BEFORE = catalog(
            "CREATE TABLE users (id int, fax text, facts text NOT NULL, born date)",
            "CREATE TABLE people (id int, name text)",
            "CREATE TABLE gone (x int)",
            "CREATE TABLE \"Odd:One\" (\"a,b\" int)");
    private static final Catalog AFTER = catalog(
            "CREATE TABLE users (id int, phone text, fax2 text, notes text NOT NULL, age int)",
            "CREATE TABLE persons (id int, name text)",
            "CREATE TABLE come (y int)",
            "CREATE TABLE \"Odd:One\" (\"c:d\" int)");

    @Test
    void a_column_is_offered_where_table_and_properties_agree_and_the_nearest_name_wins() {
        assertThat(RenameCandidates.find(BEFORE, AFTER))
                .containsExactly(
                        candidate(Kind.TABLE, "people", "persons"),
                        candidate(Kind.COLUMN, "\"Odd:One\".\"a,b\"", "\"Odd:One\".\"c:d\""),
                        candidate(Kind.COLUMN, "users.facts", "users.notes"),
                        candidate(Kind.COLUMN, "users.fax", "users.fax2"));
    }

    @Test
    void nothing_is_offered_between_equal_schemas() {
        assertThat(RenameCandidates.find(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void names_are_found_with_and_without_the_managed_namespace() {
        assertThat(parse("users.fax:users.phone, public.people:persons"))
                .isEqualTo(Map.of(
                        id(Kind.COLUMN, "users.fax"), id(Kind.COLUMN, "users.phone"),
                        id(Kind.TABLE, "people"), id(Kind.TABLE, "persons")));
    }

    @Test
    void quoted_names_may_hold_what_separates() {
        assertThat(parse("\"Odd:One\".\"a,b\":\"Odd:One\".\"c:d\"")).hasSize(1);
    }

    @Test
    void nothing_is_renamed_without_the_parameter() {
        assertThat(parse("")).isEmpty();
    }

    @Test
    void what_cannot_be_a_rename_is_refused_with_what_may_have_been_meant() {
        for (String wrong : List.of("users.fax", "users.fax:", "users.id:users.phone", "users.fax:users.id", "x:y")) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> parse(wrong))
                    .satisfies(e -> {
                        assertThat(e.problem().code()).isEqualTo(ProblemCode.RENAME_INVALID);
                        assertThat(e.problem().headline()).contains(wrong);
                        assertThat(e.problem().remedies().get(0).commands().get(0))
                                .contains("people:persons");
                    });
        }
    }

    @Test
    void a_table_is_not_renamed_to_a_column() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse("people:users.phone"))
                .withMessageContaining("two kinds");
    }

    private static Map<ObjectId, ObjectId> parse(String parameter) {
        return Renames.parse(parameter, BEFORE, AFTER, SCOPE).objects();
    }

    private static RenameCandidate candidate(Kind kind, String from, String to) {
        return new RenameCandidate(id(kind, from), id(kind, to));
    }

    private static ObjectId id(Kind kind, String name) {
        return new ObjectId(kind, "public." + name);
    }

    private static Catalog catalog(String... statements) {
        try (JdbcDatabase database = TestDatabases.create(TestPostgres.get())) {
            for (String statement : statements) {
                database.execute(statement);
            }
            return database.readCatalog(SCOPE);
        }
    }
}
