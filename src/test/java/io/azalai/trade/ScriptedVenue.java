package io.azalai.trade;

import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.Position;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Capability;
import io.azalai.venue.CashFlow;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.PermitMint;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.Symbols;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A venue that does what a test told it to: orders rest until told otherwise, and every request is kept. Safe for many
 * threads: what changes is in concurrent lists or volatile.
 */
final class ScriptedVenue implements Unwired, VenueCalls {

    final List<OrderTicket> placed = new CopyOnWriteArrayList<>();
    final List<VenueRequest<?>> requests = new CopyOnWriteArrayList<>();
    final List<Order> orders = new CopyOnWriteArrayList<>();
    final List<Fill> fills = new CopyOnWriteArrayList<>();
    final List<FundingPayment> funding = new CopyOnWriteArrayList<>();
    final List<Listing> traded = new CopyOnWriteArrayList<>();
    final ScriptedTwaps twaps = new ScriptedTwaps();

    /** How many readings of funding fail from now on. */
    final AtomicInteger fundingFails = new AtomicInteger();

    final List<CashFlow> flows = new CopyOnWriteArrayList<>();
    final List<Position> positions = new CopyOnWriteArrayList<>();
    final Map<Market, List<Balance>> balances = new ConcurrentHashMap<>();

    volatile boolean cancelsByIds;
    volatile PlaceScript script = PlaceScript.REST;
    volatile AmendScript amendScript = AmendScript.KEEP_ID;
    /** Whether streams may tell the end of an amended order before what replaces it. */
    volatile boolean replaces;
    /** Whether streams tell no order's type. */
    volatile boolean bare;
    /** What happens when an amendment is on its way. */
    volatile Runnable beforeAmending = () -> {};

    /** For how long it may act on what was to be sent before. */
    volatile Duration late = Duration.ZERO;

    volatile CancelScript cancelScript = CancelScript.END;
    volatile boolean reachable = true;
    final ScriptedLeverage leverage = new ScriptedLeverage();
    volatile MarginMode configured;
    volatile List<Set<Market>> together = List.of(Set.of(Market.PERP));
    /** Whether asking fails at once, as when the disk does. */
    volatile boolean broken;
    /** Why fills cannot be read without naming a listing; null when they can. */
    volatile VenueException fillsFail;
    /** Why what else cannot be read. */
    final Map<Class<?>, VenueException> readsFail = new ConcurrentHashMap<>();

    /** Why the flows of an account cannot be read. */
    final Map<String, RuntimeException> flowsFail = new ConcurrentHashMap<>();

    final Map<Object, Runnable> whenAsked = new ConcurrentHashMap<>();
    volatile List<String> accounts = List.of("main");
    /** Client order ids that are refused whatever the script. */
    final Set<String> refuses = ConcurrentHashMap.newKeySet();

    private final Set<Capability> lacking = ConcurrentHashMap.newKeySet();
    volatile int pageSize = 100;
    volatile BigDecimal equity = new BigDecimal("100000");
    private final Clock clock;
    private final PermitMint.Check permits;
    final ScriptedReads reads;
    private final Symbols symbols = new Symbols("hyperliquid", instrument -> List.of(instrument.baseAsset()));

    ScriptedVenue(Clock clock, PermitMint.Check permits) {
        this.clock = clock;
        this.permits = permits;
        this.reads = new ScriptedReads(this, clock);
        symbols.replace(Market.PERP, List.of(VenueOrders.bitcoin()));
    }

