package io.azalai.simulator.aster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.simulator.matching.Amendment;
import io.azalai.simulator.matching.Execution;
import io.azalai.simulator.matching.NewOrder;
import io.azalai.simulator.matching.Placement;
import io.azalai.simulator.matching.VenueOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Placing, cancelling and reading orders and own trades, the same on both markets but for the rows. Confined to the
 * event loop.
 */
final class OrderCalls {

    private static final int ORDINARY_LIMIT = 500;
    private static final int MAXIMUM_LIMIT = 1_000;
    private static final int MOST_AMENDMENTS = 10_000;

    private static final long FORGOTTEN_AFTER_MS = 7L * 24 * 60 * 60_000;

    private final Floor floor;
    private final OrderForm form;
    private final OrderRows rows;
    private final PlacingNonces placedWith = new PlacingNonces();
    private final Map<Long, Integer> amendments = new HashMap<>();

    OrderCalls(Floor floor, OrderForm form, OrderRows rows) {
        this.floor = floor;
        this.form = form;
        this.rows = rows;
    }

    /** {@code POST order}. */
    JsonNode place(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        NewOrder order = form.read(parameters);
        mayOpenMore(listed, order);
        Placement placement = floor.engine().place(order);
        OrderState.refusal(placement.order()).ifPresent(refused -> {
            throw refused;
        });
        parameters
                .optionalLong("nonce")
                .ifPresent(nonce -> placedWith.add(placement.order().id(), nonce));
        boolean waits =
                parameters.optional("newOrderRespType").filter("RESULT"::equals).isPresent();
        return waits ? rows.changed(placement.order(), listed) : rows.acknowledged(placement.order(), listed);
    }

    /** {@code POST order/test}: the checks of an order, which is not placed. */
    JsonNode test(Parameters parameters) {
        mayOpenMore(floor.symbol(parameters), form.read(parameters));
        return JsonNodeFactory.instance.objectNode();
    }

    /** The symbol's filters of how many orders may be open and how many may wait. */
    private void mayOpenMore(ListedSymbol listed, NewOrder order) {
        List<VenueOrder> open = openOrders()
                .filter(each -> each.request().symbol().equals(listed.symbol()))
                .toList();
        if (listed.maxOrders() > 0 && open.size() >= listed.maxOrders()) {
            throw Refusal.TOO_MANY_OPEN_ORDERS.with();
        }
        long waiting =
                open.stream().filter(each -> each.request().trigger() != null).count();
        if (order.trigger() != null && listed.maxConditional() > 0 && waiting >= listed.maxConditional()) {
            throw Refusal.TOO_MANY_CONDITIONAL.with();
        }
    }

    /** {@code PUT order}: another quantity and price of a LIMIT order; what is refused leaves it as it was. */
    JsonNode modify(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        VenueOrder order = find(parameters, listed).filter(VenueOrder::isOpen).orElseThrow(Refusal.NO_SUCH_ORDER::with);
        if (amendments.getOrDefault(order.id(), 0) >= MOST_AMENDMENTS) {
            throw Refusal.TOO_MANY_AMENDMENTS.with();
        }
        NewOrder changed = form.modified(order, parameters, listed);
        Amendment amendment = floor.engine()
                .amend(floor.account(), order.id(), changed.quantity(), changed.price())
                .orElseThrow(Refusal.NO_SUCH_ORDER::with);
        OrderState.error(amendment.refusal()).ifPresent(refused -> {
            throw refused;
        });
        amendments.merge(order.id(), 1, Integer::sum);
        return rows.changed(amendment.order(), listed);
    }

    /** {@code PUT batchOrders}, each as {@link #modify}. */
    JsonNode modifyBatch(Parameters parameters) {
        return each(Batch.changes(parameters), this::modify);
    }

    /** {@code POST batchOrders}: answers in request order, refusals among them. */
    JsonNode placeBatch(Parameters parameters) {
        List<Parameters> orders = Batch.orders(parameters);
        return parameters
                .optional("nonce")
                .map(nonce -> each(orders, order -> place(order.with("nonce", nonce))))
                .orElseGet(() -> each(orders, this::place));
    }

    /** {@code DELETE order}. */
    JsonNode cancel(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        return find(parameters, listed)
                .flatMap(order -> floor.engine().cancel(floor.account(), order.id()))
                .map(order -> rows.changed(order, listed))
                .orElseThrow(Refusal.CANCEL_REJECTED::with);
    }

    /** {@code DELETE guardedCancelOrder}: only what was placed with the nonce that this request carries. */
    JsonNode guardedCancel(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        long nonce = parameters.number("nonce");
        boolean placed = find(parameters, listed)
                .filter(order -> placedWith.isOf(order.id(), nonce))
                .isPresent();
        if (!placed) {
            throw Refusal.CANCEL_REJECTED.with();
        }
        return cancel(parameters);
    }

    /** {@code DELETE guardedBatchOrders}. */
    JsonNode guardedCancelBatch(Parameters parameters) {
        String nonce = parameters.text("nonce");
        return each(mustName(parameters), named -> guardedCancel(named.with("nonce", nonce)));
    }

    /** {@code DELETE batchOrders}, by ids or by client order ids. */
    JsonNode cancelBatch(Parameters parameters) {
        return each(mustName(parameters), this::cancel);
    }

    private List<Parameters> mustName(Parameters parameters) {
        List<Parameters> named = named(parameters, floor.symbol(parameters).symbol());
        if (named.isEmpty()) {
            throw Refusal.EITHER_MANDATORY.with("orderIdList", "origClientOrderIdList");
        }
        return named;
    }

