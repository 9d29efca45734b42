package io.github.dbmigrate.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyBatisClientGeneratorTest {

    @TempDir
    static Path directory;

    private static GeneratedClient client;
    private static List<Path> files;

    @BeforeAll
    static void generate() throws Exception {
        client = new GeneratedClient(directory).sql(GeneratedClient.resource("everything.sql"));
        files = client.generate("public", "Audit-Log", "types");
    }

    @Test
    void the_client_of_every_type_compiles_without_a_warning() throws Exception {
        assertThat(client.compileWith("")).isNotNull();
        assertThat(files).isNotEmpty();
    }
}
