package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Backoff;
import io.azalai.trade.BracketFates.Dropped;
import io.azalai.trade.BracketFates.Fate;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How brackets end otherwise than by their own orders: the position was closed by something else, or one of the orders
 * that protect it was ended by somebody. What a user cancelled stays so; what the venue refused or ended for a reason
 * of its own is to be replaced while the position stands, but of two that it tied one ends the other. Safe for many
 * threads: concurrent collections; positions and orders are behind the desk's lock.
 */
final class BracketEnds {

    /** Positions are read every five seconds. */
    private static final Duration DOUBT = Duration.ofSeconds(6);
    /** What ends again and again is replaced with ever more time between. */
    private static final Backoff DOUBTS = new Backoff(DOUBT, Duration.ofMinutes(1));
    /** Longer than the longest of those. */
    private static final Duration SHORTLY = Duration.ofMinutes(2);

    private final OrderDesk desk;
    private final BracketTies ties;
    private final BracketFates fates;
    private final Questions questions;
    private final Later later;
    private final Clock clock;
    private final Owner owner;
    /** Orders of which it is known why they end. */
    private final Set<OrderKey> explained = ConcurrentHashMap.newKeySet();
    /** Those that a caller of ours cancels, which it may do before they are awake where the venue tied them. */
    private final Set<OrderKey> unwished = ConcurrentHashMap.newKeySet();
    /** Those that worked: what is said of them later is no answer to their placing. */
    private final Set<OrderKey> stood = ConcurrentHashMap.newKeySet();

    private final Map<Doubted, Dropped> doubts = new ConcurrentHashMap<>();
    private final Map<Doubted, Lately> lately = new ConcurrentHashMap<>();

    /** Who keeps the brackets. */
    interface Owner {

        /** What protects was ended by somebody. */
        void cancelled(JournaledBracket bracket, Protection protection);

        /**
         * One of ours was ended by the venue, while its position stands.
         *
         * @param before how many were shortly before it
         */
        void ended(JournaledBracket bracket, Order order, int before);

        /** A bracket is to be looked at again. */
        void again(JournaledBracket bracket);
    }

    private record Doubted(OrderKey bracket, Protection protection) {}

    /** How many of a kind ended one shortly after the other before the last did, and when that was. */
    private record Lately(int before, Instant at) {}

    BracketEnds(OrderDesk desk, BracketTies ties, Questions questions, Later later, Clock clock, Owner owner) {
        this.desk = desk;
        this.ties = ties;
        this.fates = new BracketFates(desk, ties);
        this.questions = questions;
        this.later = later;
        this.clock = clock;
        this.owner = owner;
    }

    /**
     * Takes up what was under way when the service stopped. Cancels were ours of what another had taken the place of,
     * or of what had nothing left to protect, and a caller's else; what a user cancelled last may not be decided on.
     */
    void resume(List<OrderKey> cancels) {
        desk.within(() -> {
            for (OrderKey key : cancels) {
                desk.find(key).map(OrderLife::order).ifPresent(order -> desk.brackets()
                        .of(order)
                        .ifPresent(bracket -> (isOurCancel(bracket, order) ? explained : unwished).add(key)));
            }
            for (JournaledBracket bracket : desk.brackets().all()) {
                BracketFamily.of(desk, bracket).ifPresent(family -> resume(bracket, family));
            }
            return null;
        });
    }

    private boolean isOurCancel(JournaledBracket bracket, Order order) {
        return isSuperseded(bracket, order) || !fates.isBare(bracket);
    }

    private void resume(JournaledBracket bracket, BracketFamily family) {
        family.children().stream()
                .filter(order -> !order.status().isTerminal() && order.orderId() != null)
                .map(OrderKey::of)
                .forEach(stood::add);
        for (Protection protection : Protection.values()) {
            family.cancelledLast(protection).ifPresent(order -> changed(bracket, order));
        }
    }

    /** Whether the position of a bracket is closed for good. */
    boolean isGone(JournaledBracket bracket) {
        return fates.isGone(bracket);
    }

    /** An order that ends by our doing. */
    void explain(Order order) {
        explained.add(OrderKey.of(order));
    }

    /** What was known of the orders of a bracket that is over. */
    void forget(JournaledBracket bracket) {
        explained.removeIf(order -> isOf(bracket, order));
        unwished.removeIf(order -> isOf(bracket, order));
        stood.removeIf(order -> isOf(bracket, order));
        lately.keySet().removeIf(doubted -> doubted.bracket.equals(bracket.key()));
    }

    private static boolean isOf(JournaledBracket bracket, OrderKey order) {
        return bracket.key().equals(order.with(Protection.parentOf(order.clientOrderId())));
    }

