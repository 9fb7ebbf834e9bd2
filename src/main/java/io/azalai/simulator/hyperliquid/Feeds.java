package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.SocketSession;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who listens to what, and what is sent on a clock of its own (section 6.2). Safe for many threads: sets are
 * concurrent, clocks belong to the event loop.
 */
final class Feeds {

    private static final long SILENCE_MS = 60_000;

    private final Universe universe;
    private final MarketFeed market;
    private final UserFeed users;
    private final Switches switches;
    private final Clock clock;
    private final SocketLimits limits;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final List<Beat> beats = List.of(
            new Beat(5_400, subscription -> subscription.type().equals("l2Book") && !subscription.fast()),
            new Beat(540, subscription -> subscription.type().equals("l2Book") && subscription.fast()),
            new Beat(1_000, subscription -> Set.of("activeAssetCtx", "assetCtxs", "spotAssetCtxs", "fastAssetCtxs")
                    .contains(subscription.type())),
            new Beat(14_000, subscription -> subscription.type().equals("allDexsAssetCtxs")),
            new Beat(5_000, subscription -> Set.of("allMids", "activeAssetData", "webData3")
                    .contains(subscription.type())));

    Feeds(Universe universe, MarketFeed market, UserFeed users, Switches switches, Clock clock) {
        this.universe = universe;
        this.market = market;
        this.users = users;
        this.switches = switches;
        this.clock = clock;
        limits = new SocketLimits(clock, switches);
    }

    /** Something due again and again. Confined to the event loop. */
    private static final class Beat {
        private final long interval;
        private final Predicate<Subscription> which;
        private long next;

        Beat(long interval, Predicate<Subscription> which) {
            this.interval = interval;
            this.which = which;
        }

        /** Never more than an interval away: what was due by a clock that stepped back is due now. */
        boolean isDue(long now) {
            if (now < next && next - now <= interval) {
                return false;
            }
            next = now + interval;
            return true;
        }
    }

    long now() {
        return clock.millis();
    }

    /** Whether an unknown coin is answered with an error frame where the venue drops the connection. */
    boolean isForgiving() {
        return switches.isOn(Switches.ERROR_ON_UNKNOWN_COIN);
    }

    SocketLimits limits() {
        return limits;
    }

    /** Whether another client may connect. */
    boolean mayConnect() {
        return limits.mayConnect(conversations.size());
    }

    /** Whether requests over sockets wait. */
    boolean holdsPosts() {
        return switches.isOn(Switches.HELD_POSTS);
    }

    /** Requests of all clients that are not answered yet. */
    int postsWaiting() {
        return conversations.stream().mapToInt(each -> each.posts().waiting()).sum();
    }

    SocketSession opened(Conversation conversation) {
        limits.connected();
        conversations.add(conversation);
        return conversation;
    }

    void closed(Conversation conversation) {
        conversations.remove(conversation);
    }

    /** Those of all clients: here they come from one address, by which the venue counts. */
    Stream<Subscription> subscriptions() {
        return conversations.stream().flatMap(each -> each.subscriptions().stream());
    }

    /** Whether coin, dex and aggregation exist. */
    boolean knows(Subscription wanted) {
        boolean figures = wanted.form().path("nSigFigs").isNumber();
        boolean mantissa = wanted.form().path("mantissa").isNumber();
        if (wanted.figures() > 5 || (figures && wanted.figures() < 2) || (mantissa && wanted.figures() != 5)) {
            return false;
        }
        boolean perpetualOnly = wanted.type().equals("activeAssetData");
        return universe.meta(wanted.dex()).isPresent()
                && (wanted.coin().isEmpty()
                        || universe.coin(wanted.coin())
                                .filter(coin -> !perpetualOnly || !coin.isSpot())
                                .isPresent());
    }

    /** Sends what a new subscription starts with. */
    void begin(Conversation to, Subscription subscription) {
        if (MarketFeed.carries(subscription)) {
            market.begin(to, subscription);
        } else {
            users.begin(to, subscription);
        }
    }

    /** Sends to every subscription of that kind. */
    void each(Predicate<Subscription> which, Consumer<Target> step) {
        for (Conversation conversation : conversations) {
            for (Subscription subscription : conversation.subscriptions()) {
                if (which.test(subscription)) {
                    step.accept(new Target(conversation, subscription));
                }
            }
        }
    }

    /** A subscription of a client. */
    record Target(Conversation conversation, Subscription subscription) {}

    /** Sends a user's frame to all who subscribed to that type of theirs. */
    void toUser(String user, String type, String channel, JsonNode data) {
        each(
                subscription ->
                        subscription.type().equals(type) && subscription.user().equals(user),
                subscriber -> subscriber.conversation().send(channel, data));
    }

    /** Sends again what is sent whole. */
    void again(Predicate<Subscription> which) {
        each(which, target -> {
            if (MarketFeed.carries(target.subscription())) {
                market.send(target.conversation(), target.subscription());
            } else {
                users.state(target.conversation(), target.subscription());
            }
        });
    }

    void tick() {
        long now = clock.millis();
        for (Beat beat : beats) {
            if (beat.isDue(now)) {
                again(beat.which);
            }
        }
        if (!holdsPosts()) {
            conversations.forEach(each -> each.posts().carryOut());
        }
    }

    /** Closes clients to whom nothing was sent for a minute. */
    void dropSilent() {
        long before = clock.millis() - SILENCE_MS;
        conversations.stream()
                .filter(conversation -> conversation.lastSentAt() < before)
                .forEach(Conversation::close);
    }
}
