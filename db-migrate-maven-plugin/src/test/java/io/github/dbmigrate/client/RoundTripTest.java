package io.github.dbmigrate.client;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the methods of {@code RoundTrip.java.txt}, which is compiled together with the client of {@code everything.sql}. */
class RoundTripTest {

    @TempDir
    static Path directory;

    private static GeneratedClient client;
    private static Class<?> scenario;

    @BeforeAll
    static void generate() throws Exception {
        client = new GeneratedClient(directory).sql(GeneratedClient.resource("everything.sql"));
        client.generate("public", "Audit-Log", "types");
        scenario = client.compileWith("RoundTrip");
    }

    @Test
    void scalars_are_read_as_they_were_written() throws Exception {
        client.run(scenario, "scalars_are_read_as_they_were_written");
    }

    @Test
    void every_column_takes_null() throws Exception {
        client.run(scenario, "every_column_takes_null");
    }

    @Test
    void what_java_has_no_type_for_is_passed_as_postgresql_s_text() throws Exception {
        client.run(scenario, "what_java_has_no_type_for_is_passed_as_postgresql_s_text");
    }

    @Test
    void arrays_of_every_type_are_lists() throws Exception {
        client.run(scenario, "arrays_of_every_type_are_lists");
    }

    @Test
    void a_time_is_in_utc_whatever_the_session_s_time_zone_is() throws Exception {
        client.run(scenario, "a_time_is_in_utc_whatever_the_session_s_time_zone_is");
    }

    @Test
    void an_array_of_other_dimensions_than_declared_is_named() throws Exception {
        client.run(scenario, "an_array_of_other_dimensions_than_declared_is_named");
    }

    @Test
    void an_array_of_bytes_is_a_list_of_bytes() throws Exception {
        client.run(scenario, "an_array_of_bytes_is_a_list_of_bytes");
    }

    @Test
    void ranges_keep_their_bounds() throws Exception {
        client.run(scenario, "ranges_keep_their_bounds");
    }

    @Test
    void defaults_and_generated_columns_come_back_from_an_insert() throws Exception {
        client.run(scenario, "defaults_and_generated_columns_come_back_from_an_insert");
    }

    @Test
    void several_rows_are_inserted_by_one_statement() throws Exception {
        client.run(scenario, "several_rows_are_inserted_by_one_statement");
    }

    @Test
    void updates_leave_generated_columns_alone() throws Exception {
        client.run(scenario, "updates_leave_generated_columns_alone");
    }

    @Test
    void an_insert_that_returns_is_committed() throws Exception {
        client.run(scenario, "an_insert_that_returns_is_committed");
    }

    @Test
    void a_partitioned_table_is_reached_through_its_parent() throws Exception {
        client.run(scenario, "a_partitioned_table_is_reached_through_its_parent");
    }

    @Test
    void views_are_read() throws Exception {
        client.run(scenario, "views_are_read");
    }

    @Test
    void names_that_java_or_sql_cannot_say_work() throws Exception {
        client.run(scenario, "names_that_java_or_sql_cannot_say_work");
    }

    @Test
    void tables_without_key_or_without_anything_to_write_have_what_they_can() throws Exception {
        client.run(scenario, "tables_without_key_or_without_anything_to_write_have_what_they_can");
    }

    @Test
    void namespaces_are_packages() throws Exception {
        client.run(scenario, "namespaces_are_packages");
    }

    @Test
    void a_value_that_came_after_generation_is_named() throws Exception {
        client.run(scenario, "a_value_that_came_after_generation_is_named");
    }
}
