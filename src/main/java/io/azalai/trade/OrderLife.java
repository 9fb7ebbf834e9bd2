package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderStatus;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One order from its request to its end (downstream.md section 7). Replies, stream messages, fills and queries may come
 * in any order and more than once: a terminal state never leaves, the filled quantity comes from fills alone and never
 * falls. Immutable: each message makes the next life and the events that tell of it.
 *
 * @param contentHash what the caller asked, to tell a repeated request from a reused id
 * @param fills what of it has filled
 * @param replacement how it came to be another order at the venue
 * @param cancelling whether a cancel is on its way, so that an answer to a question may be older than it
 */
record OrderLife(Order order, String contentHash, FillCount fills, Replacement replacement, boolean cancelling) {

    private static final String REST_UNFILLED = "the rest did not fill";

    /** The next life and what is to be told. */
    record Change(OrderLife life, List<OrderEvent> events) {

        /** This, and what follows on it. */
        Change then(Change next) {
            List<OrderEvent> both =
                    Stream.concat(events.stream(), next.events.stream()).toList();
            return new Change(next.life, both);
        }
    }

    /** A life that has just begun. */
    static OrderLife begin(Order order, String contentHash) {
        return new OrderLife(order, contentHash, FillCount.NONE, Replacement.NONE, false);
    }

    /** Whether the venue has told of more fills than have come. */
    boolean awaitsFills() {
        return fills.atMost().compareTo(order.filledQty()) > 0;
    }

    /** Whether it may have filled with less than that: the venue has called it filled without saying how much. */
    boolean mayHaveFilledInPart() {
        return fills.isSupposed() && fills.told().compareTo(order.filledQty()) <= 0;
    }

    /** Whether it was made well after this, which is of another then: ids may be used again after a day. */
    boolean isYoungerThan(Instant happened) {
        return happened.isBefore(order.createdAt().minus(Duration.ofHours(1)));
    }

    /** Whether a message of that order id is of another order, which bears its client id: what has ended stays so. */
    boolean isOutlivedBy(@Nullable String orderId) {
        return replacement.isOutlived(order, orderId);
    }

    /** Nothing to tell. */
    Change unchanged() {
        return new Change(this, List.of());
    }

    /** The order as it was received, for the first event of its life. */
    Change told(ExecType type, @Nullable String reason, Instant at) {
        return new Change(this, List.of(OrderEvents.of(order, type, reason, at, at, order.source())));
    }

    /** We moved it: submitted, being cancelled, refused, unknown. Nothing moves a terminal order. */
    Change moved(OrderStatus status, ExecType type, @Nullable String reason, Instant at) {
        if (order.status().isTerminal() || order.status() == status) {
            return unchanged();
        }
        OrderCopy moved = OrderCopy.of(order).status(status).because(status.isTerminal() ? reason : null);
        return to(moved.at(at), type, reason, at, at, Source.DERIVED);
    }

    /** A cancel was refused: the order works on. */
    Change cancelRefused(String reason, Instant at) {
        if (order.status() != OrderStatus.PENDING_CANCEL) {
            return unchanged();
        }
        return moved(working(), ExecType.NEW, "cancel refused: " + reason, at);
    }

    /** The same with a cancel on its way, or with its own answer come or overdue. */
    OrderLife cancelling(boolean underWay) {
        return new OrderLife(order, contentHash, fills, replacement, underWay);
    }

    /** An amendment is on its way: until its outcome is known, the worse of before and after counts. */
    OrderLife amending(Amendment amendment) {
        return with(replacement.with(amendment));
    }

    /** The amendment was not done: the order is what it was, as far as that is known, and may have filled as such. */
    Change amendRefused(Amendment amendment, Instant at) {
        return amendment.isSame(replacement.pending())
                ? with(replacement.with(null)).completed(at)
                : unchanged();
    }

    private Change completed(Instant at) {
        return order.filledQty().signum() > 0 && isComplete()
                ? moved(OrderStatus.FILLED, ExecType.FILL, null, at)
                : unchanged();
    }

    /** The amendment was done; an answer that comes after the stream has told of it changes nothing. */
    Change amended(Amendment amendment, @Nullable String orderId, Instant at, Source source) {
        if (!amendment.isSame(replacement.pending())) {
            return unchanged();
        }
        String id = orderId == null ? order.orderId() : orderId;
        OrderLife next = with(replacement.moved(order.orderId(), id, order.filledQty(), fills.atMost()));
        if (order.status().isTerminal()) {
            return new Change(next, List.of());
        }
        Order becomes = OrderCopy.of(order)
                .orderId(id)
                .numbers(amendment.quantity(), amendment.price())
                .status(working())
                .at(at);
        return next.to(becomes, ExecType.REPLACED, null, at, at, source);
    }

