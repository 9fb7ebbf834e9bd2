package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
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
 * How brackets end otherwise than by their own orders: the position was closed by something else, or one of the orders
 * that protect it was ended by somebody. Of two that the venue tied one ends the other, and one that the venue refused
 * is to be replaced. Safe for many threads: concurrent collections; positions and orders are behind the desk's lock.
 */
final class BracketEnds {

    /** By how much a venue's answer may lag behind what it told by stream. */
    private static final Duration LAG = Duration.ofSeconds(3);
    /** Positions are read every five seconds. */
    private static final Duration DOUBT = Duration.ofSeconds(6);

    private final OrderDesk desk;
    private final BracketTies ties;
    private final Questions questions;
    private final Later later;
    private final Clock clock;
    private final BiConsumer<JournaledBracket, Protection> cancelled;
    private final Consumer<JournaledBracket> again;
    /** Orders of which it is known why they end. */
    private final Set<OrderKey> explained = ConcurrentHashMap.newKeySet();
    /** Those that the venue tied and a caller of ours cancels, which it may do before they are awake. */
    private final Set<OrderKey> unwished = ConcurrentHashMap.newKeySet();

    private final Map<Doubted, Dropped> doubts = new ConcurrentHashMap<>();

    private record Doubted(OrderKey bracket, Protection protection) {}

    /**
     * One that ended and nobody knows why yet.
     *
     * @param filled what of the order that it protected had filled by then
     */
    private record Dropped(OrderKey order, BigDecimal filled, Instant at) {}

    /** What became of the position of one that ended. */
    private enum Fate {
        /** It stands: somebody cancelled what protected it. */
        STANDS,
        /** It seems to be closed, or more of the order may come. */
        CLOSED,
        /**
         * What ended is to be replaced: more of the order has filled since, one of them acted in part, or it was
         * refused.
         */
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
            BracketTies ties,
            Questions questions,
            Later later,
            Clock clock,
            BiConsumer<JournaledBracket, Protection> cancelled,
            Consumer<JournaledBracket> again) {
        this.desk = desk;
        this.ties = ties;
        this.questions = questions;
        this.later = later;
        this.clock = clock;
        this.cancelled = cancelled;
        this.again = again;
    }

    /** An order that ends by our doing. */
    void explain(Order order) {
        explained.add(OrderKey.of(order));
    }

    /** What was known of the orders of a bracket that is over. */
    void forget(JournaledBracket bracket) {
        explained.removeIf(order -> isOf(bracket, order));
        unwished.removeIf(order -> isOf(bracket, order));
    }

