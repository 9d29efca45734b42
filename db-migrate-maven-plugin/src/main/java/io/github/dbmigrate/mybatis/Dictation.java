package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.postgres.Sql;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that sends nothing, but takes down what MyBatis would send, so that it can be sent together with other
 * statements. Knows no more of JDBC than MyBatis' changelog operation uses; what else it may use some day fails here. Not
 * thread-safe.
 */
final class Dictation {

    private static final Object[] NONE = {};

    private final Connection connection = proxy(Connection.class);
    private final PreparedStatement statement = proxy(PreparedStatement.class);
    private final List<String> statements = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private String sql = "";

    Connection connection() {
        return connection;
    }

    /** What was said since the last time, with the values in it; a commit is a statement like any other. */
    List<String> taken() {
        List<String> taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }

    private @Nullable Object answer(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "prepareStatement" -> prepare(String.valueOf(argument(arguments, 0)));
            case "setBigDecimal" -> put(arguments, ((BigDecimal) argument(arguments, 1)).toPlainString());
            case "setString" -> put(arguments, Sql.literal(String.valueOf(argument(arguments, 1))));
            case "execute" -> statements.add(filled());
            case "executeUpdate" -> statements.add(filled()) ? 1 : 0;
            case "commit" -> say("COMMIT");
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.toString());
        };
    }

    private PreparedStatement prepare(String text) {
        sql = text;
        parameters.clear();
        return statement;
    }

    private @Nullable Object put(Object[] arguments, String literal) {
        if (!argument(arguments, 0).equals(parameters.size() + 1)) {
            throw new UnsupportedOperationException("parameters out of their order");
        }
        parameters.add(literal);
        return null;
    }

    private @Nullable Object say(String text) {
        statements.add(text);
        return null;
    }

    private static Object argument(Object[] arguments, int at) {
        return Objects.requireNonNull(arguments[at]);
    }

    /** A question mark in a quoted name is none of the parameters'. */
    private String filled() {
        StringBuilder filled = new StringBuilder(sql.length() + 100);
        boolean quoted = false;
        int next = 0;
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            quoted ^= c == '"';
            if (c == '?' && !quoted) {
                filled.append(parameters.get(next));
                next++;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }

    private <T> T proxy(Class<T> type) {
        // Where a method has no parameters, there is no array of them.
        return type.cast(Proxy.newProxyInstance(
                Dictation.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer(method, arguments == null ? NONE : arguments)));
    }
}
