package io.azalai.trade;

import io.azalai.model.OrderRequest;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.venue.RiskRejectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/**
 * Refuses what has waited too long at a door that hands on a backlog: a cancel of all that is days old would end the
 * orders of today. A cancel of one order is of that order however old it is, and passes, as it passes every check.
 * Whether a new order or an amendment is too old the gate says, after it is known to be none that was carried out
 * already. Immutable.
 */
public final class RequestAge {

    private final Unjudged unjudged;
    private final Duration orderTimeout;
    private final Duration clockSkew;
    private final Clock clock;

    RequestAge(Unjudged unjudged, Duration orderTimeout, Duration clockSkew, Clock clock) {
        this.unjudged = unjudged;
        this.orderTimeout = orderTimeout;
        this.clockSkew = clockSkew;
        this.clock = clock;
    }

    /**
     * Lets a request pass that is young enough.
     *
     * @throws RiskRejectedException when it is too old, or of the future
     */
    public void require(OrderRequest request) {
        switch (request.action()) {
            case NEW, AMEND, CLOSE_POSITION, CANCEL -> {}
            case CANCEL_ALL, SCHEDULE_CANCEL -> requireFresh(request);
        }
    }

    private void requireFresh(OrderRequest request) {
        Duration age = Duration.between(request.createdAt(), clock.instant());
        if (age.compareTo(orderTimeout) > 0 || age.negated().compareTo(clockSkew) > 0) {
            String text = "createdAt lies " + age.toMillis() + " ms back, order_timeout is " + orderTimeout.toMillis()
                    + " ms and max_clock_skew_ms " + clockSkew.toMillis();
            throw new RiskRejectedException(
                    unjudged.refused(request, ReasonCode.ORDER_REQUEST_EXPIRED, text),
                    request.action().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }
}