    private static boolean isOf(JournaledBracket bracket, OrderKey order) {
        return bracket.key().equals(order.with(Protection.parentOf(order.clientOrderId())));
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

    /**
     * Whether its position is closed for good, which is remembered: nothing of the order is to come, and its leg was
     * empty.
     */
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
     * An order of a bracket changed; inside the desk's lock. Where it ended without our doing its position may be
     * closed, which the next reading tells; until then no other takes its place.
     */
    void changed(JournaledBracket bracket, Order order) {
        boolean venues = BracketTies.isOne(bracket, order);
        if (venues && order.status() == OrderStatus.PENDING_CANCEL && !isExplained(order)) {
            unwished.add(OrderKey.of(order));
        }
        if (order.status().isTerminal() && BracketTies.hasActed(order)) {
            doubts.entrySet()
                    .removeIf(doubt -> doubt.getKey().bracket().equals(bracket.key())
                            && isToldBy(bracket, order, doubt.getValue().order()));
        }
        BigDecimal filled = desk.find(bracket.key())
                .map(parent -> parent.order().filledQty())
                .orElse(BigDecimal.ZERO);
        for (Protection protection : Protection.values()) {
            Doubted doubted = new Doubted(bracket.key(), protection);
            Dropped dropped = new Dropped(OrderKey.of(order), filled, clock.instant());
            if (isDropped(bracket, protection, order) && doubts.putIfAbsent(doubted, dropped) == null) {
                later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            }
        }
    }

    /** Whether an order that acted tells why one ended: it is that one, or the other of two that the venue tied. */
    private boolean isToldBy(JournaledBracket bracket, Order acted, OrderKey dropped) {
        boolean other = BracketTies.isOne(bracket, acted)
                && ties.other(bracket, acted.clientOrderId())
                        .filter(order -> OrderKey.of(order).equals(dropped))
                        .isPresent();
        return !unwished.contains(dropped) && (other || OrderKey.of(acted).equals(dropped));
    }

    /** Whether one ended without our doing, and not by having acted. */
    private boolean isDropped(JournaledBracket bracket, Protection protection, Order order) {
        boolean venues = BracketTies.isOne(bracket, order);
        boolean ended = order.status() == OrderStatus.CANCELED
                || order.status() == OrderStatus.EXPIRED
                || (venues && order.status() == OrderStatus.REJECTED);
        return ended
                && !(venues && isEndedByVenue(bracket, order))
                && !BracketTies.hasActed(order)
                && protection.isOne(bracket.clientOrderId(), order.clientOrderId())
                && protection.price(bracket.bracket()) != null
                && !isExplained(order);
    }

    /** The venue itself ends those that it tied to an order cut short, and the other when one of them acted. */
    private boolean isEndedByVenue(JournaledBracket bracket, Order order) {
        return !unwished.contains(OrderKey.of(order)) && (!ties.areAwake(bracket) || ties.areEndedBy(bracket, order));
    }

    private boolean isExplained(Order order) {
        return explained.contains(OrderKey.of(order));
    }

    /** Of two that the venue tied the other may have acted without our being told: it is asked about first. */
    private void decide(JournaledBracket bracket, Doubted doubted, Dropped dropped) {
        Optional<Order> other = desk.within(() -> openOther(bracket, dropped));
        if (other.isEmpty()) {
            decided(bracket, doubted, dropped);
            return;
        }
        questions.once(other.get()).whenComplete((found, failure) -> {
            if (failure == null) {
                decided(bracket, doubted, dropped);
            } else {
                later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            }
        });
    }

    private Optional<Order> openOther(JournaledBracket bracket, Dropped dropped) {
        return desk.find(dropped.order)
                .filter(life -> BracketTies.isOne(bracket, life.order()) && ties.areAwake(bracket))
                .flatMap(life -> ties.other(bracket, dropped.order.clientOrderId()))
                .filter(order -> !order.status().isTerminal());
    }

    private void decided(JournaledBracket bracket, Doubted doubted, Dropped dropped) {
        if (!dropped.equals(doubts.get(doubted))) {
            return;
        }
        Fate fate = desk.within(() -> fate(bracket, dropped));
        if (fate == Fate.CLOSED) {
            later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            return;
        }
        if (fate == Fate.STANDS) {
            cancelled.accept(bracket, doubted.protection);
        }
        explained.add(dropped.order);
        unwished.remove(dropped.order);
        doubts.remove(doubted, dropped);
        again.accept(bracket);
    }

    private Fate fate(JournaledBracket bracket, Dropped dropped) {
        Optional<OrderLife> parent = desk.brackets().now(bracket).flatMap(now -> desk.find(now.key()));
        Optional<Order> ended = desk.find(dropped.order).map(OrderLife::order);
        if (parent.isEmpty() || ended.isEmpty() || isGone(bracket)) {
            return Fate.GONE;
        }
        return BracketTies.isOne(bracket, ended.get())
                ? fateOfVenues(bracket, parent.get(), ended.get(), dropped)
                : fate(bracket, parent.get(), ended.get(), dropped);
    }

    private Fate fateOfVenues(JournaledBracket bracket, OrderLife parent, Order ended, Dropped dropped) {
        boolean held = desk.book().held(parent.order()).signum() > 0;
        if (isOver(parent) && parent.order().filledQty().signum() == 0) {
            return Fate.GONE;
        }
        if (unwished.contains(OrderKey.of(ended))) {
            return held ? Fate.STANDS : Fate.CLOSED;
        }
        if (ties.areActing(bracket)) {
            return Fate.CLOSED;
        }
        if (ties.areEndedBy(bracket, ended)) {
            return Fate.OPEN_AGAIN;
        }
        Fate fate = fate(bracket, parent, ended, dropped);
        return fate == Fate.STANDS && ended.status() == OrderStatus.REJECTED ? Fate.OPEN_AGAIN : fate;
    }

    private Fate fate(JournaledBracket bracket, OrderLife parent, Order ended, Dropped dropped) {
        if (BracketTies.hasActed(ended)) {
            return Fate.OPEN_AGAIN;
        }
        if (!desk.book().isGone(parent.order(), dropped.at)) {
            return desk.book().held(parent.order()).signum() > 0 ? Fate.STANDS : Fate.CLOSED;
        }
        if (parent.order().filledQty().compareTo(dropped.filled) > 0) {
            return Fate.OPEN_AGAIN;
        }
        if (isOver(parent)) {
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
