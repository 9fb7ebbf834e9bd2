package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.AccountRequest.ReadTwaps;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.Outcome;
import io.azalai.venue.Page;
import io.azalai.venue.Twap;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.hyperliquid.Call.Query;
import io.azalai.venue.wire.OddWords;
import io.azalai.venue.wire.WordTable.UnknownWordException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reads of orders and fills, a method for each (hyperliquid.md sections 2.5 and 2.6). All are {@code POST /info},
 * unsigned. Of open orders each dex answers for itself, of all else the first for all.
 */
final class OrderReads {

    private static final int MOST_FILLS = 2000;

    private final Function<String, Credentials> accounts;
    private final String dex;
    private final OrderCodec orders;
    private final OpenOrders open;
    private final OddWords oddWords = new OddWords(Hyperliquid.NAME);

    /**
     * The reads of one dex.
     *
     * @param accounts by alias
     * @param dex name of the dex, empty for the first
     * @param open learns how many are open
     */
    OrderReads(Listings listings, Function<String, Credentials> accounts, String dex, OpenOrders open) {
        this.accounts = accounts;
        this.dex = dex;
        this.orders = new OrderCodec(listings);
        this.open = open;
    }

    /** Those that each dex answers, by the class of the request. */
    Map<Class<?>, Call<?, ?>> ofDex() {
        return Map.of(ReadOpenOrders.class, openOrders());
    }

    /** All of them, by the class of the request. */
    Map<Class<?>, Call<?, ?>> calls() {
        return Map.of(
                ReadOpenOrders.class, openOrders(),
                ReadOrder.class, order(),
                ReadOrderHistory.class, orderHistory(),
                ReadFills.class, fills(),
                ReadTwaps.class, twaps());
    }

    /**
     * {@code frontendOpenOrders}, weight 20: of the first dex both markets in one reply; an exit that waits for its
     * entry may stand beside it, within it or both. {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadOpenOrders, List<Order>> openOrders() {
        return new Query<>(
                request -> Json.ofDex(user("frontendOpenOrders", request.account()), dex),
                (request, reply, receivedAt) -> {
                    Map<Long, OrderWire.Order> all = new LinkedHashMap<>();
                    RowByRow rows = new RowByRow();
                    List<OrderWire.Order> told =
                            rows.each(Json.rows(reply), row -> Json.as(row, OrderWire.Order.class));
                    told.forEach(row -> all.put(row.oid(), row));
                    told.stream().flatMap(OrderReads::within).forEach(child -> all.putIfAbsent(child.oid(), child));
                    open.learn(request.account(), dex, all.size() + rows.unread());
                    List<OrderWire.Order> asked = all.values().stream()
                            .filter(row -> request.markets().contains(Naming.marketOf(row.coin())))
                            .toList();
                    return rows.all(request, rows.each(asked, row -> listed(request.account(), row, receivedAt)));
                });
    }

    private Order listed(String account, OrderWire.Order row, Instant receivedAt) {
        try {
            return orders.open(account, row, receivedAt, Source.REST);
        } catch (UnknownWordException odd) {
            oddWords.warn(odd, Long.toString(row.oid()));
            return orders.open(account, row.nearest(), receivedAt, Source.REST);
        }
    }

    private Order past(String account, OrderWire.Update row, Instant receivedAt) {
        try {
            return orders.changed(account, row, receivedAt, Source.REST);
        } catch (UnknownWordException odd) {
            oddWords.warn(odd, Long.toString(row.order().oid()));
            return orders.nearest(account, row, receivedAt, Source.REST);
        }
    }

    private static Stream<OrderWire.Order> within(OrderWire.Order order) {
        return order.children().stream().flatMap(child -> Stream.concat(Stream.of(child), within(child)));
    }

    /**
     * {@code orderStatus}, weight 2, by client id or order id; an order just placed may still be unknown.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadOrder, Order> order() {
        return new Query<>(
                request -> request.venueClientOrderId() == null
                        ? user("orderStatus", request.account()).put("oid", orderId(request.orderId()))
                        : user("orderStatus", request.account()).put("oid", request.venueClientOrderId()),
                (request, reply, receivedAt) -> {
                    OrderWire.Update update =
                            Json.as(reply, OrderWire.Status.class).order();
                    if (update == null) {
                        throw new OrderNotFoundException(Errors.details(
                                request.operation(),
                                "NOT_FOUND",
                                "the venue knows no order "
                                        + (request.venueClientOrderId() == null
                                                ? request.orderId()
                                                : request.venueClientOrderId()),
                                Outcome.REJECTED));
                    }
                    return past(request.account(), update, receivedAt);
                });
    }

    /**
     * {@code historicalOrders}, weight 20 + n/20: the newest 2000 changes. An order is there once for each change; the
     * last one tells, and at the same time the one that ended it. {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadOrderHistory, Page<Order>> orderHistory() {
        return new Query<>(request -> user("historicalOrders", request.account()), (request, reply, receivedAt) -> {
            Map<String, Order> newest = new HashMap<>();
            RowByRow rows = new RowByRow();
            rows.each(
                            Json.rows(reply),
                            row -> past(request.account(), Json.as(row, OrderWire.Update.class), receivedAt))
                    .forEach(order -> newest.merge(String.valueOf(order.orderId()), order, OrderReads::later));
            return rows.page(
                    request,
                    Page.last(newest.values().stream()
                            .filter(order -> wanted(order.listing(), Set.of(request.market()), request.listing()))
                            .filter(order -> !order.updatedAt().isBefore(request.since()))
                            .sorted(Comparator.comparing(Order::updatedAt).thenComparing(Order::createdAt))
                            .toList()));
        });
    }

    /** Of two changes of an order the later one; at the same time the one that ended it. */
    static Order later(Order one, Order other) {
        int order = one.updatedAt().compareTo(other.updatedAt());
        if (order == 0) {
            return one.status().isTerminal() ? one : other;
        }
        return order > 0 ? one : other;
    }

