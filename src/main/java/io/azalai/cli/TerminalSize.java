package io.azalai.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much fits on the terminal, in characters. */
record TerminalSize(int columns, int rows) {

    /** What is assumed of a terminal that does not tell. */
    static final TerminalSize USUAL = new TerminalSize(80, 24);

    private static final Pattern ANSWER = Pattern.compile("([1-9]\\d{0,4}) ([1-9]\\d{0,4})\\s*");

    /** The size at this moment, as {@code stty} tells it; {@link #USUAL} where it does not. */
    static TerminalSize now() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return of(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException untold) {
            return USUAL;
        }
    }

    /** Reads rows and columns, in that order. */
    static TerminalSize of(String answer) {
        Matcher told = ANSWER.matcher(answer);
        return told.matches()
                ? new TerminalSize(Integer.parseInt(told.group(2)), Integer.parseInt(told.group(1)))
                : USUAL;
    }
}
