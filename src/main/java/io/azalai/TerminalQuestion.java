package io.azalai;

import java.io.Console;

/** A question to whoever sits at the terminal; nobody there means no. */
final class TerminalQuestion {

    private TerminalQuestion() {}

    static boolean yes(String question) {
        Console console = System.console();
        return console != null && "yes".equalsIgnoreCase(console.readLine("%s", question));
    }
}