    /** {@code DELETE allOpenOrders}; with lists of ids only those. */
    void cancelAll(Parameters parameters) {
        String symbol = floor.symbol(parameters).symbol();
        List<Parameters> named = named(parameters, symbol);
        if (named.isEmpty()) {
            floor.cancelAll(symbol);
        } else {
            each(named, this::cancel);
        }
    }

    private static List<Parameters> named(Parameters parameters, String symbol) {
        Collection<String> ids = Batch.words(parameters, parameters.has("orderidlist") ? "orderidlist" : "orderIdList");
        Collection<String> names = Batch.words(
                parameters,
                parameters.has("origclientorderidlist") ? "origclientorderidlist" : "origClientOrderIdList");
        return Stream.concat(
                        ids.stream().map(id -> Map.of("symbol", symbol, "orderId", id)),
                        names.stream().map(name -> Map.of("symbol", symbol, "origClientOrderId", name)))
                .map(Parameters::of)
                .toList();
    }

    /** {@code GET order}. */
    JsonNode order(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        return find(parameters, listed).map(order -> rows.read(order, listed)).orElseThrow(Refusal.NO_SUCH_ORDER::with);
    }

    /** {@code GET openOrder}. */
    JsonNode openOrder(Parameters parameters) {
        ListedSymbol listed = floor.symbol(parameters);
        return find(parameters, listed)
                .filter(VenueOrder::isOpen)
                .map(order -> rows.read(order, listed))
                .orElseThrow(Refusal.NO_SUCH_ORDER::with);
    }

    /** {@code GET openOrders}. */
    JsonNode openOrders(Parameters parameters) {
        Collection<ListedSymbol> wanted = floor.symbols(parameters);
        return array(openOrders()
                .filter(order -> wanted.contains(listed(order)))
                .map(order -> rows.read(order, listed(order))));
    }

    /** {@code GET allOrders}, oldest first. */
    JsonNode allOrders(Parameters parameters) {
        Collection<ListedSymbol> wanted = floor.symbols(parameters);
        Span span = Span.ofWeek(parameters);
        long first = parameters.optionalLong("orderId").orElse(0L);
        List<VenueOrder> orders = floor.engine().orders(floor.account()).stream()
                .filter(this::isRemembered)
                .filter(order -> order.id() >= first && wanted.contains(listed(order)))
                .filter(order -> span.holds(order.createdAt()))
                .toList();
        return array(
                newest(orders, parameters, parameters.has("orderId")).map(order -> rows.read(order, listed(order))));
    }

    /** {@code GET userTrades}, oldest first; an order's number overrides the other filters. */
    JsonNode userTrades(Parameters parameters) {
        Collection<ListedSymbol> wanted = floor.symbols(parameters);
        if (parameters.has("fromId") && (parameters.has("startTime") || parameters.has("endTime"))) {
            throw Refusal.BAD_COMBINATION.with();
        }
        Span span = Span.ofWeek(parameters);
        long first = parameters.optionalLong("fromId").orElse(0L);
        Optional<Long> order = parameters.optionalLong("orderId");
        List<Execution> trades = floor.engine().executions(floor.account()).stream()
                .filter(trade -> wanted.contains(listed(trade.order())))
                .filter(trade -> order.isPresent()
                        ? order.get() == trade.order().id()
                        : trade.match().id() >= first
                                && span.holds(trade.match().time()))
                .toList();
        boolean fromStart = parameters.has("fromId") || parameters.has("startTime");
        return array(newest(trades, parameters, fromStart).map(trade -> rows.trade(trade, listed(trade.order()))));
    }

    private static <T> Stream<T> newest(List<T> rows, Parameters parameters, boolean fromStart) {
        int limit = parameters.limit(ORDINARY_LIMIT, MAXIMUM_LIMIT);
        return fromStart ? rows.stream().limit(limit) : rows.stream().skip(Math.max(0, rows.size() - limit));
    }

    private Stream<VenueOrder> openOrders() {
        return floor.openOrders().stream();
    }

    /** What ended without a fill is forgotten a week after it was placed (section 4). */
    private boolean isRemembered(VenueOrder order) {
        boolean lasting = order.isOpen() || order.filled().signum() > 0;
        boolean recent = order.createdAt().toEpochMilli() > floor.now() - FORGOTTEN_AFTER_MS;
        return OrderState.known(order) && (lasting || recent);
    }

    private ListedSymbol listed(VenueOrder order) {
        return floor.info().symbol(order.request().symbol());
    }

    private Optional<VenueOrder> find(Parameters parameters, ListedSymbol listed) {
        Optional<Long> id = parameters.optionalLong("orderId");
        boolean named = parameters.optional("origClientOrderId").isPresent();
        if (id.isEmpty() && !named && parameters.has("origClientOrderId")) {
            throw Refusal.EMPTY_ORIGINAL_CLIENT_ID.with();
        }
        if (id.isEmpty() && !named) {
            throw Refusal.EITHER_MANDATORY.with("origClientOrderId", "orderId");
        }
        Optional<VenueOrder> found = id.isPresent()
                ? floor.engine().order(floor.account(), id.get())
                : floor.engine().order(floor.account(), parameters.text("origClientOrderId"));
        return found.filter(this::isRemembered)
                .filter(order -> order.request().symbol().equals(listed.symbol()));
    }

    private static JsonNode each(List<Parameters> items, Function<Parameters, JsonNode> call) {
        return array(items.stream().map(item -> {
            try {
                return call.apply(item);
            } catch (RefusedException refused) {
                return RestSite.body(refused);
            }
        }));
    }

    static ArrayNode array(Stream<? extends JsonNode> rows) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        rows.forEach(array::add);
        return array;
    }
}
