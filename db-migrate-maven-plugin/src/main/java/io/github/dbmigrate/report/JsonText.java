package io.github.dbmigrate.report;

import java.util.List;

/**
 * JSON as text (RFC 8259): a field a line, arrays in one line. Written here because loading a library for it took longer
 * than all that a goal asks of the database when it finds nothing to do.
 */
final class JsonText {

    private static final String INDENT = "  ";
    private static final String HEX = "0123456789ABCDEF";

    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** @param fields a name, its value, the next name */
    void object(List<Object> fields) {
        if (fields.isEmpty()) {
            text.append("{ }");
            return;
        }
        text.append('{');
        depth++;
        for (int at = 0; at < fields.size(); at += 2) {
            text.append(at == 0 ? "" : ",");
            line();
            value(fields.get(at));
            text.append(" : ");
            value(fields.get(at + 1));
        }
        depth--;
        line();
        text.append('}');
    }

    void array(List<Object> elements) {
        text.append('[');
        String between = " ";
        for (Object element : elements) {
            text.append(between);
            value(element);
            between = ", ";
        }
        text.append(" ]");
    }

    /** A part, a number, a truth or a text. */
    private void value(Object value) {
        if (value instanceof JsonPart part) {
            part.write(this);
        } else if (value instanceof Long || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void line() {
        text.append('\n');
        for (int each = 0; each < depth; each++) {
            text.append(INDENT);
        }
    }

    private void string(String value) {
        text.append('"');
        int from = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, from, at);
                escape(c);
                from = at + 1;
            }
        }
        text.append(from == 0 ? value : value.substring(from)).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> text.append('\\').append(c);
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
