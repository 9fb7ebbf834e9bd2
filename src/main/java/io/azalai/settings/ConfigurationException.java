package io.azalai.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; the message lists every problem with its path and its cure. */
public final class ConfigurationException extends RuntimeException {

    private final transient List<Problem> problems;

    public ConfigurationException(String file, List<Problem> problems) {
        super(problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining(
                        System.lineSeparator(), file + " cannot be used:" + System.lineSeparator(), "")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
