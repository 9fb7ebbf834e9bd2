package io.azalai.simulator.hyperliquid;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the venue takes of a coin now, which is everything unless a test says otherwise. Safe for many threads: a
 * concurrent map.
 */
final class Listings {

    private final Universe universe;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    /** What is taken. */
    enum State {
        TRADING("trading"),
        HALTED("halted"),
        /** Nothing that adds to open interest. */
        CAPPED("openInterestCap"),
        /** The same, because it grew too fast. */
        RISING("openInterestRising");

        private final String word;

        State(String word) {
            this.word = word;
        }
    }

    Listings(Universe universe) {
        this.universe = universe;
    }

    /** Gives a coin a state. @throws IllegalArgumentException when there is no such coin or state */
    void set(String coin, String word) {
        if (universe.coin(coin).isEmpty()) {
            throw new IllegalArgumentException("unknown coin '" + coin + "'; write it as meta and spotMeta do");
        }
        State state = Arrays.stream(State.values())
                .filter(each -> each.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown status '" + word + "'; known are "
                        + String.join(
                                ", ",
                                Arrays.stream(State.values())
                                        .map(each -> each.word)
                                        .toList())));
        states.put(coin, state);
    }

    State of(Coin coin) {
        return states.getOrDefault(coin.name(), State.TRADING);
    }

    /** Coins of a dex whose open interest is capped, in the order of its metadata. */
    List<String> capped(String dex) {
        return universe.perpetuals(dex).stream()
                .filter(coin -> of(coin) == State.CAPPED)
                .map(Coin::name)
                .toList();
    }
}