    /** The venue holds it as an order of this size. */
    OrderLife sized(BigDecimal size) {
        return with(replacement.sized(size));
    }

    /** By how much more may fill than was asked for, after an amendment that a fill overtook. */
    BigDecimal excess() {
        return replacement.excess(order);
    }

    /** What the order counts for: the worse of before and after while an amendment is on its way. */
    Order counted() {
        Amendment pending = replacement.pending();
        return pending == null || order.status().isTerminal() ? order : pending.worse(order);
    }

    /**
     * What the venue says of the order. It may act on an amendment after it was asked, and tell the end of the old
     * order first: until that is settled, only what shows it done says anything, and the answer to a cancel.
     */
    Change reported(Report report) {
        if (replacement.isFormer(report.orderId())) {
            return unchanged();
        }
        Amendment pending = replacement.pending();
        if (pending == null) {
            Amendment elsewhere = replacement.elsewhere(order, fills.atMost(), report);
            return elsewhere == null ? told(report) : amendedElsewhere(elsewhere, report);
        }
        if (pending.isShown(order, report)) {
            Change done = amended(pending, report.orderId(), report.at(), report.source());
            Change now = report.quantity() == null ? done : new Change(done.life.sized(report.quantity()), done.events);
            return now.then(now.life.told(report));
        }
        boolean settled = !report.receivedAt().isBefore(pending.settled());
        if (report.endsByAnswer() || (settled && report.queried())) {
            Change now = with(replacement.with(null)).reported(report);
            return now.then(now.life.completed(report.at()));
        }
        boolean tells = settled && !report.status().isTerminal();
        return tells ? told(report) : new Change(learn(report), List.of());
    }

    private Change amendedElsewhere(Amendment amendment, Report report) {
        Change amended = amending(amendment).amended(amendment, report.orderId(), report.at(), report.source());
        return amended.then(amended.life.told(report));
    }

