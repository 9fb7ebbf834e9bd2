package io.azalai.simulator.loopback;

import io.azalai.simulator.matching.Engine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A venue as the simulator's door holds it. Constructed with the {@link World}; ticks and listens once opened. */
public interface SimulatedVenue {

    /** Lower-case name, the key in the printed line and in faults. */
    String name();

    /** Sites to listen on, by name ({@code rest}, {@code futuresRest}, ...): one port each, in this order. */
    Map<String, Site> sites();

    /** Engines by market name for the ledger ({@code futures}, {@code spot}; one may serve both). */
    Map<String, Engine> engines();

    /** Accounts whose orders, fills and balances the ledger shows. */
    List<String> accounts();

    /** One tick, after the prices moved. */
    void tick();

    /** Once a second of real time: pings, idle sockets, hourly funding. */
    default void second() {}

    /** Settles the funding of one interval now. */
    void settleFunding();

    /** Ends what clients must renew (listen keys) as time would; nothing where there is no such thing. */
    default void expireListenKeys() {}

    /**
     * Turns a peculiarity of the venue on or off.
     *
     * @throws IllegalArgumentException when there is no such one, naming the known ones
     */
    default void turn(String what, boolean on) {
        throw new IllegalArgumentException("unknown switch '" + what + "'; " + name() + " has none");
    }

    /**
     * Money from outside, into the wallet where deposits arrive. @throws IllegalArgumentException when it cannot arrive
     */
    default void deposit(String account, String asset, BigDecimal amount) {
        throw new IllegalArgumentException(name() + " takes no deposits");
    }

    /**
     * Gives a symbol of a market a status in the venue's words. @throws IllegalArgumentException when there is no such
     * thing
     */
    default void list(String market, String symbol, String status) {
        throw new IllegalArgumentException(name() + " has no statuses of symbols");
    }

    /** Tells its customers something. @throws IllegalArgumentException when it tells nothing */
    default void announce(String title, String text) {
        throw new IllegalArgumentException(name() + " announces nothing");
    }
}
