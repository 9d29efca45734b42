package io.github.dbmigrate.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlContentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SELECT 1;\n",
                "SELECT 1;\r\nSELECT 2;\r\n",
                "SELECT 1;\rSELECT 2;\r\r\n",
                "\uFEFFSELECT 1;\n",
                "\uFEFF\uFEFFSELECT 1;\n",
                "\uFEFF\uFEFF\r\n",
                "SELECT 'ü€𝄞';\n",
                "\uFEFFSELECT 'ü€𝄞';\r\n",
                " \t\r\n",
                "\u2003\n",
                "\u00A0\n"
            })
    void the_bytes_of_a_file_have_the_sum_of_its_text(String text) throws IOException {
        Path file = folder.resolve("1_a.sql");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));

        SqlContent read = SqlContent.read(file, ModuleFolder.of(file));

        assertThat(read.checksum()).isEqualTo(Checksum.of(read.text()));
        assertThat(read.text()).isEqualTo(text.startsWith("\uFEFF") ? text.substring(1) : text);
        assertThat(read.isBlank()).isEqualTo(read.text().isBlank());
    }
}
