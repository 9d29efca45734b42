package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Excerpt;
import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A SQL file that was read.
 *
 * @param path absolute
 * @param display the path as the user knows it, relative to the reactor's root
 * @param text the content without a byte order mark; line ends as in the file
 */
public record SqlFile(Path path, String display, String text) {

    /**
     * Reads a file. Problems: {@code DIRECTORY_UNREADABLE} when it cannot be read or is a symbolic link out of the module;
     * {@code FILE_ENCODING} when it is not UTF-8 or holds a NUL, which PostgreSQL has no text for.
     */
    public static SqlFile read(Path path) {
        return read(path, ModuleFolder.of(path));
    }

    static SqlFile read(Path path, ModuleFolder module) {
        String display = module.display(path);
        try {
            if (module.isLeftBy(path)) {
                throw leavesModule(display, path.toRealPath()).exception();
            }
            byte[] bytes = Files.readAllBytes(path);
            return new SqlFile(path.toAbsolutePath(), display, decode(display, bytes));
        } catch (IOException e) {
            throw unreadable(display, e).exception(e);
        }
    }

    public Checksum checksum() {
        return Checksum.of(text);
    }

    /** The lines around a place, for a problem. */
    public Excerpt excerpt(int line, int column) {
        return Excerpt.of(display, text, line, column);
    }

    static Problem unreadable(String display, Exception e) {
        return Problem.of(ProblemCode.DIRECTORY_UNREADABLE, display + " cannot be read.")
                .fact("cause", describe(e))
                .remedy("Give yourself the right to read it:", "chmod u+r " + display);
    }

    static Problem leavesModule(String display, Path target) {
        return Problem.of(
                        ProblemCode.DIRECTORY_UNREADABLE,
                        display + " is a symbolic link that leads out of its module; it was not read.")
                .fact("leads to", target.toString())
                .remedy("Put the file itself in its place: what a migration does must be in the service's own folder.");
    }

    static String describe(Exception e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private static String decode(String display, byte[] bytes) {
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int begin = mark ? 3 : 0;
        boolean ascii = true;
        for (int i = begin; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw encoding(display, bytes, i).exception();
            }
            ascii &= bytes[i] > 0;
        }
        if (!ascii) {
            requireUtf8(display, bytes, begin);
        }
        return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    }

    // Piece by piece: of a large script the bytes and the text are in memory, and no third copy.
    private static void requireUtf8(String display, byte[] bytes, int begin) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, begin, bytes.length - begin);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            result = decoder.decode(in, out.clear(), true);
        }
        if (result.isError()) {
            throw encoding(display, bytes, in.position()).exception(cause(result));
        }
    }

    private static CharacterCodingException cause(CoderResult result) {
        try {
            result.throwException();
        } catch (CharacterCodingException e) {
            return e;
        }
        return new CharacterCodingException();
    }

    private static Problem encoding(String display, byte[] bytes, int at) {
        long line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        String found = bytes[at] == 0 ? "a NUL byte" : String.format("byte 0x%02X", bytes[at]);
        Problem problem = Problem.of(
                        ProblemCode.FILE_ENCODING,
                        display + " is not UTF-8 text: " + found + " at offset " + at + " in line " + line + ".")
                .fact("file", display + ":" + line);
        String guess = bytes[at] == 0 || (at == 0 && (bytes[0] & 0xFE) == 0xFE) ? "UTF-16" : "ISO-8859-1";
        return problem.remedy(
                "Convert it; " + guess + " is what it looks like:",
                "iconv -f " + guess + " -t UTF-8 " + display + " > converted.sql && mv converted.sql " + display);
    }
}
