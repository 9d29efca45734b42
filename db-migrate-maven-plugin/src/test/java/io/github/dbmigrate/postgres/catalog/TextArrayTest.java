package io.github.dbmigrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dbmigrate.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextArrayTest {

    static Stream<List<String>> arrays() {
        return Stream.of(
                List.of(),
                List.of(""),
                List.of("plain"),
                Arrays.asList(null, "a", null),
                List.of("NULL", "null", "Null"),
                List.of("a,b", "{c}", "}", "{"),
                List.of("say \"hello\"", "\"", "back\\slash", "\\", "\\\\\"", "ends\\"),
                List.of(" before", "after ", " ", "two\nlines", "tab\t", "\r\n"),
                List.of("ä€𝄞", "name", "'quoted'", "E'\\n'"),
                List.of("", "", "x", ""));
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void what_postgresql_prints_is_read_as_the_driver_reads_it(List<String> elements) throws SQLException {
        TestPostgres server = TestPostgres.get();
        try (Connection connection = server.connect(server.createDatabase());
                PreparedStatement statement = connection.prepareStatement("SELECT ?::text[]")) {
            statement.setArray(1, connection.createArrayOf("text", elements.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                List<?> driver = Arrays.asList((Object[]) row.getArray(1).getArray());
                assertThat(RowReader.texts(row, 1)).isEqualTo(elements).isEqualTo(driver);
            }
        }
    }

    @Test
    void an_array_with_bounds_is_refused_and_not_misread() {
        byte[] array = "[0:1]={a,b}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> TextArray.parse(array)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_whole_next_element_is_passed_over() {
        TextArray array = new TextArray("{type,typed,\"type\",type}".getBytes(StandardCharsets.UTF_8));

        assertThat(array.skip("typ")).isFalse();
        assertThat(array.skip("type")).isTrue();
        assertThat(array.skip("type")).isFalse();
        assertThat(array.next()).isEqualTo("typed");
        assertThat(array.skip("type")).isFalse();
        assertThat(array.next()).isEqualTo("type");
        assertThat(array.skip("types")).isFalse();
        assertThat(array.skip("type")).isTrue();
        assertThat(array.hasNext()).isFalse();
    }
}
