package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.loopback.Switchboard;
import java.util.Set;

/** Peculiarities of this venue that tests turn on and off. Safe for many threads: a concurrent set. */
final class Switches extends Switchboard {

    /** An error frame where the venue drops the connection. */
    static final String ERROR_ON_UNKNOWN_COIN = "errorOnUnknownCoin";
    /** Never 429. */
    static final String NO_WEIGHT_LIMIT = "noWeightLimit";
    /** As many sockets, messages, subscriptions, users and posts as one likes (section 7.3). */
    static final String NO_SOCKET_LIMIT = "noSocketLimit";
    /** Requests over sockets wait until it is turned off. */
    static final String HELD_POSTS = "heldPosts";
    /** What follows a network upgrade: nothing but post-only orders is taken (section 3.6). */
    static final String ONLY_POST_ONLY = "onlyPostOnly";
    /** {@code orderStatus} does not know an order of the last second yet (section 11). */
    static final String LATE_ORDER_STATUS = "lateOrderStatus";

    Switches() {
        super(Set.of(
                ERROR_ON_UNKNOWN_COIN,
                NO_WEIGHT_LIMIT,
                NO_SOCKET_LIMIT,
                HELD_POSTS,
                ONLY_POST_ONLY,
                LATE_ORDER_STATUS));
    }
}