    private Change told(Report report) {
        OrderLife known = learn(report);
        if (order.status().isTerminal()) {
            return new Change(known.explained(report), List.of());
        }
        return switch (report.status()) {
            case RECEIVED, SUBMITTED, RISK_REJECTED -> new Change(known, List.of());
            case PENDING_CANCEL, NEW, PARTIALLY_FILLED -> known.confirmed(report);
            case FILLED -> known.closed(report);
            case CANCELED, EXPIRED -> known.ended(report.status(), report);
            case REJECTED ->
                known.ended(order.filledQty().signum() > 0 ? OrderStatus.CANCELED : OrderStatus.REJECTED, report);
            case UNKNOWN -> known.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, report.reason(), report.receivedAt());
        };
    }

    /** An own trade; one that was counted already changes nothing. One of another order shows an amendment done. */
    Change filled(Fill fill) {
        if (fills.has(fill)) {
            return unchanged();
        }
        Amendment pending = replacement.pending();
        if (pending != null && !order.status().isTerminal() && replacement.isAnother(order, fill.orderId())) {
            Change amended = amended(pending, fill.orderId(), fill.timestamp(), fill.source());
            return amended.then(amended.life.filled(fill));
        }
        FillCount counted = fills.with(fill);
        BigDecimal sum = order.filledQty().add(fill.quantity());
        Order filled = OrderCopy.of(order)
                .identified(fill.orderId())
                .larger(replacement.growth(fill))
                .filled(sum, counted.average(sum))
                .at(fill.timestamp());
        Replacement next = replacement.counting(fill);
        return with(filled).with(counted.told(sum.add(next.owed()))).with(next).settled(fill);
    }

    /** Whether all has filled, of what it was and of what it may be by now. */
    private boolean isComplete() {
        return order.closesPosition()
                ? fills.closed() && !awaitsFills()
                : order.filledQty().compareTo(counted().quantity()) >= 0;
    }

    /** What the order comes to with the fill counted: it may be complete, or all that was to come. */
    private Change settled(Fill fill) {
        boolean complete = isComplete();
        boolean pending = order.status() == OrderStatus.PENDING_CANCEL;
        OrderStatus next = complete ? OrderStatus.FILLED : pending ? OrderStatus.PENDING_CANCEL : working();
        boolean ended = order.status().isTerminal();
        Order then = ended ? order : OrderCopy.of(order).status(next).at(fill.timestamp());
        OrderEvent event = OrderEvents.of(then, complete ? ExecType.FILL : ExecType.PARTIAL_FILL, fill);
        if (!fills.closed() || then.status().isTerminal() || awaitsFills()) {
            return new Change(with(then), List.of(event));
        }
        Change rest = with(then).moved(OrderStatus.CANCELED, ExecType.CANCELED, REST_UNFILLED, fill.timestamp());
        return new Change(rest.life, List.of(event, rest.events.get(0)));
    }

    /**
     * Its fills were read and none but these found: an immediate order is called filled in part too, and of a cancelled
     * one a row may say that nothing is left (hyperliquid.md sections 2.5 and 10).
     *
     * @param filled base units that had filled before the reading
     */
    Change exhausted(BigDecimal filled, Instant at) {
        boolean same = order.filledQty().compareTo(filled) == 0;
        if (same && order.status().isTerminal()) {
            return new Change(with(fills.borneOut(filled)).with(replacement.borneOut()), List.of());
        }
        if (!same || filled.signum() == 0 || !mayHaveFilledInPart()) {
            return unchanged();
        }
        return order.closesPosition()
                ? moved(OrderStatus.FILLED, ExecType.FILL, null, at)
                : moved(OrderStatus.CANCELED, ExecType.CANCELED, REST_UNFILLED, at);
    }

    private OrderLife learn(Report report) {
        boolean capped = report.status() == OrderStatus.FILLED && order.reduceOnly();
        BigDecimal told = capped ? BigDecimal.ZERO : replacement.before().add(report.filledQty());
        return with(OrderCopy.of(order).identified(report.orderId()).now())
                .with(report.isAnswer() ? fills.answered(told) : fills.told(told))
                .with(replacement.known(report));
    }

    /**
     * With why it ended, where that is told after the end. A venue may call a cancel just that first; of what was
     * refused the answer said more than any word that follows.
     */
    private OrderLife explained(Report report) {
        boolean news = order.reason() == null || order.status() == OrderStatus.CANCELED;
        return news && report.status() == order.status()
                ? with(OrderCopy.of(order).because(report.reason()).now())
                : this;
    }

    private Change confirmed(Report report) {
        OrderStatus working = working();
        boolean pending = order.status() == OrderStatus.PENDING_CANCEL;
        if (working == order.status() || (pending && !outlivedCancel(report))) {
            return unchanged();
        }
        ExecType type = report.queried() ? ExecType.RECOVERED : ExecType.NEW;
        return to(
                OrderCopy.of(order).status(working).at(report.at()),
                type,
                pending ? "the venue still works it after a cancel; cancel again" : report.reason(),
                report.at(),
                report.receivedAt(),
                report.source());
    }

    /** What a stream tells may be older than the cancel, and so may what we asked for before it was answered. */
    private boolean outlivedCancel(Report report) {
        boolean works = report.status() == OrderStatus.NEW || report.status() == OrderStatus.PARTIALLY_FILLED;
        return works && report.queried() && !cancelling;
    }

    /** Called filled: the end waits for the fills, which alone say how much. */
    private Change closed(Report report) {
        BigDecimal said = replacement.before().add(report.filledQty());
        OrderLife closing = with(fills.called(order, report.filledQty().signum() > 0 ? said : null));
        if (!closing.awaitsFills() && order.filledQty().signum() > 0) {
            return closing.ended(closing.isComplete() ? OrderStatus.FILLED : OrderStatus.CANCELED, report);
        }
        return closing.confirmed(report);
    }

    private Change ended(OrderStatus status, Report report) {
        ExecType type = report.queried() && order.status() == OrderStatus.UNKNOWN
                ? ExecType.RECOVERED
                : OrderEvents.ending(status);
        return to(
                OrderCopy.of(order).status(status).because(report.reason()).at(report.at()),
                type,
                report.reason(),
                report.at(),
                report.receivedAt(),
                report.source());
    }

    private OrderStatus working() {
        return order.filledQty().signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.NEW;
    }

    private Change to(
            Order next, ExecType type, @Nullable String reason, Instant at, Instant receivedAt, Source source) {
        OrderLife life = next.status().isTerminal() ? with(next).with(fills.certain()) : with(next);
        return new Change(life, List.of(OrderEvents.of(next, type, reason, at, receivedAt, source)));
    }

    private OrderLife with(Order next) {
        return new OrderLife(next, contentHash, fills, replacement, cancelling);
    }

    OrderLife with(FillCount next) {
        return new OrderLife(order, contentHash, next, replacement, cancelling);
    }

    OrderLife with(Replacement next) {
        return new OrderLife(order, contentHash, fills, next, cancelling);
    }
}
