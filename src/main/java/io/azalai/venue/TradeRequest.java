package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.TwapPrices;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        public List<Permit> permits() {
            return List.of(permit);
        }

        @Override
        public Lane lane() {
            return permit.lane();
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

    /** Cancels all open orders of a listing, at a venue that {@link OpenVenue#cancelsWholeSymbols()}. */
    record CancelAll(String account, Listing listing) implements TradeRequest<List<OrderAck>> {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /**
     * Several orders of one account and market, or cancels of one account. Where not all of them can be sent, or not
     * together, the venue's {@link BatchPlan} says which share a call; each has an answer of its own.
     */
    sealed interface Batch extends TradeRequest<List<OrderAnswer>> {

        /** How many it holds. */
        int size();

        /** Those at some places of it, in that order. */
        Batch only(List<Integer> places);

        /** How a venue sends it. */
        BatchPlan plan(RequestCodec codec);
    }

    /**
     * Places the orders of several permits, as many as the venue takes at once.
     *
     * @param bracket whether the first is an order and the others its take-profit and stop-loss, tied to it by the
     *     venue
     */
    record PlaceBatch(List<Permit> permits, boolean bracket) implements Batch {
        public PlaceBatch {
            permits = List.copyOf(permits);
            if (permits.isEmpty()) {
                throw new IllegalArgumentException("permits must hold one or more, was empty");
            }
        }

        @Override
        public int size() {
            return permits.size();
        }

        @Override
        public PlaceBatch only(List<Integer> places) {
            return new PlaceBatch(places.stream().map(permits::get).toList(), bracket);
        }

        @Override
        public BatchPlan plan(RequestCodec codec) {
            return codec.plan(this);
        }

        @Override
        public String account() {
            return permits.get(0).order().account();
        }

        @Override
        public Lane lane() {
            return permits.stream().allMatch(permit -> permit.lane() == Lane.REDUCE) ? Lane.REDUCE : Lane.PLACE;
        }
    }

    /**
     * Gives an open order another price or quantity: the permit's order is what it is to become, under the same client
     * id. What a venue cannot change of an open order it refuses before sending.
     *
     * @param open the order as it was placed, or last amended
     * @param orderId the venue's id of the open order; null when it is meant by the permit's client id
     * @param filledQty base units of the permit's quantity that have filled: a venue that places a new order in its
     *     stead places what is left
     */
    record Amend(Permit permit, OrderTicket open, @Nullable String orderId, BigDecimal filledQty)
            implements TradeRequest<OrderAck> {
        /** Code of a refusal after which the old order is cancelled and the new one was not placed. */
        public static final String OLD_ORDER_GONE = "OLD_ORDER_GONE";

        /** What would become another beside quantity and price: by its name, from what to what. */
        public Map<String, String> changes() {
            OrderTicket becomes = permit.order();
            Map<String, String> changes = new LinkedHashMap<>();
            note(changes, "symbol", open.listing().symbol(), becomes.listing().symbol());
            note(changes, "side", open.side(), becomes.side());
            note(changes, "orderType", open.orderType(), becomes.orderType());
            note(changes, "positionSide", open.positionSide(), becomes.positionSide());
            note(changes, "triggerPrice", open.triggerPrice(), becomes.triggerPrice());
            note(changes, "timeInForce", open.timeInForce(), becomes.timeInForce());
            note(changes, "reduceOnly", open.reduceOnly(), becomes.reduceOnly());
            note(changes, "closePosition", open.closePosition(), becomes.closePosition());
            return changes;
        }

        private static void note(Map<String, String> changes, String name, @Nullable Object from, @Nullable Object to) {
            if (!isSame(from, to)) {
                changes.put(name, name + " from " + from + " to " + to);
            }
        }

        private static boolean isSame(@Nullable Object from, @Nullable Object to) {
            return (from instanceof BigDecimal number && to instanceof BigDecimal other)
                    ? number.compareTo(other) == 0
                    : Objects.equals(from, to);
        }

        @Override
        public String account() {
            return permit.order().account();
        }

        @Override
        public List<Permit> permits() {
            return List.of(permit);
        }

        @Override
        public Lane lane() {
            return permit.lane();
        }
    }

    /** Cancels several orders, as many as the venue takes at once. */
    record CancelBatch(String account, List<Cancel> cancels) implements Batch {
        public CancelBatch {
            cancels = List.copyOf(cancels);
            if (cancels.isEmpty()) {
                throw new IllegalArgumentException("cancels must hold one or more, was empty");
            }
        }

        @Override
        public int size() {
            return cancels.size();
        }

        @Override
        public CancelBatch only(List<Integer> places) {
            return new CancelBatch(account, places.stream().map(cancels::get).toList());
        }

        @Override
        public BatchPlan plan(RequestCodec codec) {
            return codec.plan(this);
        }

        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /**
     * The dead-man switch (risk.md section 8): open orders go once {@code after} has passed without another such call.
     *
     * @param listing whose orders; null for all, where the venue has one switch for the account
     * @param after null to switch it off
     */
    record ScheduleCancel(
            String account,
            @Nullable Listing listing,
            @Nullable Duration after) implements TradeRequest<Optional<Instant>> {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }

    /** Places the order of a permit as slices over time; the answer's order id is the venue's id of the whole. */
    record PlaceTwap(Permit permit, Duration over, boolean randomize, TwapPrices prices)
            implements TradeRequest<OrderAck> {
        @Override
        public String account() {
            return permit.order().account();
        }

        @Override
        public List<Permit> permits() {
            return List.of(permit);
        }

        @Override
        public Lane lane() {
            return permit.lane();
        }
    }

    /** Ends an order over time. */
    record CancelTwap(String account, Listing listing, String twapId) implements TradeRequest<Boolean> {
        @Override
        public Lane lane() {
            return Lane.CANCEL;
        }
    }
}
