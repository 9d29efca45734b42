package io.github.dbmigrate.command;

/** How a goal talks to the person, or the pipeline, that runs it. Safe to use from several threads. */
public interface Console {

    /** Prints one line of result. */
    void say(String line);

    /** Prints one line that asks for attention. */
    void warn(String line);

    /** Opens a step; it prints a line when it lasts over a second, and its time when it is closed. */
    Step step(String doing);

    /** True when questions can be asked: a terminal, and no batch mode. */
    boolean interactive();

    /** Asks for a line; an empty answer is the default. Only where {@link #interactive()}. */
    String ask(String question, String defaultAnswer);

    /** Asks for yes or no; anything but a clear yes is a no. Only where {@link #interactive()}. */
    boolean confirm(String question);

    /** Something that takes a while. */
    interface Step extends AutoCloseable {
        void detail(String text);

        /** Prints a line at once, even where other lines are held back to be printed in one piece. */
        void tell(String line);

        @Override
        void close();
    }
}