    @Override
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        requests.add(request);
        if (broken) {
            throw new IllegalStateException("the disk is gone");
        }
        if (request instanceof TradeRequest.Cancel && cancelScript == CancelScript.SILENT
                || request instanceof TradeRequest.Place && script == PlaceScript.SILENT) {
            return new CompletableFuture<>();
        }
        try {
            @SuppressWarnings("unchecked")
            R reply = (R) answer(request);
            return leverage.answered(request, reply);
        } catch (VenueException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Object answer(VenueRequest<?> request) {
        if (request instanceof TradeRequest.Place place) {
            return place(permits.redeem(place.permit(), clock.instant()));
        }
        if (request instanceof TradeRequest.PlaceTwap twap) {
            return twaps.place(permits.redeem(twap.permit(), clock.instant()), twap, clock.instant());
        }
        if (!reachable) {
            throw new VenueUnavailableException(
                    new VenueException.Details("hyperliquid", request.operation(), "503", "down", Outcome.UNKNOWN));
        }
        if (request instanceof SettingRequest.SetLeverage asked) {
            return leverage.set(asked);
        }
        if (request instanceof SettingRequest.SetMarginMode mode) {
            return mode.marginMode();
        }
        if (request instanceof AccountRequest.ReadOrder read) {
            return VenueOrders.answered(find(read.venueClientOrderId(), read.orderId()), clock.instant());
        }
        if (request instanceof TradeRequest.Cancel cancel) {
            return cancel(cancel);
        }
        if (request instanceof TradeRequest.CancelTwap cancel) {
            return twaps.cancel(cancel);
        }
        if (request instanceof TradeRequest.PlaceBatch batch) {
            return batch(batch);
        }
        if (request instanceof TradeRequest.Amend amend) {
            return amend(amend);
        }
        if (request instanceof TradeRequest.CancelBatch batch) {
            return ScriptedFailures.each(batch.cancels(), this::cancel);
        }
        if (request instanceof TradeRequest.CancelAll) {
            return open().stream().map(this::end).toList();
        }
        return reads.answer(request);
    }

    private OrderAck place(OrderTicket ticket) {
        placed.add(ticket);
        if (script == PlaceScript.REFUSE || refuses.contains(ticket.clientOrderId())) {
            throw ScriptedFailures.refused("place", "REFUSED", "Order must have minimum value");
        }
        if (script == PlaceScript.BAN) {
            throw ScriptedFailures.banned("place");
        }
        if (script != PlaceScript.LOSE) {
            orders.add(rest(ticket));
        }
        if (script == PlaceScript.REST_AND_CUT || script == PlaceScript.LOSE) {
            throw ScriptedFailures.cut("place");
        }
        if (script == PlaceScript.REST_AND_SENT_TWICE) {
            throw ScriptedFailures.sentTwice("place");
        }
        Order last = orders.get(orders.size() - 1);
        return new OrderAck(last.orderId(), OrderStatus.NEW, BigDecimal.ZERO, null, null, clock.instant());
    }

    /** Each by its own script, else by that of all. */
    private List<OrderAnswer> batch(TradeRequest.PlaceBatch batch) {
        List<OrderTicket> tickets = batch.permits().stream()
                .map(permit -> permits.redeem(permit, clock.instant()))
                .toList();
        if (script == PlaceScript.REST_AND_CUT) {
            tickets.forEach(ticket -> orders.add(rest(ticket)));
            placed.addAll(tickets);
            throw ScriptedFailures.cut("place-batch");
        }
        return ScriptedFailures.each(tickets, this::place);
    }

    private OrderAck cancel(TradeRequest.Cancel cancel) {
        if (cancelScript == CancelScript.LOSE) {
            throw ScriptedFailures.cut("cancel");
        }
        OrderAck ended = end(find(cancel.venueClientOrderId(), cancel.orderId()));
        if (cancelScript == CancelScript.SENT_TWICE) {
            throw ScriptedFailures.sentTwice("cancel");
        }
        return ended;
    }

    private Order rest(OrderTicket ticket) {
        return VenueOrders.resting(ticket, Integer.toString(77 + orders.size()), clock.instant());
    }

    private OrderAck amend(TradeRequest.Amend amend) {
        OrderTicket ticket = permits.redeem(amend.permit(), clock.instant());
        beforeAmending.run();
        Order order = find(null, amend.orderId());
        switch (amendScript) {
            case KEEP_ID, KEEP_AND_CUT ->
                replace(order, VenueOrders.amended(order, ticket, order.orderId(), BigDecimal.ZERO));
            case NEW_ID, NEW_ID_AND_CUT, NEW_ID_AND_SENT_TWICE -> {
                replace(order, VenueOrders.copy(order, OrderStatus.CANCELED, order.filledQty()));
                orders.add(
                        0, VenueOrders.amended(order, ticket, Integer.toString(77 + orders.size()), amend.filledQty()));
            }
            case LOSE -> {}
            case REFUSE -> throw ScriptedFailures.refused("amend", "5022", "post-only would take");
            case SAY_GONE ->
                throw ScriptedFailures.refused("amend", TradeRequest.Amend.OLD_ORDER_GONE, "post only would match");
            case REFUSE_AND_CANCEL -> {
                replace(order, VenueOrders.copy(order, OrderStatus.CANCELED, order.filledQty()));
                throw ScriptedFailures.refused(
                        "amend", null, "Error placing new order during modify: post only would match");
            }
        }
        if (amendScript == AmendScript.NEW_ID_AND_SENT_TWICE) {
            throw ScriptedFailures.sentTwice("amend");
        }
        if (amendScript.cuts()) {
            throw ScriptedFailures.cut("amend");
        }
        return new OrderAck(
                amendScript == AmendScript.NEW_ID ? orders.get(0).orderId() : order.orderId(),
                OrderStatus.NEW,
                BigDecimal.ZERO,
                null,
                null,
                clock.instant());
    }

    private void replace(Order order, Order next) {
        orders.replaceAll(known -> known.orderId().equals(order.orderId()) ? next : known);
    }

    private Order find(String venueClientOrderId, String orderId) {
        return orders.stream()
                .filter(order -> venueClientOrderId == null
                        ? order.orderId().equals(orderId)
                        : venueClientOrderId.equals(order.venueClientOrderId()))
                .findFirst()
                .orElseThrow(() -> ScriptedFailures.notFound("order", "no such order"));
    }

    private OrderAck end(Order order) {
        if (order.status().isTerminal()) {
            throw ScriptedFailures.notFound("cancel", "Order was never placed, already canceled, or filled");
        }
        become(order, OrderStatus.CANCELED, order.filledQty());
        return new OrderAck(order.orderId(), OrderStatus.CANCELED, order.filledQty(), null, null, clock.instant());
    }

    /** Changes an order as the venue sees it, without telling anyone. */
    Order become(Order order, OrderStatus status, BigDecimal filledQty) {
        Order next = VenueOrders.copy(order, status, filledQty);
        replace(order, next);
        return next;
    }

    List<Order> open() {
        return orders.stream().filter(order -> !order.status().isTerminal()).toList();
    }

    @Override
    public Set<Capability> capabilities(Market market) {
        Set<Capability> all = EnumSet.allOf(Capability.class);
        all.removeAll(lacking);
        return market == Market.SPOT && !balances.containsKey(market) ? Set.of() : all;
    }

    /** What it can not do from now on. */
    void lacks(Capability... capabilities) {
        lacking.addAll(List.of(capabilities));
    }

    @Override
    public Optional<MarginMode> marginMode() {
        return Optional.ofNullable(configured);
    }

    @Override
    public boolean announcesLeverage() {
        return leverage.announces;
    }

    @Override
    public boolean replacesAmended() {
        return replaces;
    }

    @Override
    public boolean cancelsWholeSymbols() {
        return !cancelsByIds;
    }

    @Override
    public Duration actsLate(String account) {
        return late;
    }

    @Override
    public boolean streamsOrderTypes() {
        return !bare;
    }

    @Override
    public Symbols symbols() {
        return symbols;
    }

    @Override
    public List<Set<Market>> toldTogether() {
        return together;
    }

    @Override
    public List<String> accounts() {
        return accounts;
    }

    @Override
    public String venueClientOrderId(String account, String clientOrderId) {
        return "v-" + clientOrderId;
    }
}
