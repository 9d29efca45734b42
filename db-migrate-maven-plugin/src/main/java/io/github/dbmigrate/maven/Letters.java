package io.github.dbmigrate.maven;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * Keeps what is printed readable where the output knows ASCII only, as in a container without a locale: Java would print
 * a question mark for each other letter.
 *
 * @param charset of the output
 */
record Letters(Charset charset) {

    private static final Map<String, String> PLAIN =
            Map.of("·", "-", "…", "...", "→", "->", "—", "-", "–", "-", "≥", ">=", "×", "x");

    /** Those of this process's output. */
    static Letters ofOutput() {
        // The first is set from JDK 19 on; before, the default charset follows the locale.
        String named = System.getProperty("stdout.encoding");
        return new Letters(
                named != null && Charset.isSupported(named) ? Charset.forName(named) : Charset.defaultCharset());
    }

    /** The text, with our own signs in ASCII where the output cannot show them; what users wrote stays as it is. */
    String shown(String text) {
        if (isAscii(text) || !charset.canEncode() || charset.newEncoder().canEncode(text)) {
            return text;
        }
        String shown = text;
        for (Map.Entry<String, String> sign : PLAIN.entrySet()) {
            shown = shown.replace(sign.getKey(), sign.getValue());
        }
        return shown;
    }

    // Every charset of an output has these, and a table of thousands of lines asks for each.
    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > '~') {
                return false;
            }
        }
        return true;
    }
}
