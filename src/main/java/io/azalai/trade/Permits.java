package io.azalai.trade;

import io.azalai.model.Effect;
import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.timing.Failures;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gives the permits that make orders sendable: once each, after the gate passed, the INTENT is durable and the symbol's
 * leverage is set. Safe for many threads: it keeps nothing of its own.
 */
final class Permits {

    private final OrderDesk desk;
    private final Admission admission;
    private final Leverages leverages;
    private final Outcomes outcomes;
    private final PermitMint mint;
    private final Later later;
    private final Clock clock;
    private final Duration orderTimeout;

    Permits(
            OrderDesk desk,
            Admission admission,
            Leverages leverages,
            Outcomes outcomes,
            PermitMint mint,
            Dispatch dispatch) {
        this.desk = desk;
        this.admission = admission;
        this.leverages = leverages;
        this.outcomes = outcomes;
        this.mint = mint;
        this.later = dispatch.later();
        this.clock = dispatch.clock();
        this.orderTimeout = dispatch.orderTimeout();
    }

    /** The permit of an order that was let in; failed when it may no longer go, and then it has ended unsent. */
    CompletableFuture<Permit> give(Intent intent) {
        return levered(intent).thenApply(set -> sealed(intent));
    }

    /** Done once the symbol has the leverage that an order is to be sent with; failed where it cannot be set. */
    CompletableFuture<?> levered(Intent intent) {
        Integer leverage = intent.leverage();
        if (leverage == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> levered = new CompletableFuture<>();
        boolean own = intent.asked().leverage() != null;
        leverages.ensure(intent.order(), leverage, own).whenComplete((set, failure) -> {
            if (failure == null) {
                levered.complete(null);
            } else {
                levered.completeExceptionally(notSet(intent.order(), leverage, Failures.cause(failure)));
            }
        });
        return levered;
    }

    /**
     * The permit of an order that is {@link #levered}, right before it is sent.
     *
     * @throws OrderRejectedException when it may no longer go: it has ended unsent
     */
    Permit sealed(Intent intent) {
        try {
            return submit(intent);
        } catch (RuntimeException failure) {
            leverages.answered(intent.order());
            throw failure;
        }
    }

    /**
     * The permit of what an open order is to become.
     *
     * @param effect what that was judged to do to the position
     * @param lowers whether it leaves less to fill than the order as it is
     * @throws OrderRejectedException when trading is held back since it was judged
     */
    Permit amended(Order order, OrderTicket ticket, Effect effect, boolean lowers) {
        desk.within(() -> desk.book().memory().heldBack(order.listing(), lowers || effect == Effect.REDUCE))
                .ifPresent(why -> {
                    throw new OrderRejectedException(VenueException.notSent(
                            order.venue(),
                            "amend",
                            "WITHDRAWN",
                            "the amendment of order " + order.clientOrderId() + " was not sent: " + why));
                });
        return mint.mint(ticket, effect);
    }

    /** Of the class of what stood in the way, as whoever waits or looks at keys goes by it. */
    private RuntimeException notSet(Order order, int leverage, Throwable cause) {
        String text = "leverage " + leverage + " could not be set: " + cause.getMessage();
        leverages.answered(order);
        outcomes.rejected(order, text);
        VenueException.Details details = VenueException.notSent(order.venue(), "place", "LEVERAGE_NOT_SET", text);
        if (cause instanceof RateLimitException limited) {
            return new RateLimitException(details, limited.retryAfter().orElse(null), cause);
        }
        return cause instanceof AuthenticationException
                ? new AuthenticationException(details, cause)
                : new OrderRejectedException(details, cause);
    }

    private Permit submit(Intent intent) {
        Instant now = clock.instant();
        Optional<String> objection = desk.within(() -> {
            Optional<String> found = admission.objection(intent);
            desk.change(intent.order(), life -> found.map(why -> unsent(life, why, now))
                    .orElseGet(() -> life.moved(OrderStatus.SUBMITTED, ExecType.SUBMITTED, null, now)));
            return found;
        });
        if (objection.isPresent()) {
            throw withdrawn(intent.order(), objection.get());
        }
        later.in(
                orderTimeout,
                () -> outcomes.overdue(intent.order(), "no answer within " + orderTimeout.toSeconds() + " s"));
        return mint.mint(intent.ticket(intent.order().receivedAt().plus(orderTimeout)), intent.effect());
    }

    /** Says that an order that was let in does not go. */
    static OrderRejectedException withdrawn(Order order, String why) {
        return new OrderRejectedException(VenueException.notSent(
                order.venue(), "place", "WITHDRAWN", "order " + order.clientOrderId() + " was not sent: " + why));
    }

    /** Ends an order that never left; one whose fate the venue has told of is left as it is. */
    private static OrderLife.Change unsent(OrderLife life, String why, Instant at) {
        return switch (life.order().status()) {
            case RECEIVED, UNKNOWN -> life.moved(OrderStatus.REJECTED, ExecType.REJECTED, "not sent: " + why, at);
            case SUBMITTED, NEW, PARTIALLY_FILLED, PENDING_CANCEL -> life.unchanged();
            case RISK_REJECTED, FILLED, CANCELED, REJECTED, EXPIRED -> life.unchanged();
        };
    }
}
