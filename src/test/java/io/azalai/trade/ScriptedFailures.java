package io.azalai.trade;

import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import java.util.List;
import java.util.function.Function;

/** How {@link ScriptedVenue} says no. */
final class ScriptedFailures {

    private ScriptedFailures() {}

    static VenueException refused(String operation, String code, String text) {
        return new VenueException(new VenueException.Details("hyperliquid", operation, code, text, Outcome.REJECTED));
    }

    /** What an earlier request has used the nonce of, perhaps the same. */
    static VenueException sentTwice(String operation) {
        return refused(operation, VenueException.EARLIER_RAN, "Invalid nonce: duplicate nonce 1");
    }

    static VenueException banned(String operation) {
        return new RateLimitException(
                new VenueException.Details("hyperliquid", operation, "418", "banned", Outcome.REJECTED), null);
    }

    static VenueException cut(String operation) {
        return new OutcomeUnknownException(
                new VenueException.Details("hyperliquid", operation, null, "the connection was cut", Outcome.UNKNOWN));
    }

    /** What becomes of each where the failure of one is no other's. */
    static <T> List<OrderAnswer> each(List<T> several, Function<T, OrderAck> one) {
        return several.stream()
                .map(each -> {
                    try {
                        return OrderAnswer.of(one.apply(each));
                    } catch (VenueException failure) {
                        return OrderAnswer.of(failure);
                    }
                })
                .toList();
    }

    static VenueException notFound(String operation, String text) {
        return new OrderNotFoundException(
                new VenueException.Details("hyperliquid", operation, "unknownOid", text, Outcome.REJECTED));
    }
}
