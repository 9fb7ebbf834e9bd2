package io.azalai.trade;

import io.azalai.model.ExecType;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.trade.journal.JournalException;
import io.azalai.venue.OrderAck;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.VenueException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down what became of an order that was sent: taken, refused, or nobody knows. A fate that is not known keeps
 * the exposure reserved and the venue is asked. Safe for many threads: it keeps nothing of its own.
 */
final class Outcomes {

    private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

    private final OrderDesk desk;
    private final Leverages leverages;
    private final Clock clock;

    Outcomes(OrderDesk desk, Leverages leverages, Clock clock) {
        this.desk = desk;
        this.leverages = leverages;
        this.clock = clock;
    }

    /** The venue took it. */
    Order taken(Order order, OrderAck ack) {
        leverages.answered(order);
        return desk.reported(order, Report.of(ack, clock.instant()));
    }

    /**
     * It was not taken, or nobody knows: what is not certain is asked for.
     *
     * @return what to tell the caller: a refusal after which the order may still be there is no refusal of the order
     */
    VenueException failed(Order order, Throwable failure) {
        leverages.answered(order);
        String reason = String.valueOf(failure.getMessage());
        if (isCertain(failure)) {
            rejected(order, reason);
        } else {
            unknown(order, reason);
        }
        return told(order, "place", failure);
    }

    /**
     * What to tell the caller of a failure after sending: only what says for sure that nothing was done is told as it
     * is; whatever else failed, a fault of ours included, leaves the outcome unknown.
     */
    static VenueException told(Order order, String operation, Throwable failure) {
        VenueException known = failure instanceof VenueException refused ? refused : null;
        if (known != null && (isCertain(known) || known instanceof OutcomeUnknownException)) {
            return known;
        }
        VenueException.Details details = known == null
                ? new VenueException.Details(order.venue(), operation, null, failure.toString(), Outcome.UNKNOWN)
                : new VenueException.Details(
                        known.venue(), known.operation(), known.code(), known.text(), Outcome.UNKNOWN);
        return new OutcomeUnknownException(details, failure);
    }

    /** No answer came in time. */
    void overdue(Order order, String reason) {
        leverages.answered(order);
        unknown(order, reason);
    }

    /** It ends unsent, or refused, also where nobody waited for the answer any more. */
    void rejected(Order order, String reason) {
        desk.change(
                order,
                life -> OrderDesk.isUnanswered(life.order()) || life.order().status() == OrderStatus.UNKNOWN
                        ? life.moved(OrderStatus.REJECTED, ExecType.REJECTED, reason, clock.instant())
                        : life.unchanged());
    }

    private void unknown(Order order, String reason) {
        desk.change(order, life -> {
            if (!OrderDesk.isUnanswered(life.order())) {
                return life.unchanged();
            }
            LOG.warn(
                    "order outcome unknown venue={} clientOrderId={}: {}",
                    order.venue(),
                    order.clientOrderId(),
                    reason);
            return life.moved(OrderStatus.UNKNOWN, ExecType.UNKNOWN, reason, clock.instant());
        });
    }

    /** Whether a failure says for sure that nothing was done, by this request or by the same sent twice on its way. */
    static boolean isCertain(Throwable failure) {
        return failure instanceof VenueException known
                && known.outcome() != Outcome.UNKNOWN
                && !VenueException.EARLIER_RAN.equals(known.code());
    }

    /** What could not be written down was not sent, and is as if it had never been asked for. */
    static VenueException notWritten(Order order, String operation, Throwable cause) {
        String text = cause instanceof JournalException ? String.valueOf(cause.getMessage()) : cause.toString();
        String unsent = operation + " of order " + order.clientOrderId() + " was not sent: ";
        return new VenueException(
                VenueException.notSent(order.venue(), operation, "JOURNAL_FAILED", unsent + text), cause);
    }
}
