package io.github.dbmigrate.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as the user meets it.
 *
 * @param code names the kind of failure for good; documented in {@code docs/problems.md}
 * @param headline one sentence: what happened, and where it matters what was not done
 * @param facts the circumstances, in the order in which they are shown
 * @param excerpt the place in a file, or null when there is none
 * @param remedies the ways out, the safest first; empty only when nothing can be done
 */
public record Problem(
        ProblemCode code,
        String headline,
        List<Fact> facts,
        @Nullable Excerpt excerpt,
        List<Remedy> remedies) {

    public Problem {
        headline = Passwords.hidden(headline);
        facts = List.copyOf(facts);
        remedies = List.copyOf(remedies);
    }

    public static Problem of(ProblemCode code, String headline) {
        return new Problem(code, headline, List.of(), null, List.of());
    }

    /** Adds a fact; a null or blank value adds nothing, so that optional details of PostgreSQL can be passed as they are. */
    public Problem fact(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return this;
        }
        return new Problem(code, headline, appended(facts, new Fact(name, value)), excerpt, remedies);
    }

    public Problem at(Excerpt place) {
        return new Problem(code, headline, facts, place, remedies);
    }

    public Problem remedy(String sentence, String... commands) {
        Remedy remedy = new Remedy(sentence, List.of(commands));
        return new Problem(code, headline, facts, excerpt, appended(remedies, remedy));
    }

    public ProblemException exception() {
        return new ProblemException(this, null);
    }

    public ProblemException exception(Throwable cause) {
        return new ProblemException(this, cause);
    }

    private static <T> List<T> appended(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
