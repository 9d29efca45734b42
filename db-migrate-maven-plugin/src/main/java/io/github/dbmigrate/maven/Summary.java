package io.github.dbmigrate.maven;

import io.github.dbmigrate.report.ReactorTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of the table over the whole reactor: in the reactor's order, with those that were never reached. */
final class Summary {

    private Summary() {}

    /**
     * Puts the results in order; after a failure, a service without a result is told of too.
     *
     * @param services all services of the reactor, in its order
     * @param results in the order in which they came, which under {@code -T} is chance
     */
    static List<Row> rows(List<String> services, List<Row> results) {
        List<Row> rows = new ArrayList<>(results);
        if (results.stream().anyMatch(Row::failed)) {
            goals(results)
                    .forEach(goal -> services.stream()
                            .filter(service -> results.stream().noneMatch(row -> isOf(row, goal, service)))
                            .forEach(service -> rows.add(new Row(goal, service, "", "not run", true))));
        }
        rows.sort(Comparator.comparingInt(row -> services.indexOf(row.service())));
        return rows;
    }

    /** The results, with those unremarkable ones that would seem not to have run beside a failure of their goal. */
    static List<Row> told(List<Row> results, List<Row> unremarkable) {
        if (unremarkable.isEmpty()) {
            return results;
        }
        List<Row> told = new ArrayList<>(results);
        unremarkable.stream()
                .filter(row -> results.stream()
                        .anyMatch(other -> other.failed() && other.goal().equals(row.goal())))
                .forEach(told::add);
        return told;
    }

    private static List<String> goals(List<Row> results) {
        return results.stream().map(Row::goal).distinct().toList();
    }

    private static boolean isOf(Row row, String goal, String service) {
        return row.goal().equals(goal) && row.service().equals(service);
    }
}
