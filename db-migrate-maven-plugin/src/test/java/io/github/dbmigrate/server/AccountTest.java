package io.github.dbmigrate.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.problem.ProblemCode;
import io.github.dbmigrate.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {

    private static final Account REFUSED = new Account(List.of("false"), "nobody");
    private static final Account UNKNOWN = new Account(List.of("no-such-command-here"), "nobody");
    private static final Account PLAIN = new Account(List.of("env"), "nobody");

    @Test
    void the_first_account_that_can_run_the_programs_is_taken() throws Exception {
        assertThat(Account.choose(ThrowAwayServer.binaries(17), List.of(UNKNOWN, REFUSED, PLAIN)))
                .isEqualTo(PLAIN);
    }

    @Test
    void without_any_the_problem_shows_what_was_tried_and_the_ways_out() throws Exception {
        PostgresBinaries binaries = ThrowAwayServer.binaries(17);
        assertThatThrownBy(() -> Account.choose(binaries, List.of(UNKNOWN, REFUSED)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_ROOT);
                    assertThat(e.problem().facts())
                            .anySatisfy(fact -> assertThat(fact.value()).contains("no-such-command-here", "false"));
                    assertThat(e.problem().remedies()).hasSize(3);
                });
    }

    @Test
    void an_account_that_cannot_enter_the_directory_is_passed_over() throws Exception {
        PostgresBinaries elsewhere = new PostgresBinaries(java.nio.file.Path.of("/no/such/home"), "17.11.0");
        assertThatThrownBy(() -> Account.choose(elsewhere, List.of(PLAIN)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.SERVER_ROOT));
    }

    @Test
    void an_ordinary_user_needs_no_other_account() throws Exception {
        Account chosen = Account.choose(ThrowAwayServer.binaries(17), java.nio.file.Path.of("missing"));
        assertThat(chosen.prefix().isEmpty()).isEqualTo(!Account.isRoot());
    }
}
