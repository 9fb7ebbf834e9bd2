package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Source;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadFlows;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.AccountRequest.ReadTwaps;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.Page;
import io.azalai.venue.Twap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The reads of an account's past, a method for each (hyperliquid.md sections 2.4 to 2.6). All are {@code POST /info},
 * unsigned, and tell of every dex at once.
 */
final class PastReads {

    private static final int MOST_FILLS = 2000;
    private static final int MOST_UPDATES = 500;

    private final Function<String, Account> accounts;
    private final OrderCodec orders;
    private final LedgerCodec ledger;
    private final FlowCodec flows = new FlowCodec();

    /** With the account of each alias. */
    PastReads(Assets assets, Function<String, Account> accounts) {
        this.accounts = accounts;
        this.orders = new OrderCodec(assets);
        this.ledger = new LedgerCodec(assets);
    }

    /** {@code userFillsByTime}, weight 20 + n/20: the first 2000 of both markets from an instant on, oldest first. */
    Query<ReadFills, Page<Fill>> fills() {
        return new Query<>(
                request -> since("userFillsByTime", request.account(), request.since()),
                (request, reply, receivedAt) -> {
                    List<Fill> fills = new ArrayList<>();
                    Instant newest = request.since();
                    for (OrderWire.Fill row : Json.list(reply, OrderWire.Fill[].class)) {
                        Fill fill = orders.fill(request.account(), row, receivedAt, Source.REST);
                        if (wanted(fill.listing(), request.market(), request.listing())) {
                            fills.add(fill);
                        }
                        newest = fill.timestamp().isAfter(newest) ? fill.timestamp() : newest;
                    }
                    fills.sort(Comparator.comparing(Fill::timestamp));
                    return reply.size() < MOST_FILLS ? Page.last(fills) : Page.full(fills, request.since(), newest);
                });
    }

    /** {@code userNonFundingLedgerUpdates}, weight 20 + n/20: 500 at most. */
    Query<ReadFlows, FlowPage> flows() {
        return new Query<>(
                request -> {
                    ObjectNode body = since("userNonFundingLedgerUpdates", request.account(), request.since());
                    return request.until() == null
                            ? body
                            : body.put("endTime", request.until().toEpochMilli());
                },
                (request, reply, receivedAt) -> {
                    List<CashFlow> flows = this.flows.among(
                            request.market(),
                            accounts.apply(request.account()).user(),
                            Json.list(reply, FlowWire.Row[].class));
                    return reply.size() < MOST_UPDATES
                            ? FlowPage.all(flows)
                            : FlowPage.full(request, request.since(), receivedAt, flows);
                });
    }

    /**
     * {@code historicalOrders}, weight 20 + n/20: the newest 2000 changes. An order is there once for each change; the
     * last one tells, and at the same time the one that ended it.
     */
    Query<ReadOrderHistory, Page<Order>> orderHistory() {
        return new Query<>(request -> user("historicalOrders", request.account()), (request, reply, receivedAt) -> {
            Map<String, Order> newest = new HashMap<>();
            for (OrderWire.Update row : Json.list(reply, OrderWire.Update[].class)) {
                Order order = orders.changed(request.account(), row, receivedAt, Source.REST);
                newest.merge(String.valueOf(order.orderId()), order, PastReads::later);
            }
            return Page.last(newest.values().stream()
                    .filter(order -> wanted(order.listing(), request.market(), request.listing()))
                    .filter(order -> !order.updatedAt().isBefore(request.since()))
                    .sorted(Comparator.comparing(Order::updatedAt).thenComparing(Order::createdAt))
                    .toList());
        });
    }

    private static Order later(Order one, Order other) {
        int order = one.updatedAt().compareTo(other.updatedAt());
        if (order == 0) {
            return one.status().isTerminal() ? one : other;
        }
        return order > 0 ? one : other;
    }

    /** {@code userFunding}, weight 20 + n/20: at most 500, the oldest first. */
    Query<ReadFundingPayments, Page<FundingPayment>> fundingPayments() {
        return new Query<>(
                request -> since("userFunding", request.account(), request.since()), (request, reply, receivedAt) -> {
                    List<FundingPayment> payments = new ArrayList<>();
                    Instant newest = request.since();
                    for (OrderWire.FundingRow row : Json.list(reply, OrderWire.FundingRow[].class)) {
                        FundingPayment payment =
                                ledger.funding(request.account(), row.dated(), receivedAt, Source.REST);
                        if (wanted(payment.listing(), Market.PERP, request.listing())) {
                            payments.add(payment);
                        }
                        newest = payment.timestamp().isAfter(newest) ? payment.timestamp() : newest;
                    }
                    payments.sort(Comparator.comparing(FundingPayment::timestamp));
                    return reply.size() < MOST_UPDATES
                            ? Page.last(payments)
                            : Page.full(payments, request.since(), newest);
                });
    }

    /** {@code twapHistory}, weight 20 + n/20: one is there for each change, of which the newest tells. */
    Query<ReadTwaps, List<Twap>> twaps() {
        return new Query<>(request -> user("twapHistory", request.account()), (request, reply, receivedAt) -> {
            List<OrderWire.TwapRow> rows = new ArrayList<>(Json.list(reply, OrderWire.TwapRow[].class));
            rows.sort(Comparator.comparingLong(OrderWire.TwapRow::time).reversed());
            Map<String, Twap> newest = new LinkedHashMap<>();
            for (OrderWire.TwapRow row : rows) {
                String key = row.state().coin() + row.state().timestamp();
                newest.putIfAbsent(row.twapId() == null ? key : row.twapId().toString(), ledger.twap(row));
            }
            return List.copyOf(newest.values());
        });
    }

    private static boolean wanted(Listing listing, Market market, @Nullable Listing only) {
        return listing.market() == market && (only == null || only.equals(listing));
    }

    private ObjectNode user(String type, String alias) {
        return Json.type(type).put("user", accounts.apply(alias).user());
    }

    private ObjectNode since(String type, String alias, Instant since) {
        return user(type, alias).put("startTime", since.toEpochMilli());
    }
}
