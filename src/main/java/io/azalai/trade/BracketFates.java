package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of the position of an order that was protected, once one that protected it has ended. Keeps nothing;
 * reads within the desk's lock.
 */
final class BracketFates {

    /** By how much a venue's answer may lag behind what it told by stream. */
    private static final Duration LAG = Duration.ofSeconds(3);

    private final OrderDesk desk;
    private final BracketTies ties;

    BracketFates(OrderDesk desk, BracketTies ties) {
        this.desk = desk;
        this.ties = ties;
    }

    /**
     * One that ended and nobody knows why yet.
     *
     * @param filled what of the order that it protected had filled by then
     */
    record Dropped(OrderKey order, BigDecimal filled, Instant at) {}

    /** What became of the position of one that ended. */
    enum Fate {
        /** It stands: somebody cancelled what protected it. */
        STANDS,
        /** It stands: the venue refused or ended what protected it, which is to be replaced. */
        BARE,
        /** It seems to be closed, or more of the order may come. */
        CLOSED,
        /**
         * What ended is to be replaced: more of the order has filled since, one of them acted in part, or the emergency
         * stop cancelled it.
         */
        OPEN_AGAIN,
        /** It is closed for good. */
        GONE
    }

    /**
     * Whether its position is closed for good, which is remembered: nothing of the order is to come, and its leg was
     * empty.
     */
    boolean isGone(JournaledBracket bracket) {
        BracketBook brackets = desk.brackets();
        Instant settled = brackets.movedAt(bracket).plus(LAG);
        boolean gone = desk.find(bracket.key())
                .filter(BracketFates::isOver)
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
     * As things stand.
     *
     * @param unwished whether a caller of ours cancelled it
     */
    Fate of(JournaledBracket bracket, Dropped dropped, boolean unwished) {
        Optional<OrderLife> parent = desk.brackets().now(bracket).flatMap(now -> desk.find(now.key()));
        Optional<Order> ended = desk.find(dropped.order).map(OrderLife::order);
        if (parent.isEmpty() || ended.isEmpty() || isGone(bracket)) {
            return Fate.GONE;
        }
        if (isOver(parent.get()) && !isBare(bracket)) {
            return Fate.GONE;
        }
        if (unwished) {
            return isHeld(parent.get()) ? ofCancelled(ended.get()) : Fate.CLOSED;
        }
        boolean venues = BracketTies.isOne(bracket, ended.get());
        if (venues && ties.areActing(bracket)) {
            return Fate.CLOSED;
        }
        boolean acted = BracketTies.hasActed(ended.get()) || (venues && ties.areEndedBy(bracket, ended.get()));
        return acted ? Fate.OPEN_AGAIN : ofOneThatDidNotAct(bracket, parent.get(), ended.get(), dropped);
    }

    private Fate ofOneThatDidNotAct(JournaledBracket bracket, OrderLife parent, Order ended, Dropped dropped) {
        if (!desk.book().isGone(parent.order(), dropped.at)) {
            Fate held = isByUser(ended) ? ofCancelled(ended) : Fate.BARE;
            return isHeld(parent) ? held : Fate.CLOSED;
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

    /**
     * Of what was there while trading was halted nobody can tell whether the emergency stop cancelled it, which may be
     * told long after: it is wanted still.
     */
    private Fate ofCancelled(Order ended) {
        return desk.book().memory().hasHaltedAfter(ended.listing(), ended.createdAt()) ? Fate.OPEN_AGAIN : Fate.STANDS;
    }

    private boolean isHeld(OrderLife parent) {
        return desk.book().held(parent.order()).signum() > 0;
    }

    /** Whether something of the order is open, by the fills that were counted. */
    boolean isBare(JournaledBracket bracket) {
        return BracketFamily.of(desk, bracket)
                .filter(family -> family.bare().signum() > 0)
                .isPresent();
    }

    /**
     * Whether a user cancelled it, of which venues say no more than that; what they end themselves expires, or they say
     * why (hyperliquid.md section 2.5, aster.md section 4).
     */
    static boolean isByUser(Order ended) {
        return ended.status() == OrderStatus.CANCELED
                && (ended.reason() == null || Cancels.UNSENT.equals(ended.reason()));
    }
}