    /**
     * {@code userFillsByTime}, weight 20 + n/20: the first 2000 of both markets from an instant on, oldest first.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadFills, Page<Fill>> fills() {
        return new Query<>(
                request -> user("userFillsByTime", request.account())
                        .put("startTime", request.since().toEpochMilli()),
                (request, reply, receivedAt) -> {
                    String user = accounts.apply(request.account()).user();
                    RowByRow rows = new RowByRow();
                    List<Fill> all = new ArrayList<>(rows.each(
                            Json.rows(reply),
                            row -> orders.fill(
                                    request.account(),
                                    user,
                                    Json.as(row, OrderWire.Fill.class),
                                    receivedAt,
                                    Source.REST)));
                    all.sort(Comparator.comparing(Fill::timestamp));
                    List<Fill> fills = all.stream()
                            .filter(fill -> wanted(fill.listing(), request.markets(), request.listing()))
                            .toList();
                    boolean last = reply.size() < MOST_FILLS || all.isEmpty();
                    return rows.page(
                            request,
                            last
                                    ? Page.last(fills)
                                    : Page.full(
                                            fills,
                                            request.since(),
                                            all.get(all.size() - 1).timestamp()));
                });
    }

    /**
     * {@code twapHistory}, weight 20 + n/20: one is there for each change, of which the newest tells.
     * {@code POST /info}, unsigned, section 2.5.
     */
    Query<ReadTwaps, List<Twap>> twaps() {
        return new Query<>(request -> user("twapHistory", request.account()), (request, reply, receivedAt) -> {
            List<OrderWire.TwapRow> rows = new ArrayList<>(Json.list(reply, OrderWire.TwapRow[].class));
            rows.sort(Comparator.comparingLong(OrderWire.TwapRow::time).reversed());
            Map<String, Twap> newest = new LinkedHashMap<>();
            for (OrderWire.TwapRow row : rows) {
                String key = row.state().coin() + row.state().timestamp();
                newest.putIfAbsent(row.twapId() == null ? key : row.twapId().toString(), orders.twap(row));
            }
            return List.copyOf(newest.values());
        });
    }

    /** The number an order id is on the wire. */
    static long orderId(@Nullable String orderId) {
        if (orderId == null || !orderId.matches("\\d{1,18}")) {
            throw new OrderNotFoundException(VenueException.notSent(
                    Hyperliquid.NAME, "order", "NOT_FOUND", "'" + orderId + "' is no order id of this venue"));
        }
        return Long.parseLong(orderId);
    }

    private static boolean wanted(Listing listing, Set<Market> markets, @Nullable Listing only) {
        return markets.contains(listing.market()) && (only == null || only.equals(listing));
    }

    private ObjectNode user(String type, String alias) {
        return Json.type(type).put("user", accounts.apply(alias).user());
    }

    /**
     * Reads the rows of a private answer each by itself: one that cannot be read must not hide what the others say.
     * Confined to the thread that reads the answer.
     */
    private static final class RowByRow {

        private @Nullable String first;
        private int unread;

        /** What is made of a row; any failure of it is the row's alone. */
        interface Reading<T, R> {

            /**
             * What the row says.
             *
             * @throws JsonProcessingException when it has a shape we do not know
             */
            R of(T row) throws JsonProcessingException;
        }

        /** Those of the rows that can be read. */
        <T, R> List<R> each(Iterable<T> rows, Reading<T, R> reading) {
            List<R> read = new ArrayList<>();
            for (T row : rows) {
                try {
                    read.add(reading.of(row));
                } catch (JsonProcessingException | RuntimeException odd) {
                    first = first == null ? Json.why(odd) + ": " + row : first;
                    unread++;
                }
            }
            return read;
        }

        /** How many could not be read so far. */
        int unread() {
            return unread;
        }

        /**
         * The answer that those which were read make, if none is missing.
         *
         * @throws VenueUnavailableException when some could not be read, with those that could
         */
        <R> List<R> all(VenueRequest<?> request, List<R> read) {
            return page(request, Page.last(read)).rows();
        }

        /**
         * The same of a page.
         *
         * @throws VenueUnavailableException when some could not be read, with those that could
         */
        <R> Page<R> page(VenueRequest<?> request, Page<R> read) {
            if (first == null) {
                return read;
            }
            throw new VenueUnavailableException(
                    Errors.details(request.operation(), "UNREADABLE", "unreadable row: " + first, Outcome.UNKNOWN),
                    read);
        }
    }
}
