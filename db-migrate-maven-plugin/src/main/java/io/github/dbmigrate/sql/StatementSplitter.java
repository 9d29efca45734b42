package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.StatementKind.CopyFromStdin;
import io.github.dbmigrate.sql.StatementKind.PsqlCommand;
import io.github.dbmigrate.sql.StatementKind.Unterminated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a PostgreSQL script into statements in one pass. Knows what psql knows (src/fe_utils/psqlscan.l): quotes, dollar
 * quotes, nested comments, {@code ;} in parentheses and in {@code BEGIN ATOMIC} bodies, the data behind {@code COPY … FROM
 * STDIN}. The last statement needs no {@code ;}. Empty statements and comments are left out, {@code ${…}} and {@code ?} are
 * left alone, and a byte order mark at the beginning is passed over. Never fails: a script that ends inside a quote ends with
 * a statement of kind {@link Unterminated}.
 */
public final class StatementSplitter {

    private final String script;
    private final Lexer lexer;
    private final Places places;
    private final Nesting nesting;
    private final Head head;
    private final Delimiter delimiter;
    private final List<Statement> statements = new ArrayList<>();
    private int first = -1;
    private int last;
    private Place place = new Place(1, 1);

    private StatementSplitter(String script) {
        int begin = script.startsWith("\uFEFF") ? 1 : 0;
        this.script = script;
        this.lexer = new Lexer(script, begin, script.length());
        this.places = new Places(script, begin, place);
        this.nesting = new Nesting(script);
        this.head = new Head(script);
        this.delimiter = new Delimiter(script);
    }

    /** The statements in their order; empty for a script of comments only. */
    public static List<Statement> split(String script) {
        StatementSplitter splitter = new StatementSplitter(script);
        splitter.run();
        return List.copyOf(splitter.statements);
    }

    private void run() {
        while (step()) {
            if (lexer.unterminated() != null) {
                endInside(lexer.unterminated());
                return;
            }
        }
        end();
    }

    private boolean step() {
        lexer.skipWhitespace();
        if (atDelimiter()) {
            end();
            lexer.moveTo(lexer.lineEnd(lexer.position()));
            return true;
        }
        if (atSlashComment()) {
            int lineEnd = lexer.lineEnd(lexer.position());
            delimiter.read(lexer.position(), lineEnd);
            lexer.moveTo(lineEnd);
            return true;
        }
        Lexer.Token token = lexer.next();
        switch (token) {
            case END -> {
                return false;
            }
            case LINE_COMMENT -> readDelimiter();
            case BLOCK_COMMENT -> {}
            case SYMBOL -> symbol();
            default -> take(token);
        }
        return true;
    }

    private void symbol() {
        char c = lexer.symbol();
        if (c == '\\') {
            end();
            psqlCommand();
        } else if (c == ';' && !nesting.isOpen()) {
            end();
        } else {
            take(Lexer.Token.SYMBOL);
        }
    }

    private void take(Lexer.Token token) {
        if (first < 0) {
            first = lexer.start();
            place = places.at(first);
        }
        last = lexer.position();
        nesting.take(token, lexer.start(), last);
        head.add(token, lexer.start(), last);
    }

    private void end() {
        if (first >= 0) {
            StatementKind kind = Classifier.kindOf(head);
            add(kind instanceof CopyFromStdin ? skipData() : kind);
        }
    }

    private void add(StatementKind kind) {
        statements.add(new Statement(script, first, last, place.line(), place.column(), kind));
        first = -1;
        nesting.reset();
        head.clear();
    }

    private void endInside(String what) {
        int opened = lexer.start();
        if (first < 0) {
            first = opened;
            place = places.at(opened);
        }
        last = script.length();
        add(new Unterminated(what, places.at(opened)));
    }

    private void psqlCommand() {
        first = lexer.start();
        place = places.at(first);
        last = lexer.lineEnd(first);
        lexer.moveTo(last);
        String line = script.substring(first + 1, last);
        add(new PsqlCommand(line.split("\\s", 2)[0].toLowerCase(Locale.ROOT)));
    }

    /** Passes over the rows behind the statement's line, up to the line {@code \.} or the script's end. */
    private CopyFromStdin skipData() {
        int rows = 0;
        int at = nextLine(lexer.lineEnd(lexer.position()));
        while (at < script.length()) {
            int lineEnd = lexer.lineEnd(at);
            boolean closed = lineEnd == at + 2 && script.startsWith("\\.", at);
            at = nextLine(lineEnd);
            if (closed) {
                break;
            }
            rows++;
        }
        lexer.moveTo(at);
        return new CopyFromStdin(rows);
    }

    private int nextLine(int lineEnd) {
        boolean pair = script.startsWith("\r\n", lineEnd);
        return Math.min(script.length(), lineEnd + (pair ? 2 : 1));
    }

    private boolean atDelimiter() {
        return delimiter.isAt(lexer.position());
    }

    /** MyBatis takes a line that begins with two slashes for a comment; PostgreSQL has no statement that could begin so. */
    private boolean atSlashComment() {
        return first < 0 && script.startsWith("//", lexer.position());
    }

    private void readDelimiter() {
        if (beginsLine(lexer.start())) {
            delimiter.read(lexer.start(), lexer.position());
        }
    }

    private boolean beginsLine(int offset) {
        int at = offset;
        while (at > 0 && (script.charAt(at - 1) == ' ' || script.charAt(at - 1) == '\t')) {
            at--;
        }
        return at == 0 || Lexer.isNewline(script.charAt(at - 1)) || script.charAt(at - 1) == '\uFEFF';
    }
}
