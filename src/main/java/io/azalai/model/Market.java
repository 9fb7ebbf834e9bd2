package io.azalai.model;

import java.util.Arrays;

/** What kind of market a thing is listed on. */
public enum Market {
    /** Assets change hands. */
    SPOT,
    /** Perpetual futures: positions, margin, funding. */
    PERP;

    /**
     * The market of a name, in any case.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Market named(String name) {
        return Arrays.stream(values())
                .filter(market -> market.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown market '" + name + "'; there are " + Arrays.toString(values())));
    }
}
