package io.github.dbmigrate.mybatis;

import io.github.dbmigrate.sql.Statement;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Recognises the first statements of a script, by their text as it stands in the file: a variable's value may be a password,
 * and may change between two runs.
 */
final class StatementHashes {

    private final List<Statement> statements;
    private final List<String> hashes = new ArrayList<>();

    StatementHashes(RunnableScript script) {
        this.statements = script.written();
    }

    /** SHA-256, hexadecimal, over the first statements; each hash goes into the next. */
    String upTo(int count) {
        while (hashes.size() < count) {
            String before = hashes.isEmpty() ? "" : hashes.get(hashes.size() - 1);
            hashes.add(hash(before + statements.get(hashes.size()).text()));
        }
        return hashes.get(count - 1);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
