package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * How brackets end otherwise than by their own orders: the position was closed by something else, or one of the orders that
 * protect it was ended by somebody. Safe for many threads: concurrent collections; positions and orders are behind the
 * desk's lock.
 */
final class BracketEnds {

    /** By how much a venue's answer may lag behind what it told by stream. */
    private static final Duration LAG = Duration.ofSeconds(3);
    /** Positions are read every five seconds. */
    private static final Duration DOUBT = Duration.ofSeconds(6);

    private final OrderDesk desk;
    private final Later later;
    private final Clock clock;
    private final BiConsumer<JournaledBracket, Protection> cancelled;
    private final Consumer<JournaledBracket> again;
    /** Orders of which it is known why they end. */
    private final Set<String> explained = ConcurrentHashMap.newKeySet();

    private final Map<Doubted, Dropped> doubts = new ConcurrentHashMap<>();

    private record Doubted(OrderKey bracket, Protection protection) {}

    /**
     * One that ended and nobody knows why yet.
     *
     * @param filled what of the order that it protected had filled by then
     */
    private record Dropped(String clientOrderId, BigDecimal filled, Instant at) {}

    /** What became of the position of one that ended. */
    private enum Fate {
        /** It stands: somebody cancelled what protected it. */
        STANDS,
        /** It seems to be closed, or more of the order may come. */
        CLOSED,
        /** It was closed and more of the order has filled since, or it was closed in part by the one that ended. */
        OPEN_AGAIN,
        /** It is closed for good. */
        GONE
    }

    /**
     * Of the brackets of that desk.
     *
     * @param cancelled told when one was ended by somebody
     * @param again told when a bracket is to be looked at again
     */
    BracketEnds(
            OrderDesk desk,
            Later later,
            Clock clock,
            BiConsumer<JournaledBracket, Protection> cancelled,
            Consumer<JournaledBracket> again) {
        this.desk = desk;
        this.later = later;
        this.clock = clock;
        this.cancelled = cancelled;
        this.again = again;
    }

    /** An order that ends by our doing. */
    void explain(Order order) {
        explained.add(order.clientOrderId());
    }

    /** Positions of an account were read; inside the desk's lock. */
    void positionsRead(AccountKey account) {
        for (JournaledBracket bracket : desk.brackets().all()) {
            desk.find(bracket.key())
                    .filter(parent -> isOf(parent.order(), account))
                    .ifPresent(parent -> again.accept(bracket));
        }
    }

    private static boolean isOf(Order order, AccountKey account) {
        return order.venue().equals(account.venue()) && order.account().equals(account.account());
    }

    /** Whether its position is closed for good, which is remembered: nothing of the order is to come, and its leg was empty. */
    boolean isGone(JournaledBracket bracket) {
        BracketBook brackets = desk.brackets();
        Instant settled = brackets.movedAt(bracket).plus(LAG);
        boolean gone = desk.find(bracket.key())
                .filter(BracketEnds::isOver)
                .filter(parent -> desk.book().isGone(parent.order(), settled))
                .isPresent();
        if (gone) {
            brackets.goneIs(bracket);
        }
        return brackets.isGone(bracket);
    }

    private static boolean isOver(OrderLife parent) {
        return parent.order().status().isTerminal() && !parent.awaitsFills();
    }

    /**
     * An order of a bracket changed; inside the desk's lock. Where it ended without our doing its position may be closed,
     * which the next reading tells; until then no other takes its place.
     */
    void changed(JournaledBracket bracket, Order order) {
        BigDecimal filled = desk.find(bracket.key())
                .map(parent -> parent.order().filledQty())
                .orElse(BigDecimal.ZERO);
        for (Protection protection : Protection.values()) {
            Doubted doubted = new Doubted(bracket.key(), protection);
            Dropped dropped = new Dropped(order.clientOrderId(), filled, clock.instant());
            if (isDropped(bracket, protection, order) && doubts.putIfAbsent(doubted, dropped) == null) {
                later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            }
        }
    }

    /**
     * Whether one ended without our doing; the venue itself ends those that it tied to an order cut short, and what the market
     * did not take of one that acted.
     */
    private boolean isDropped(JournaledBracket bracket, Protection protection, Order order) {
        String parent = bracket.clientOrderId();
        boolean ended = order.status() == OrderStatus.CANCELED || order.status() == OrderStatus.EXPIRED;
        boolean venues = bracket.tied() && Protection.isFirst(parent, order);
        return ended
                && !venues
                && !hasActed(order)
                && protection.isOne(parent, order.clientOrderId())
                && protection.price(bracket.bracket()) != null
                && !explained.contains(order.clientOrderId());
    }

    private static boolean hasActed(Order order) {
        return order.orderType() == OrderType.MARKET
                || (order.orderType() != OrderType.LIMIT && order.filledQty().signum() > 0);
    }

    private void decide(JournaledBracket bracket, Doubted doubted, Dropped dropped) {
        Fate fate = desk.within(() -> fate(bracket, dropped));
        if (fate == Fate.CLOSED) {
            later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            return;
        }
        if (fate == Fate.STANDS) {
            cancelled.accept(bracket, doubted.protection);
        }
        explained.add(dropped.clientOrderId);
        doubts.remove(doubted);
        again.accept(bracket);
    }

    private Fate fate(JournaledBracket bracket, Dropped dropped) {
        Optional<OrderLife> parent = desk.brackets().now(bracket).flatMap(now -> desk.find(now.key()));
        if (parent.isEmpty() || isGone(bracket)) {
            return Fate.GONE;
        }
        boolean acted = desk.find(bracket.key().with(dropped.clientOrderId))
                .filter(order -> hasActed(order.order()))
                .isPresent();
        if (acted) {
            return Fate.OPEN_AGAIN;
        }
        if (!desk.book().isGone(parent.get().order(), dropped.at)) {
            return desk.book().held(parent.get().order()).signum() > 0 ? Fate.STANDS : Fate.CLOSED;
        }
        if (parent.get().order().filledQty().compareTo(dropped.filled) > 0) {
            return Fate.OPEN_AGAIN;
        }
        if (isOver(parent.get())) {
            desk.brackets().goneIs(bracket);
            return Fate.GONE;
        }
        return Fate.CLOSED;
    }

    boolean isDoubted(JournaledBracket bracket) {
        return doubts.keySet().stream().anyMatch(doubted -> doubted.bracket().equals(bracket.key()));
    }

    /** The bracket without those of which one ended and nobody knows why yet. */
    JournaledBracket undoubted(JournaledBracket bracket) {
        JournaledBracket sure = bracket;
        for (Protection protection : Protection.values()) {
            if (doubts.containsKey(new Doubted(bracket.key(), protection))) {
                sure = sure.at(protection.removedFrom(sure.bracket()));
            }
        }
        return sure;
    }
}
