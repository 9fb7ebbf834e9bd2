package io.azalai.model;

import java.util.Arrays;
import java.util.List;

/** How a service runs, and whether its orders may leave. */
public enum Mode {
    /** All venues are simulated on loopback, and orders go to them. */
    DEMO("demo"),
    /** Real market data; orders are filled here, and nothing is changed at a venue. */
    PAPER("paper"),
    /** Orders go to the venues. */
    LIVE("live");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** As the configuration writes it. */
    public String word() {
        return word;
    }

    /** All words, as the configuration writes them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Mode::word).toList();
    }

    /**
     * The mode of a word, letter by letter.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Mode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no mode '" + word + "'; there are " + words()));
    }

    @Override
    public String toString() {
        return word;
    }
}
