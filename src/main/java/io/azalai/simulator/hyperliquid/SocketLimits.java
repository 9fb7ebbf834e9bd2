package io.azalai.simulator.hyperliquid;

import java.time.Clock;

/**
 * What the venue takes over sockets of one address (section 7.3): all clients here come from one. Confined to the event
 * loop.
 */
final class SocketLimits {

    static final int CHANNELS = 1000;
    static final int USERS = 10;

    private static final int CONNECTIONS = 10;
    private static final int CONNECTS = 30;
    private static final int MESSAGES = 2000;
    private static final int POSTS = 100;

    private final Switches switches;
    private final RollingMinute connects;
    private final RollingMinute messages;

    SocketLimits(Clock clock, Switches switches) {
        this.switches = switches;
        connects = new RollingMinute(clock);
        messages = new RollingMinute(clock);
    }

    /** Whether another connection is taken while so many are open. */
    boolean mayConnect(int open) {
        return isOff() || (open < CONNECTIONS && connects.sum() < CONNECTS);
    }

    void connected() {
        connects.book(1);
    }

    /** Counts a message that is heard; false when the minute's are used up. */
    boolean hears() {
        if (!isOff() && messages.sum() >= MESSAGES) {
            return false;
        }
        messages.book(1);
        return true;
    }

    /** Whether another post is taken while so many wait for their answers. */
    boolean mayPost(int waiting) {
        return isOff() || waiting < POSTS;
    }

    /** Whether so many subscriptions are all that may be. */
    boolean hasAllChannels(long subscriptions) {
        return !isOff() && subscriptions >= CHANNELS;
    }

    /** Whether so many users are all whose streams may be. */
    boolean hasAllUsers(int users) {
        return !isOff() && users >= USERS;
    }

    private boolean isOff() {
        return switches.isOn(Switches.NO_SOCKET_LIMIT);
    }
}