    /** Positions of an account were read; inside the desk's lock. */
    void positionsRead(AccountKey account) {
        for (JournaledBracket bracket : desk.brackets().all()) {
            desk.find(bracket.key())
                    .filter(parent -> isOf(parent.order(), account))
                    .ifPresent(parent -> owner.again(bracket));
        }
    }

    private static boolean isOf(Order order, AccountKey account) {
        return order.venue().equals(account.venue()) && order.account().equals(account.account());
    }

    /**
     * An order of a bracket changed; inside the desk's lock. Where it ended without our doing its position may be
     * closed, which the next reading tells; until then no other takes its place.
     */
    void changed(JournaledBracket bracket, Order order) {
        learn(bracket, order);
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
                later.in(wait(bracket, order, shortlyBefore(doubted)), () -> decide(bracket, doubted, dropped));
            }
        }
    }

    /** No user ended what was refused after it stood, and the market may have passed it: the first does not wait. */
    private static Duration wait(JournaledBracket bracket, Order order, int before) {
        boolean refused = order.status() == OrderStatus.REJECTED && !BracketTies.isOne(bracket, order);
        return refused && before == 0 ? Duration.ZERO : DOUBTS.ceiling(before);
    }

    /** Whether a caller of ours wants it gone, or another takes its place. */
    private void learn(JournaledBracket bracket, Order order) {
        OrderKey key = OrderKey.of(order);
        switch (order.status()) {
            case PENDING_CANCEL -> {
                if (!isExplained(order)) {
                    unwished.add(key);
                }
            }
            case NEW, PARTIALLY_FILLED -> {
                unwished.remove(key);
                stood.add(key);
            }
            case CANCELED, EXPIRED, REJECTED -> {
                if (!unwished.contains(key) && isSuperseded(bracket, order)) {
                    explained.add(key);
                }
            }
            case RECEIVED, SUBMITTED, UNKNOWN, FILLED, RISK_REJECTED -> {}
        }
    }

    /**
     * Whether another of its kind stands or is on its way in its place: one that was placed after it, or the venue's
     * own once that stands by itself.
     */
    private boolean isSuperseded(JournaledBracket bracket, Order order) {
        BracketFamily family = BracketFamily.of(desk, bracket).orElse(null);
        if (family == null) {
            return false;
        }
        boolean handedOver = !BracketTies.isOne(bracket, order)
                && ties.areAwake(bracket)
                && Protection.of(order).stream()
                        .flatMap(protection -> family.of(protection).stream())
                        .anyMatch(other -> BracketTies.isOne(bracket, other)
                                && !other.status().isTerminal());
        return handedOver
                || family.after(order).stream()
                        .anyMatch(other -> !other.status().isTerminal());
    }

    /** How many ended shortly before one that ends now, each shortly after the other. */
    private int shortlyBefore(Doubted doubted) {
        Instant now = clock.instant();
        return lately.merge(
                        doubted,
                        new Lately(0, now),
                        (last, first) -> last.at.plus(SHORTLY).isBefore(now) ? first : new Lately(last.before + 1, now))
                .before;
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
                || (order.status() == OrderStatus.REJECTED && (venues || stood.contains(OrderKey.of(order))));
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
        return desk.find(dropped.order())
                .filter(life -> BracketTies.isOne(bracket, life.order()) && ties.areAwake(bracket))
                .flatMap(life -> ties.other(bracket, dropped.order().clientOrderId()))
                .filter(order -> !order.status().isTerminal());
    }

    private void decided(JournaledBracket bracket, Doubted doubted, Dropped dropped) {
        if (!dropped.equals(doubts.get(doubted))) {
            return;
        }
        Fate fate = desk.within(() -> fates.of(bracket, dropped, unwished.contains(dropped.order())));
        if (fate == Fate.CLOSED) {
            later.in(DOUBT, () -> decide(bracket, doubted, dropped));
            return;
        }
        if (fate == Fate.STANDS) {
            owner.cancelled(bracket, doubted.protection);
        }
        if (fate == Fate.BARE) {
            tellEnded(bracket, doubted, dropped);
        }
        explained.add(dropped.order());
        unwished.remove(dropped.order());
        doubts.remove(doubted, dropped);
        owner.again(bracket);
    }

    /** Of the venue's own it is told what takes their place. */
    private void tellEnded(JournaledBracket bracket, Doubted doubted, Dropped dropped) {
        int before = lately.getOrDefault(doubted, new Lately(0, dropped.at())).before;
        desk.find(dropped.order())
                .map(OrderLife::order)
                .filter(order -> !BracketTies.isOne(bracket, order))
                .ifPresent(order -> owner.ended(bracket, order, before));
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
