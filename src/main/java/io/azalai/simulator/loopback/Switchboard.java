package io.azalai.simulator.loopback;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Peculiarities of a venue that tests turn on and off by name. Safe for many threads: a concurrent set. */
public class Switchboard {

    private final Set<String> known;
    private final Set<String> on = ConcurrentHashMap.newKeySet();

    /** All off. */
    protected Switchboard(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /** Turns one on or off. @throws IllegalArgumentException when there is no such one, naming the known ones */
    public final void turn(String name, boolean wanted) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(
                    "unknown switch '" + name + "'; known are " + String.join(", ", new TreeSet<>(known)));
        }
        if (wanted) {
            on.add(name);
        } else {
            on.remove(name);
        }
    }

    public final boolean isOn(String name) {
        return on.contains(name);
    }
}
