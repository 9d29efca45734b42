package io.github.dbmigrate.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void lines_are_one_an_object_and_one_a_property() {
        Catalog catalog = Catalog.of(List.of(view(Map.of("definition", "SELECT 1\n  AS a"), "app", "reader=SELECT")));

        assertThat(Fingerprint.of(catalog).lines())
                .containsExactly(
                        "view public.v",
                        "view public.v: definition = SELECT 1\\n  AS a",
                        "view public.v: owner = app",
                        "view public.v: privileges = reader=SELECT");
    }

    @Test
    void equal_lines_have_equal_digests_and_other_lines_have_not() {
        Catalog one = Catalog.of(List.of(view(Map.of("definition", "a\nb"), null)));
        Catalog same = Catalog.of(List.of(view(Map.of("definition", "a\nb"), null)));
        Catalog other = Catalog.of(List.of(view(Map.of("definition", "a\\nb"), null)));

        assertThat(Fingerprint.of(one).hex())
                .hasSize(64)
                .isEqualTo(Fingerprint.of(same).hex());
        assertThat(Fingerprint.of(one).hex()).isNotEqualTo(Fingerprint.of(other).hex());
    }

    /** What journals hold was taken so; another value would be drift in every database. */
    @Test
    void the_digest_is_the_sha_256_of_the_lines_in_utf_8() throws NoSuchAlgorithmException {
        String text = "ä€𝄞 back\\slash\r\n " + "𝄞".repeat(300) + "x" + "𝄞".repeat(700) + "€".repeat(2_000);
        Fingerprint fingerprint = Fingerprint.of(Catalog.of(List.of(view(Map.of("definition", text), "Ö"))));

        byte[] lines = (String.join("\n", fingerprint.lines()) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines);
        assertThat(fingerprint.hex()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(fingerprint.lines().get(1)).startsWith("view public.v: definition = ä€𝄞 back\\\\slash\\r\\n 𝄞");
    }

    @Test
    void the_order_of_columns_is_told_but_not_compared() {
        assertThat(column("1").sameAs(column("2"))).isTrue();
        assertThat(column("1").property(Properties.POSITION)).isEqualTo("1");
    }

    private static SchemaObject column(String position) {
        ObjectId table = new ObjectId(Kind.TABLE, "public.t");
        TreeMap<String, String> properties = new TreeMap<>(Map.of("type", "text", Properties.POSITION, position));
        ObjectId id = new ObjectId(Kind.COLUMN, "public.t.a");
        return new SchemaObject(id, table, properties, null, new TreeSet<>(), new TreeSet<>());
    }

    private static SchemaObject view(Map<String, String> properties, @Nullable String owner, String... privileges) {
        return new SchemaObject(
                new ObjectId(Kind.VIEW, "public.v"),
                null,
                new TreeMap<>(properties),
                owner,
                new TreeSet<>(List.of(privileges)),
                new TreeSet<>());
    }
}
