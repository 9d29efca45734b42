package io.github.dbmigrate.client;

import io.github.dbmigrate.command.ClientGenerator.Request;
import io.github.dbmigrate.migration.Checksum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a client was generated from, as one digest: the migrations, the request without its output directory, and the
 * version of the generator.
 *
 * @param hex SHA-256 in 64 lower case hexadecimal digits
 */
record Stamp(String hex) {

    /** Raise it with every change of the generated text, so that clients are generated anew. */
    static final String GENERATOR = "1";

    static Stamp of(Request request, List<Checksum> history) {
        StringBuilder text = new StringBuilder();
        line(text, "generator", GENERATOR);
        line(text, "service", request.service());
        line(text, "package", request.packageName());
        line(text, "changelog", request.changelog());
        request.namespaces().forEach(namespace -> line(text, "namespace", namespace));
        history.forEach(checksum -> line(text, "migration", checksum.hex()));
        return new Stamp(digest(text.toString()));
    }

    /** SHA-256 of the text in UTF-8. */
    static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
