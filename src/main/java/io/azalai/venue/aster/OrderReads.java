package io.azalai.venue.aster;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.Page;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What is asked about an account's orders, a method for each call (aster.md sections 3.4 and 3.7). Safe for many
 * threads: stateless.
 */
final class OrderReads {

    private final Slices slices;
    private final OrderCodec codec;

    OrderReads(Slices slices, OrderCodec codec) {
        this.slices = slices;
        this.codec = codec;
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadOpenOrders.class, openOrders(),
                ReadOrder.class, order(),
                ReadOrderHistory.class, orderHistory(),
                ReadFills.class, fills());
    }

    /** {@code GET openOrders} of all symbols, weight 40, signed. Sections 3.4 and 3.7. */
    Call<ReadOpenOrders, List<Order>> openOrders() {
        return Call.bare(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_OPEN_ORDERS, Endpoint.SPOT_OPEN_ORDERS),
                (request, reply) -> Call.each(
                        request,
                        reply,
                        OrderWire.Order.class,
                        order -> codec.order(request.market(), request.account(), order, reply.receivedAt())));
    }

    /** {@code GET order}, weight 1, signed. Sections 3.4 and 3.7. */
    Call<ReadOrder, Order> order() {
        return new Call<>(
                request -> Endpoint.of(request.listing().market(), Endpoint.FUTURES_ORDER, Endpoint.SPOT_ORDER),
                request -> Call.order(request, request.listing(), request.venueClientOrderId(), request.orderId()),
                (request, reply) -> codec.order(
                        request.listing().market(),
                        request.account(),
                        Call.one(reply, OrderWire.Order.class),
                        reply.receivedAt()));
    }

    /**
     * {@code GET allOrders}, weight 5, signed: a thousand of seven days at most, the oldest first. The venue forgets
     * what was cancelled without a fill after seven days. Sections 3.4 and 3.7.
     */
    Call<ReadOrderHistory, Page<Order>> orderHistory() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_ALL_ORDERS, Endpoint.SPOT_ALL_ORDERS),
                request -> {
                    Listing listing = request.listing();
                    if (listing == null) {
                        throw Call.incomplete(request, "aster tells past orders by symbol only: name a listing");
                    }
                    return Call.symbol(listing).within(slices.asked(request, slice(request)));
                },
                (request, reply) -> Call.paged(
                        request,
                        reply,
                        OrderWire.Order.class,
                        order -> codec.order(request.market(), request.account(), order, reply.receivedAt()),
                        (orders, told) ->
                                slice(request).page(sorted(orders, Order::createdAt), told, Order::createdAt)));
    }

    /** Spot tells nothing older than seven days. */
    private Slices.Slice slice(ReadOrderHistory request) {
        return request.market() == Market.SPOT
                ? slices.kept(request.since())
                : slices.of(request.market(), request.listing(), request.since());
    }

    /**
     * {@code GET userTrades}, weight 5, signed: a thousand of seven days at most, the oldest first. Sections 3.4 and
     * 3.7.
     */
    Call<ReadFills, Page<Fill>> fills() {
        return new Call<>(
                request -> Endpoint.of(request.market(), Endpoint.FUTURES_USER_TRADES, Endpoint.SPOT_USER_TRADES),
                request -> symbol(request).within(slices.asked(request, slice(request))),
                (request, reply) -> Call.paged(
                        request,
                        reply,
                        OrderWire.UserTrade.class,
                        trade -> codec.fill(request.market(), request.account(), trade, reply.receivedAt()),
                        (fills, told) -> slice(request).page(sorted(fills, Fill::timestamp), told, Fill::timestamp)));
    }

    private static <T> List<T> sorted(List<T> rows, Function<T, Instant> when) {
        return rows.stream().sorted(Comparator.comparing(when)).toList();
    }

    private Slices.Slice slice(ReadFills request) {
        return slices.of(request.market(), request.listing(), request.since());
    }

    private static Parameters symbol(ReadFills request) {
        Listing listing = request.listing();
        if (listing == null && request.market() == Market.PERP) {
            throw Call.incomplete(request, "aster tells futures fills by symbol only: name a listing");
        }
        return listing == null ? new Parameters() : Call.symbol(listing);
    }
}
