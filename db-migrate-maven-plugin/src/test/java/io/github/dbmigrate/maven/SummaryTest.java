package io.github.dbmigrate.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dbmigrate.report.ReactorTable.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final List<String> SERVICES = List.of("auth", "order", "billing");

    @Test
    void the_rows_stand_in_the_reactors_order_whoever_was_first() {
        Row order = row("dev", "order", "1 applied", false);
        Row auth = row("dev", "auth", "nothing to do", false);
        Row client = row("generate", "auth", "3 files generated", false);

        assertThat(Summary.rows(SERVICES, List.of(order, auth, client))).containsExactly(auth, client, order);
    }

    @Test
    void after_a_failure_those_that_were_not_reached_are_told_of() {
        Row auth = row("deploy", "auth", "1 applied", false);
        Row order = row("deploy", "order", "DBM-303", true);

        assertThat(Summary.rows(SERVICES, List.of(auth, order)))
                .containsExactly(auth, order, row("deploy", "billing", "not run", true));
    }

    @Test
    void without_a_failure_a_service_without_a_result_had_nothing_to_tell() {
        Row auth = row("generate", "auth", "3 files generated", false);

        assertThat(Summary.rows(SERVICES, List.of(auth))).containsExactly(auth);
    }

    @Test
    void what_passed_without_news_is_told_only_beside_a_failure_of_its_goal() {
        Row auth = row("generate", "auth", "client is current", false);
        Row tests = row("test-database", "auth", "test database at 1 migration", false);
        Row order = row("generate", "order", "DBM-405", true);

        assertThat(Summary.rows(SERVICES, Summary.told(List.of(order), List.of(auth, tests))))
                .containsExactly(auth, order, row("generate", "billing", "not run", true));
        Row dev = row("dev", "order", "1 applied", false);
        assertThat(Summary.told(List.of(dev), List.of(auth, tests))).containsExactly(dev);
    }

    private static Row row(String goal, String service, String outcome, boolean failed) {
        return new Row(goal, service, "", outcome, failed);
    }
}
