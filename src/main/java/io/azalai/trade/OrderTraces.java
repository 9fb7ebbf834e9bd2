package io.azalai.trade;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.Page;
import io.azalai.venue.OrderTrace;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes what was asked of orders and what went over the wire for them, so that their life can be told. Nobody waits for
 * it: what was asked is durable with the INTENT, the rest within a quarter of a second. Safe for many threads:
 * immutable.
 */
public final class OrderTraces implements OrderTrace {

    /** What an order is called in a row that concerns all that are open. */
    private static final String ALL = "*";

    private static final int MOST_CHARACTERS = 4_000;

    private final Journal journal;
    private final Clock clock;

    OrderTraces(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Notes a request under the order that it means. */
    void requested(OrderRequest request) {
        String target = request.origClientOrderId() == null ? request.clientOrderId() : request.origClientOrderId();
        String called =
                switch (request.action()) {
                    case NEW, AMEND, CANCEL, CLOSE_POSITION -> target;
                    case CANCEL_ALL, SCHEDULE_CANCEL -> ALL;
                };
        journal.note(new Page()
                .wire(
                        Page.Wire.REQUEST,
                        request.venue(),
                        request.account(),
                        called,
                        Objects.requireNonNullElse(request.actor(), "azalai"),
                        text(request),
                        clock.instant()));
    }

    @Override
    public void sent(String venue, TradeRequest<?> request, String text) {
        note(Page.Wire.SENT, venue, request, text);
    }

    @Override
    public void replied(String venue, TradeRequest<?> request, String text) {
        note(Page.Wire.REPLY, venue, request, text);
    }

    private void note(Page.Wire kind, String venue, TradeRequest<?> request, String text) {
        String kept = text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
        Page page = new Page();
        for (String called : called(request)) {
            page.wire(kind, venue, request.account(), called, null, kept, clock.instant());
        }
        journal.note(page);
    }

    private static List<String> called(TradeRequest<?> request) {
        if (!request.permits().isEmpty()) {
            return request.permits().stream()
                    .map(Permit::order)
                    .map(order -> order.clientOrderId())
                    .toList();
        }
        if (request instanceof TradeRequest.Cancel cancel) {
            return List.of(called(cancel));
        }
        if (request instanceof TradeRequest.CancelBatch several) {
            return several.cancels().stream().map(OrderTraces::called).toList();
        }
        return List.of(request instanceof TradeRequest.CancelTwap twap ? twap.twapId() : ALL);
    }

    private static String called(TradeRequest.Cancel cancel) {
        String client = cancel.venueClientOrderId();
        return client == null ? String.valueOf(cancel.orderId()) : client;
    }

    private static String text(OrderRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        OrderTerms terms = request.terms();
        put(json, "action", request.action());
        put(json, "clientOrderId", request.clientOrderId());
        put(json, "origClientOrderId", request.origClientOrderId());
        put(json, "venue", request.venue());
        put(json, "account", request.account());
        put(json, "symbol", request.symbol());
        put(json, "market", request.market());
        put(json, "side", terms.side());
        put(json, "orderType", terms.orderType());
        put(json, "quantity", terms.quantity());
        put(json, "price", terms.price());
        put(json, "triggerPrice", terms.triggerPrice());
        put(json, "timeInForce", terms.timeInForce());
        put(json, "reduceOnly", terms.reduceOnly() ? true : null);
        put(json, "positionSide", terms.side() == null ? null : terms.positionSide());
        put(json, "leverage", terms.leverage());
        put(json, "slippage", terms.slippage());
        put(json, "takeProfitPrice", terms.bracket().takeProfit());
        put(json, "stopLossPrice", terms.bracket().stopLoss());
        put(json, "period", terms.pace().period());
        put(json, "strategyId", request.strategyId());
        put(json, "createdAt", request.createdAt());
        return json.toString();
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }
}
