package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changes orders or positions: never repeated by itself.
 *
 * @param <R> what comes back
 */
public sealed interface TradeRequest<R> extends AccountRequest<R> {

    @Override
    default boolean isWrite() {
        return true;
    }

    @Override
    Lane lane();

    /** Places the order of a permit. */
    record Place(Permit permit) implements TradeRequest<OrderAck> {
        @Override
        public String account() {
            return permit.order().account();
        }

        @Override
        public Lane lane() {
            return permit.order().reduceOnly() ? Lane.REDUCE : Lane.PLACE;
        }
    }

    /** Cancels one order, by the client id the venue knows or, when that is null, by the venue's id. */
    record Cancel(
            String account,
            Listing listing,
            @Nullable String venueClientOrderId,
            @Nullable String orderId) implements TradeRequest<OrderAck> {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** Cancels all open orders of a listing; {@code orderIds} are those known, for venues that cancel by list. */
    record CancelAll(String account, Listing listing, List<String> orderIds) implements TradeRequest<List<OrderAck>> {
        public CancelAll {
            orderIds = List.copyOf(orderIds);
        }

        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** Sets the leverage of a perpetual; answers what the venue has set. */
    record SetLeverage(String account, Listing listing, int leverage, MarginMode marginMode)
            implements TradeRequest<Integer> {
        @Override
        public Lane lane() {
            return Lane.PLACE;
        }
    }
}
