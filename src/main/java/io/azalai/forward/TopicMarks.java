package io.azalai.forward;

import io.azalai.model.Mode;
import java.util.Collection;

/**
 * What stands before names in Kafka that are not of real money on mainnets, so that nobody takes one for the other: a
 * request for real orders must never be carried out on a testnet, nor one for a testnet with real money. A service with
 * venues of both kinds has names of its own, as it is neither. Immutable.
 *
 * @param all before every topic
 * @param ours before those of orders and accounts, behind {@code all}
 */
public record TopicMarks(String all, String ours) {

    /** Real orders on mainnets. */
    public static final TopicMarks NONE = new TopicMarks("", "");

    private static final String DEMO = "demo.";
    private static final String PAPER = "paper.";
    private static final String TESTNET = "testnet.";
    private static final String MIXED = "mixed.";

    /**
     * Those of a service.
     *
     * @param testnets of each venue, whether it is a testnet
     */
    public static TopicMarks of(Mode mode, Collection<Boolean> testnets) {
        return switch (mode) {
            case DEMO -> new TopicMarks(DEMO, "");
            case PAPER -> new TopicMarks(network(testnets), PAPER);
            case LIVE -> new TopicMarks(network(testnets), "");
        };
    }

    private static String network(Collection<Boolean> testnets) {
        if (!testnets.contains(true)) {
            return "";
        }
        return testnets.contains(false) ? MIXED : TESTNET;
    }

    /** A topic so marked. */
    String topic(String name) {
        boolean own = name.startsWith("trade.") || name.startsWith("state.");
        return own ? group(name) : all + name;
    }

    /** The group that reads orders, so marked: members of one group share the partitions. */
    String group(String name) {
        return all + ours + name;
    }
}
