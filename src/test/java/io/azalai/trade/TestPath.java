package io.azalai.trade;

import io.azalai.model.Event;
import io.azalai.model.FeedState;
import io.azalai.model.FeedStatus;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.OutboxBound;
import io.azalai.trade.journal.Page;
import io.azalai.trade.journal.Storage;
import io.azalai.trade.risk.LimitKeys;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.venue.OrderAck;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;

/** The whole order path over a scripted venue, with BTC at 100 and default limits. Confined to one test. */
final class TestPath implements AutoCloseable {

    private static final DeadManTimes ARMED = new DeadManTimes(true, Duration.ofSeconds(300), Duration.ofSeconds(120));

    final ManualTime time;
    final ScriptedVenue venue;
    final Journal journal;
    final OrderPath path;
    final Gateway gateway;
    volatile BigDecimal mark = new BigDecimal("100");
    /** When prices were last seen; null, as after they were asked for: this very moment. */
    volatile Instant pricedAt;
    /** What happens when something was written down and is to be sent next. */
    volatile Runnable beforeWork = () -> {};

    final List<Event> events = Collections.synchronizedList(new ArrayList<>());

    TestPath(Path state, ManualTime time) {
        this(state, time, Mode.LIVE, null);
    }

    /** The same, where halts leave positions. */
    TestPath(Path state, ManualTime time, Mode mode, ScriptedVenue earlier) {
        this(state, time, mode, earlier, Map.of(), OutboxBound.USUAL, false);
    }

    /** With a journal that is kept elsewhere. */
    TestPath(Storage storage, ManualTime time) {
        this(storage, time, Mode.LIVE, null, Map.of(), OutboxBound.USUAL, false, ARMED);
    }

    /** One that leaves the venues' switches to callers. */
    static TestPath withoutDeadMan(Path state, ManualTime time) {
        return new TestPath(
                Storage.in(state), time, Mode.LIVE, null, Map.of(), OutboxBound.USUAL, false, DeadManTimes.OFF);
    }

    /** The same with other whole numbers among the limits of {@code trading}, and so much that may wait for Kafka. */
    TestPath(
            Path state,
            ManualTime time,
            Mode mode,
            ScriptedVenue earlier,
            Map<String, Integer> trading,
            OutboxBound bound) {
        this(state, time, mode, earlier, trading, bound, false);
    }

    /** With the orders of an earlier venue, which goes on living when the service restarts. */
    TestPath(
            Path state,
            ManualTime time,
            Mode mode,
            ScriptedVenue earlier,
            Map<String, Integer> trading,
            OutboxBound bound,
            boolean flattens) {
        this(Storage.in(state), time, mode, earlier, trading, bound, flattens, ARMED);
    }

    private TestPath(
            Storage storage,
            ManualTime time,
            Mode mode,
            ScriptedVenue earlier,
            Map<String, Integer> trading,
            OutboxBound bound,
            boolean flattens,
            DeadManTimes deadMan) {
        this.time = time;
        PermitMint mint = new PermitMint();
        venue = new ScriptedVenue(time, mint.check());
        if (earlier != null) {
            venue.accounts = earlier.accounts;
            venue.replaces = earlier.replaces;
            venue.orders.addAll(earlier.orders);
            venue.fills.addAll(earlier.fills);
            venue.balances.putAll(earlier.balances);
        }
        journal = Journal.open(storage, bound, time);
        Ledger ledger = ledger();
        Quotes quotes = listing -> Optional.of(new PriceQuote(
                pricedAt == null ? time.instant() : pricedAt,
                mark,
                new BigDecimal("99.9"),
                new BigDecimal("100.1"),
                null));
        path = new OrderPath(new OrderPath.Ground(
                RiskLimits.read(new Defaults(trading), new Defaults(Map.of())),
                new Venues(List.of(venue)),
                quotes,
                price -> pricedAt = null,
                venue,
                mint,
                ledger,
                new HaltFile(storage.folder()),
                deadMan,
                flattens,
                true,
                time,
                work -> {
                    beforeWork.run();
                    work.run();
                },
                time));
        gateway = path.gateway();
    }

    /** One that tells {@link #events}. */
    Ledger ledger() {
        return new Ledger(
                journal,
                OutboxRecords.relayed(event -> "{\"type\":\"" + event.dataset().type() + "\"}", "test", Orders.NOW),
                events::addAll);
    }

