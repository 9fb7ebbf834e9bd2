package io.azalai.bench;

import io.azalai.model.AccountSummary;
import io.azalai.model.Collateral;
import io.azalai.model.Effect;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.account.AccountBook;
import io.azalai.trade.account.Prices;
import io.azalai.trade.risk.DefaultLimits;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.trade.risk.RiskGate;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.trade.risk.RiskOrder;
import io.azalai.trade.risk.Verdict;
import io.azalai.venue.HttpCall;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.PermitMint;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an order costs from the request to the signed bytes, without the journal's disk and without the network. So much
 * code takes part that the compilers need twenty seconds of it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class OrderBench {

    private static final BigDecimal PRICE = new BigDecimal("95000");
    private static final BigDecimal EQUITY = new BigDecimal("100000");
    private static final BigDecimal QUANTITY = new BigDecimal("0.001");

    /** Where the order goes. */
    @Param({"hyperliquid", "aster"})
    public String venueName = "hyperliquid";

    private final PermitMint mint = new PermitMint();
    private final RiskLimits limits = DefaultLimits.seed();
    private final RiskGate gate = new RiskGate(limits);
    private OpenVenue venue = Venues.open(venueName, mint);
    private AccountBook book = new AccountBook(limits, new OnePrice(venue));
    private long orders;

    /** Opens the venue with one funded account. */
    @Setup
    public void open() {
        venue = Venues.open(venueName, mint);
        book = new AccountBook(limits, new OnePrice(venue));
        book.openVenue(venueName, true);
        book.openAccount(venueName, "main", Set.of(Market.PERP));
        book.outageIs(venueName, null);
        book.userStreamIs(venueName, true);
        book.discordIs(venueName, null);
        book.replacePositions(venueName, "main", new PositionSnapshot(List.of(), Map.of()), Venues.NOW);
        book.learn(
                new AccountSummary(
                        venueName,
                        "main",
                        Market.PERP,
                        new Collateral(EQUITY, EQUITY, BigDecimal.ZERO, null),
                        Map.of(),
                        null,
                        null,
                        false,
                        Venues.NOW,
                        Venues.NOW),
                Venues.NOW);
    }

    /** The gate alone. */
    @Benchmark
    public Verdict risk() {
        return gate.evaluate(RiskOrder.of(request(), RiskOrder.Origin.CALLER), book.view(Venues.NOW));
    }

    /** Request, gate, reservation, permit, encoding, signature. */
    @Benchmark
    public HttpCall request_to_signed_bytes() {
        OrderRequest request = request();
        RiskOrder order = RiskOrder.of(request, RiskOrder.Origin.CALLER);
        Verdict verdict = gate.evaluate(order, book.view(Venues.NOW));
        if (!verdict.accepted()) {
            throw new IllegalStateException(verdict.message());
        }
        Listing listing = venue.symbols().resolve("BTC", Market.PERP).listing();
        book.reserve(order, listing, Effect.INCREASE, 1, Venues.NOW);
        HttpCall call = venue.requests().encode(new TradeRequest.Place(mint.mint(ticket(request, listing))));
        book.release(venueName, "main", request.clientOrderId());
        return call;
    }

    private OrderRequest request() {
        OrderTerms terms = OrderTerms.limit(Side.BUY, QUANTITY, PRICE).inForce(TimeInForce.GTC);
        return OrderRequest.place("bench-" + ++orders, venueName, "BTC", terms, Venues.NOW)
                .at("BTC", Market.PERP);
    }

    private OrderTicket ticket(OrderRequest request, Listing listing) {
        return new OrderTicket(
                listing,
                "main",
                request.clientOrderId(),
                venue.venueClientOrderId("main", request.clientOrderId()),
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                QUANTITY,
                PRICE,
                null,
                TimeInForce.GTC,
                false,
                false,
                Venues.NOW.plusSeconds(10));
    }

    /** The venue's instruments, all at one price. */
    private record OnePrice(OpenVenue venue) implements Prices {

        @Override
        public Optional<OrderBook> book(Listing listing, Instant now) {
            return Optional.empty();
        }

        @Override
        public BigDecimal takerFee(String account, Listing listing) {
            return venue.usualFees(listing.market()).taker();
        }

        @Override
        public Optional<BigDecimal> correlation(String one, String other, Instant now) {
            return Optional.empty();
        }

        @Override
        public Optional<Integer> chosenLeverage(String account, Listing listing) {
            return Optional.empty();
        }

        @Override
        public Optional<Instrument> instrument(String name, String symbol) {
            return Optional.of(venue.symbols().resolve(symbol, Market.PERP));
        }

        @Override
        public Collection<Instrument> instruments(String name) {
            return venue.symbols().all();
        }

        @Override
        public Optional<PriceQuote> price(Listing listing) {
            return Optional.of(PriceQuote.of(PRICE, Venues.NOW));
        }
    }
}
