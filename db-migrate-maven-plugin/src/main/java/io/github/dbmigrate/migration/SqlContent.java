package io.github.dbmigrate.migration;

import io.github.dbmigrate.problem.Problem;
import io.github.dbmigrate.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a SQL file, known to be UTF-8. A run looks at every script of a history and reads the text of few, so the
 * text is made when it is asked for.
 */
final class SqlContent {

    private static final Set<OpenOption> AS_IT_LIES = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    // Windows opens the link itself then; elsewhere a link is refused.
    private static final boolean KNOWS_LINKS_WHEN_OPENING =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final long LARGEST = 1 << 30;

    private final byte[] bytes;
    private final int begin;
    private boolean ascii = true;
    private boolean carriageReturns;

    private SqlContent(byte[] bytes) {
        this.bytes = bytes;
        this.begin = hasMark(bytes, 0) ? 3 : 0;
    }

    /**
     * Reads a file without following a link, in one look at it; null where it is not a plain file, is being written, or cannot be
     * opened in this way, which {@link #readInside} tells apart. Problem {@code FILE_ENCODING}.
     */
    static @Nullable SqlContent readPlain(Path path, ModuleFolder module) {
        if (!KNOWS_LINKS_WHEN_OPENING) {
            return null;
        }
        try (SeekableByteChannel file = Files.newByteChannel(path, AS_IT_LIES)) {
            long size = file.size();
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LARGEST));
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = file.read(bytes);
            }
            boolean whole = !bytes.hasRemaining() && file.read(ByteBuffer.allocate(1)) < 0;
            return whole ? of(bytes.array(), path, module) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static SqlContent of(byte[] bytes, Path path, ModuleFolder module) {
        SqlContent content = new SqlContent(bytes);
        content.requireText(path, module);
        return content;
    }

    /** Reads a file that is known to lie in the module; problems as {@link SqlFile#read(Path)}. */
    static SqlContent read(Path path, ModuleFolder module) {
        try {
            return of(Files.readAllBytes(path), path, module);
        } catch (IOException e) {
            throw SqlFile.unreadable(module.display(path), e).exception(e);
        }
    }

    /** Reads a file that may be a link; problems as {@link SqlFile#read(Path)}. */
    static SqlContent readInside(Path path, ModuleFolder module) {
        try {
            if (module.isLeftBy(path)) {
                throw SqlFile.leavesModule(module.display(path), path.toRealPath())
                        .exception();
            }
            return read(path, module);
        } catch (IOException e) {
            throw SqlFile.unreadable(module.display(path), e).exception(e);
        }
    }

    /** The text without a byte order mark; line ends as in the file. */
    String text() {
        return new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8);
    }

    /** The same as {@link Checksum#of(String)} of the text. */
    Checksum checksum() {
        int first = hasMark(bytes, begin) ? begin + 3 : begin;
        return carriageReturns ? Checksum.of(text()) : Checksum.ofBytes(bytes, first);
    }

    /** True when it holds nothing but white space. */
    boolean isBlank() {
        for (int i = begin; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return text().isBlank();
            }
            if (!Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasMark(byte[] bytes, int at) {
        return bytes.length >= at + 3
                && bytes[at] == (byte) 0xEF
                && bytes[at + 1] == (byte) 0xBB
                && bytes[at + 2] == (byte) 0xBF;
    }

    private void requireText(Path path, ModuleFolder module) {
        for (int i = begin; i < bytes.length; i++) {
            byte each = bytes[i];
            // Most are letters and spaces, of which there is nothing to note.
            if (each <= '\r') {
                if (each == 0) {
                    throw encoding(module.display(path), i).exception();
                }
                ascii &= each > 0;
                carriageReturns |= each == '\r';
            }
        }
        if (!ascii) {
            requireUtf8(path, module);
        }
    }

    // Piece by piece: of a large script the bytes and the text are in memory, and no third copy.
    private void requireUtf8(Path path, ModuleFolder module) {
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
            throw encoding(module.display(path), in.position()).exception(cause(result));
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

    private Problem encoding(String display, int at) {
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