    /** The limits where nothing is configured. */
    static RiskLimits limits() {
        return RiskLimits.read(new Defaults(Map.of()), new Defaults(Map.of()));
    }

    /** Reconciled, with its private stream up: ready to trade. */
    TestPath started() {
        path.start();
        streams(FeedState.UP);
        return this;
    }

    void streams(FeedState state) {
        path.updates()
                .accept(List.of(
                        new FeedStatus("hyperliquid", List.of(), "main", state, "account", null, 0, time.instant())));
    }

    /** Makes the position this, signed. */
    void hold(String quantity) {
        hold(quantity, PositionSide.BOTH);
    }

    /** Makes the position of a leg this, signed. */
    void hold(String quantity, PositionSide leg) {
        venue.positions.clear();
        if (new BigDecimal(quantity).signum() != 0) {
            venue.positions.add(VenueOrders.position(quantity, leg, time.instant()));
        }
        path.accounts().refresh();
    }

    /** A limit buy of 1 BTC at 99. */
    OrderRequest buy(String clientOrderId) {
        return OrderRequest.place(
                clientOrderId,
                "hyperliquid",
                "BTC",
                OrderTerms.limit(Side.BUY, BigDecimal.ONE, new BigDecimal("99")),
                time.instant());
    }

    /** The steps that the routes take, one after the other. */
    OrderReply send(OrderRequest request) {
        return unwrapped(() -> {
            OrderReply reply = gateway.admit(gateway.accept(request)).join();
            if (!gateway.isNew(reply)) {
                return reply;
            }
            if (gateway.isTied(reply)) {
                return gateway.placeTied(reply).join();
            }
            TradeRequest<OrderAck> place = gateway.permit(reply).join();
            OrderAck ack;
            try {
                ack = venue.send("hyperliquid", place).join();
            } catch (CompletionException failure) {
                return gateway.failed(reply, (Exception) failure.getCause());
            }
            return gateway.acknowledged(reply, ack);
        });
    }

    /** Gives an order another quantity. */
    Order amend(String clientOrderId, String order, String quantity) {
        OrderRequest request =
                OrderRequest.amend(clientOrderId, "hyperliquid", order, new BigDecimal(quantity), null, time.instant());
        return unwrapped(() -> gateway.amend(gateway.accept(request)).join()).order();
    }

    static <T> T unwrapped(java.util.function.Supplier<T> step) {
        try {
            return step.get();
        } catch (CompletionException failure) {
            throw (RuntimeException) failure.getCause();
        }
    }

    /** What the book counts of each order that may still fill. */
    List<BigDecimal> remaining() {
        return path.accounts().view().venues().stream()
                .flatMap(each -> each.accounts().stream())
                .flatMap(account -> account.orders().stream())
                .map(RestingOrder::remaining)
                .toList();
    }

    /** The order events told of so far, as {@code execType status}. */
    List<String> told() {
        journal.write(new Page()).join();
        return List.copyOf(events).stream()
                .filter(OrderEvent.class::isInstance)
                .map(OrderEvent.class::cast)
                .map(event -> event.execType() + " " + event.order().status())
                .toList();
    }

    /** The same with a leverage of its own. */
    static OrderRequest levered(OrderRequest request, int leverage) {
        return request.with(request.terms().bounded(leverage, null));
    }

    /** The same with another quantity. */
    static OrderRequest with(OrderRequest request, UnaryOperator<BigDecimal> quantity) {
        OrderTerms terms = request.terms();
        return request.with(terms.numbered(quantity.apply(terms.quantity()), terms.price(), terms.triggerPrice()));
    }

    @Override
    public void close() {
        journal.close();
    }

    /** A configuration in which these are set. */
    private record Defaults(Map<String, Integer> set) implements LimitKeys {
        @Override
        public boolean has(String key) {
            return false;
        }

        @Override
        public String text(String key, String otherwise) {
            return otherwise;
        }

        @Override
        public int whole(String key, int otherwise) {
            return set.getOrDefault(key, otherwise);
        }

        @Override
        public BigDecimal decimal(String key, BigDecimal otherwise) {
            return otherwise;
        }

        @Override
        public boolean flag(String key, boolean otherwise) {
            return otherwise;
        }

        @Override
        public List<String> texts(String key) {
            return List.of();
        }

        @Override
        public LimitKeys keys(String key) {
            return this;
        }

        @Override
        public void problem(String key, String what, String cure) {
            throw new IllegalStateException(key + " " + what);
        }
    }
}
