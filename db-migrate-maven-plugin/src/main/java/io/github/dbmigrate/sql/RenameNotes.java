package io.github.dbmigrate.sql;

import io.github.dbmigrate.sql.Lexer.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the comments {@code -- @renamed from=old_name}. One behind code is about what its line begins in; one alone on its
 * line is about what follows.
 */
public final class RenameNotes {

    private static final Pattern NOTE = Pattern.compile("--\\s*@renamed\\b(.*)", Pattern.CASE_INSENSITIVE);
    private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|'(?:[^']|'')+'|[^\\s.,;\"']+)";
    private static final Pattern FROM = Pattern.compile(
            "\\s+from\\s*=\\s*(" + PART + "(?:\\." + PART + ")*)(?:[\\s,;].*)?", Pattern.CASE_INSENSITIVE);
    private static final List<String> SEPARATORS = List.of(",", "(", ")", ";");
    private static final Pattern ONE_PART = Pattern.compile(PART);

    private final String script;
    private final List<Statement> statements;
    private final List<Lexeme> lexemes;

    private RenameNotes(String script, List<Statement> statements) {
        this.script = script;
        this.statements = statements;
        this.lexemes = Lexeme.of(script);
    }

    /** The comments in their order. */
    public static List<RenameNote> of(String script) {
        if (!script.contains("@renamed") && !script.contains("@RENAMED")) {
            return List.of();
        }
        return new RenameNotes(script, StatementSplitter.split(script)).find();
    }

    private List<RenameNote> find() {
        List<RenameNote> notes = new ArrayList<>();
        Places places = new Places(script, 0, new Place(1, 1));
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme comment = lexemes.get(i);
            Matcher note = NOTE.matcher(comment.text());
            if (comment.token() == Token.LINE_COMMENT && note.matches()) {
                notes.add(new RenameNote(places.at(comment.start()), from(note.group(1)), target(i)));
            }
        }
        return notes;
    }

    private static List<String> from(String text) {
        Matcher from = FROM.matcher(text.stripTrailing());
        List<String> parts = new ArrayList<>();
        if (from.matches()) {
            Matcher part = ONE_PART.matcher(from.group(1));
            while (part.find()) {
                parts.add(Lexeme.plain(part.group()));
            }
        }
        return parts;
    }

    private RenameNote.@Nullable Target target(int comment) {
        List<Lexeme> beside = beside(comment);
        if (beside.isEmpty()) {
            for (int i = comment + 1; i < lexemes.size(); i++) {
                if (!lexemes.get(i).isComment()) {
                    return targetAt(lexemes.get(i));
                }
            }
            return null;
        }
        int end = lexemes.get(comment).start();
        boolean wholeStatement = statements.stream()
                .anyMatch(statement -> statement.offset() == beside.get(0).start() && statement.end() <= end);
        // Two columns in one line, or a table and a column: nobody can tell which of them is meant.
        List<RenameNote.Target> targets = beside.stream()
                .limit(wholeStatement ? 1 : beside.size())
                .map(this::targetAt)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return targets.size() == 1 ? targets.get(0) : null;
    }

    /** What stands before the comment in its line, without what only separates. */
    private List<Lexeme> beside(int comment) {
        ArrayDeque<Lexeme> beside = new ArrayDeque<>();
        for (int i = comment - 1;
                i >= 0 && sameLine(lexemes.get(i).end(), lexemes.get(comment).start());
                i--) {
            Lexeme lexeme = lexemes.get(i);
            if (!lexeme.isComment() && SEPARATORS.stream().noneMatch(lexeme::is)) {
                beside.addFirst(lexeme);
            }
        }
        return List.copyOf(beside);
    }

    private RenameNote.@Nullable Target targetAt(Lexeme at) {
        for (Statement statement : statements) {
            if (statement.offset() <= at.start() && at.start() < statement.end()) {
                List<Lexeme> words = lexemes.stream()
                        .filter(lexeme -> lexeme.start() >= statement.offset() && lexeme.start() < statement.end())
                        .filter(lexeme -> !lexeme.isComment())
                        .toList();
                return new NamedBy(words).at(at.start());
            }
        }
        return null;
    }

    private boolean sameLine(int from, int to) {
        return script.substring(from, to).chars().noneMatch(c -> Lexer.isNewline((char) c));
    }
}
