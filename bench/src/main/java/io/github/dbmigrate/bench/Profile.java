package io.github.dbmigrate.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Runs db-migrate once under Java Flight Recorder instead of measuring it, and tells where its time went. */
record Profile(Stopwatch stopwatch, Path folder) implements Rounds {

    private static final String OURS = "io.github.dbmigrate.";
    private static final int SHOWN = 25;

    @Override
    public void run(Work work, int size, List<Turn> turns) {
        Path recording = folder.resolve(work.word() + "-" + size + ".jfr");
        for (Turn turn : turns) {
            if (turn.contestant().equals(DbMigrate.NAME)) {
                turn.before().run();
                stopwatch.run(recorded(turn.command(), recording));
            }
        }
        System.out.println("\n# " + work.word() + " " + size + ": " + recording);
        print(recording);
    }

    /** The command as it would be measured, with a recorder. */
    static Command recorded(Command command, Path recording) {
        String options = command.environment().getOrDefault(Part.MAVEN_OPTS, "");
        String recorder = "-XX:StartFlightRecording=settings=profile,filename=" + recording;
        return command.with(Part.MAVEN_OPTS, (options + " " + recorder).strip());
    }

    private static void print(Path recording) {
        List<RecordedEvent> running = events(recording, "jdk.ExecutionSample");
        List<RecordedEvent> waiting = events(recording, "jdk.NativeMethodSample");
        System.out.println(running.size() + " samples of running Java, " + waiting.size()
                + " of native code, which mostly waits for the server; "
                + events(recording, "jdk.GarbageCollection").size() + " garbage collections");
        table("Running, by package", running.stream().map(event -> names(event, 1, Profile::packageOf)));
        table("Running, by method", running.stream().map(event -> names(event, 1, Profile::method)));
        table(
                "Running, by method of db-migrate with all that it calls",
                running.stream().map(Profile::ours));
        table(
                "Native, by method of db-migrate with all that it calls",
                waiting.stream().map(Profile::ours));
    }

    private static void table(String title, Stream<Set<String>> names) {
        Map<String, Integer> counts = new TreeMap<>();
        names.flatMap(Set::stream).forEach(name -> counts.merge(name, 1, Integer::sum));
        System.out.println("\n## " + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry -> System.out.printf("%6d  %s%n", entry.getValue(), entry.getKey()));
    }

    // A method that calls itself counts once a sample.
    private static Set<String> ours(RecordedEvent event) {
        Set<String> all = names(event, Integer.MAX_VALUE, Profile::method);
        all.removeIf(name -> !name.startsWith(OURS));
        return all;
    }

    private static Set<String> names(RecordedEvent event, int frames, Function<RecordedMethod, String> name) {
        RecordedStackTrace stack = event.getStackTrace();
        List<RecordedFrame> all = stack == null ? List.of() : stack.getFrames();
        return all.stream()
                .limit(frames)
                .map(frame -> name.apply(frame.getMethod()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String packageOf(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }

    private static String method(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    private static List<RecordedEvent> events(Path recording, String type) {
        try {
            return RecordingFile.readAllEvents(recording).stream()
                    .filter(event -> event.getEventType().getName().equals(type))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
