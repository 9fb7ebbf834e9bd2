package io.azalai.cli;

import java.util.Arrays;

/** Where the log goes: to the terminal, but to a file where a live view has the terminal. */
public final class LogTarget {

    private LogTarget() {}

    public static void choose(String... arguments) {
        boolean demo = Arrays.stream(arguments)
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .filter("demo"::equals)
                .isPresent();
        if (demo) {
            System.setProperty("log4j2.configurationFile", "log4j2-file.xml");
        }
    }
}
