package io.azalai.check;

import java.io.Console;

/** A question to whoever sits at the terminal, which the launcher tells of; nobody there means no. */
final class TerminalQuestion {

    private TerminalQuestion() {}

    @SuppressWarnings("SystemConsoleNull") // the launcher's word decides, not the console's existence
    static boolean yes(String question) {
        Console console = System.console();
        return console != null
                && Boolean.getBoolean("azalai.terminal")
                && "yes".equalsIgnoreCase(console.readLine("%s", question));
    }
}
