package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.loopback.SocketSession;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Who listens to what, and what is sent on a clock of its own (section 6.2). Safe for many threads: sets are concurrent,
 * clocks belong to the event loop.
 */
final class Feeds {

    private static final long SILENCE_MS = 60_000;
    private static final int BACKFILL = 30;
    private static final int FULL_DEPTH = 20;
    private static final int FAST_DEPTH = 5;

    private final Universe universe;
    private final MarketWire market;
    private final UserFeed users;
    private final Clock clock;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final Beat slowBooks = new Beat(5_400);
    private final Beat fastBooks = new Beat(540);
    private final Beat contexts = new Beat(1_000);
    private final Beat mids = new Beat(5_000);

    Feeds(Universe universe, MarketWire market, UserFeed users, Clock clock) {
        this.universe = universe;
        this.market = market;
        this.users = users;
        this.clock = clock;
    }

    /** Something due again and again. Confined to the event loop. */
    private static final class Beat {
        private final long interval;
        private long next;

        Beat(long interval) {
            this.interval = interval;
        }

        boolean isDue(long now) {
            if (now < next) {
                return false;
            }
            next = now + interval;
            return true;
        }
    }

    long now() {
        return clock.millis();
    }

    SocketSession opened(Conversation conversation) {
        conversations.add(conversation);
        return conversation;
    }

    void closed(Conversation conversation) {
        conversations.remove(conversation);
    }

    /** Whether coin and aggregation exist. */
    boolean knows(Subscription wanted) {
        boolean figures = wanted.form().path("nSigFigs").isNumber();
        boolean mantissa = wanted.form().path("mantissa").isNumber();
        if (wanted.figures() > 5 || (figures && wanted.figures() < 2) || (mantissa && wanted.figures() != 5)) {
            return false;
        }
        boolean perpetualOnly = wanted.type().equals("activeAssetData");
        return wanted.coin().isEmpty()
                || universe.coin(wanted.coin())
                        .filter(coin -> !perpetualOnly || !coin.isSpot())
                        .isPresent();
    }

    /** Sends what a new subscription starts with. */
    void begin(Conversation to, Subscription subscription) {
        switch (subscription.type()) {
            case "l2Book", "bbo", "activeAssetCtx", "allMids" -> send(to, subscription);
            case "trades" -> to.send("trades", market.trades(coin(subscription), BACKFILL));
            default -> users.begin(to, subscription);
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

    void tick() {
        long now = clock.millis();
        if (slowBooks.isDue(now)) {
            resend(s -> s.type().equals("l2Book") && !s.fast());
        }
        if (fastBooks.isDue(now)) {
            resend(s -> s.type().equals("l2Book") && s.fast());
        }
        if (contexts.isDue(now)) {
            resend(s -> s.type().equals("activeAssetCtx"));
        }
        if (mids.isDue(now)) {
            resend(s -> s.type().equals("allMids"));
            each(s -> s.type().equals("activeAssetData"), t -> users.begin(t.conversation(), t.subscription()));
        }
    }

    private void resend(Predicate<Subscription> which) {
        each(which, target -> send(target.conversation(), target.subscription()));
    }

    private void send(Conversation to, Subscription subscription) {
        switch (subscription.type()) {
            case "l2Book" -> to.send("l2Book", book(subscription));
            case "bbo" -> to.send("bbo", market.bbo(coin(subscription)));
            case "allMids" -> {
                ObjectNode data = market.mids().objectNode();
                data.set("mids", market.mids());
                to.send("allMids", data);
            }
            default -> {
                Coin coin = coin(subscription);
                ObjectNode data = market.context(coin).objectNode().put("coin", coin.name());
                data.set("ctx", market.context(coin));
                to.send(coin.isSpot() ? "activeSpotAssetCtx" : "activeAssetCtx", data);
            }
        }
    }

    private ObjectNode book(Subscription subscription) {
        Coin coin = coin(subscription);
        if (subscription.figures() > 0) {
            return market.aggregatedBook(coin, subscription.figures());
        }
        ObjectNode book = market.book(coin, subscription.fast() ? FAST_DEPTH : FULL_DEPTH);
        return subscription.fast() ? book.put("fast", true) : book;
    }

    private Coin coin(Subscription subscription) {
        return universe.coin(subscription.coin()).orElseThrow();
    }

    /** Closes clients to whom nothing was sent for a minute. */
    void dropSilent() {
        long before = clock.millis() - SILENCE_MS;
        conversations.stream().filter(c -> c.lastSentAt() < before).forEach(Conversation::close);
    }
}
