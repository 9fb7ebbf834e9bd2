package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;

/** Events to publish in tests. Prices and times are those of downstream.md and of the venues' recorded frames. */
public final class SampleEvents {

    public static final Instant AT = Instant.ofEpochMilli(1_754_556_878_031L);
    public static final Instant RECEIVED = AT.plusNanos(4_123_000);
    public static final Listing HYPERLIQUID_BTC = Listing.of("hyperliquid", Market.PERP, "BTC/USDC:USDC", "BTC");
    public static final Listing HYPERLIQUID_ETH = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");
    public static final Listing ASTER_BTC = Listing.of("aster", Market.PERP, "BTC/USDT:USDT", "BTCUSDT");
    public static final Listing ASTER_BTC_SPOT = Listing.of("aster", Market.SPOT, "BTC/USDT", "BTCUSDT");

    private SampleEvents() {}

    public static Ticker ticker(Listing listing, String last) {
        return new Ticker(
                listing,
                decimal("114988.3"),
                decimal("0.147"),
                decimal("114988.4"),
                decimal("1.060"),
                decimal(last),
                decimal("2500.50"),
                decimal("287000000.00"),
                decimal("-120.5"),
                decimal("-0.105"),
                decimal("116000.0"),
                decimal("113500.0"),
                AT,
                RECEIVED,
                Source.WS);
    }

    public static BestBidOffer bbo(Listing listing, String bid, String ask) {
        return new BestBidOffer(
                listing, decimal(bid), decimal("0.147"), decimal(ask), decimal("1.060"), AT, RECEIVED, Source.WS);
    }

    public static Trade trade(Listing listing, String id) {
        return new Trade(
                listing, id, AggressorSide.BUY, decimal("114988.4"), decimal("0.020"), AT, RECEIVED, Source.WS);
    }

    public static Order order(String clientOrderId, OrderStatus status, String filled) {
        return new Order(
                HYPERLIQUID_BTC,
                "main",
                "91490942",
                clientOrderId,
                "0x5a1f0d2c9b8e7a6655443322110f0e0d",
                Side.BUY,
                OrderType.LIMIT,
                PositionSide.BOTH,
                decimal("0.010"),
                decimal("114000"),
                null,
                TimeInForce.GTC,
                false,
                status,
                decimal(filled),
                filled.equals("0") ? null : decimal("113999.5"),
                AT,
                AT.plusMillis(250),
                "example",
                null,
                RECEIVED,
                Source.WS);
    }

    public static OrderEvent orderEvent(String clientOrderId) {
        return new OrderEvent(
                ExecType.PARTIAL_FILL,
                order(clientOrderId, OrderStatus.PARTIALLY_FILLED, "0.004"),
                decimal("0.004"),
                decimal("113999.5"),
                "118906512037719",
                null,
                AT.plusMillis(250),
                RECEIVED,
                Source.WS);
    }

    public static Fill fill(String tradeId) {
        return new Fill(
                HYPERLIQUID_BTC,
                "main",
                tradeId,
                "91490942",
                "c-1",
                Side.BUY,
                decimal("113999.5"),
                decimal("0.004"),
                decimal("0.205199"),
                "USDC",
                Liquidity.TAKER,
                decimal("0.0"),
                "Open Long",
                null,
                null,
                AT,
                RECEIVED,
                Source.WS);
    }

    public static FeedStatus feedStatus(FeedState state, long missed) {
        return new FeedStatus(
                "aster",
                List.of(FeedStatus.Part.of(ASTER_BTC, Dataset.ORDER_BOOK, Dataset.BOOK_DELTA)),
                null,
                state,
                "order-book",
                "a delta was lost",
                missed,
                AT);
    }

    /** One event of each dataset, in the order of the datasets. */
    public static List<Event> oneOfEach() {
        return List.of(
                ticker(ASTER_BTC, "114988.40"),
                new BestBidOffer(HYPERLIQUID_BTC, decimal("114988.3"), decimal("0.147"), null, null, AT, AT, Source.WS),
                new OrderBook(
                        HYPERLIQUID_BTC,
                        List.of(
                                new Level(decimal("114988"), decimal("1.5")),
                                new Level(decimal("114987"), decimal("2"))),
                        List.of(new Level(decimal("114989"), decimal("1E-5"))),
                        null,
                        AT,
                        RECEIVED,
                        Source.WS),
                new BookDelta(
                        ASTER_BTC,
                        List.of(new Level(decimal("114988.3"), decimal("0.147"))),
                        List.of(new Level(decimal("114988.4"), decimal("0"))),
                        156391349814L,
                        156391349814L,
                        156391348236L,
                        AT,
                        RECEIVED,
                        Source.WS),
                trade(HYPERLIQUID_BTC, "118906512037719"),
                new Candle(
                        ASTER_BTC,
                        Interval.M1,
                        Instant.ofEpochMilli(1_754_556_840_000L),
                        Instant.ofEpochMilli(1_754_556_899_999L),
                        decimal("114988.3"),
                        decimal("114999.0"),
                        decimal("114980.0"),
                        decimal("114990.1"),
                        decimal("12.345"),
                        decimal("1419512.10"),
                        420L,
                        decimal("6.1"),
                        true,
                        0,
                        AT,
                        RECEIVED,
                        Source.WS),
                new FundingRate(
                        HYPERLIQUID_BTC,
                        decimal("-0.0000125"),
                        1,
                        Instant.ofEpochMilli(1_754_557_200_000L),
                        decimal("114990.0"),
                        decimal("114995.5"),
                        decimal("-0.0000130"),
                        decimal("0.04"),
                        decimal("-0.04"),
                        AT,
                        RECEIVED,
                        Source.REST),
                new MarkPrice(ASTER_BTC, decimal("114990.12345678"), decimal("114995.5"), AT, RECEIVED, Source.WS),
                new OpenInterest(
                        HYPERLIQUID_BTC, decimal("27353.17682"), decimal("2121562109.60"), AT, RECEIVED, Source.WS),
                new Liquidation(ASTER_BTC, Side.SELL, decimal("9910"), decimal("0.014"), null, AT, RECEIVED, Source.WS),
                feedStatus(FeedState.RESYNC, 0),
                new Instrument(
                        HYPERLIQUID_BTC,
                        "BTC",
                        "USDC",
                        "USDC",
                        decimal("0.1"),
                        5,
                        decimal("0.00001"),
                        null,
                        null,
                        decimal("10"),
                        40,
                        EnumSet.allOf(MarginMode.class),
                        new OrderLimits(
                                decimal("1"),
                                decimal("1000000"),
                                decimal("0.001"),
                                decimal("120"),
                                decimal("0.001"),
                                200,
                                10),
                        decimal("0.00045"),
                        decimal("0.00015"),
                        InstrumentStatus.TRADING,
                        AT,
                        RECEIVED,
                        Source.REST),
                new Balance(
                        "aster",
                        Market.SPOT,
                        "main",
                        "USDT",
                        decimal("900.50"),
                        decimal("99.50"),
                        decimal("1000.00"),
                        AT,
                        RECEIVED,
                        Source.WS),
                new Position(
                        HYPERLIQUID_BTC,
                        "main",
                        PositionDirection.LONG,
                        PositionSide.BOTH,
                        decimal("0.004"),
                        decimal("113999.5"),
                        decimal("114990.0"),
                        null,
                        decimal("3.962"),
                        decimal("8.69"),
                        decimal("45.6"),
                        10,
                        MarginMode.CROSS,
                        decimal("0.9"),
                        AT,
                        RECEIVED,
                        Source.WS),
                order("c-1", OrderStatus.NEW, "0"),
                new RiskState(
                        "VENUE|aster",
                        RiskLevel.ACTIVE,
                        RiskLevel.REDUCING,
                        "MAX_DAILY_LOSS",
                        "risk",
                        decimal("-501.20"),
                        decimal("4.1"),
                        decimal("9498.80"),
                        decimal("10000"),
                        AT),
                OrderRequest.place(
                                "c-1",
                                "hyperliquid",
                                "BTC",
                                OrderTerms.limit(Side.BUY, decimal("0.010"), decimal("114000"))
                                        .inForce(TimeInForce.GTC)
                                        .protectedAt(decimal("120000"), decimal("110000")),
                                AT)
                        .at("BTC", Market.PERP)
                        .by("example"),
                orderEvent("c-1"),
                fill("118906512037719"),
                new FundingPayment(
                        HYPERLIQUID_BTC,
                        "main",
                        null,
                        decimal("-0.003391"),
                        "USDC",
                        decimal("0.0000125"),
                        decimal("0.0335"),
                        AT,
                        RECEIVED,
                        Source.WS),
                new MarginCall(
                        "aster",
                        ASTER_BTC,
                        "main",
                        PositionDirection.LONG,
                        PositionSide.LONG,
                        decimal("1.327"),
                        decimal("187.17127"),
                        decimal("1.614445"),
                        null,
                        AT,
                        RECEIVED,
                        Source.WS),
                new RiskDecision(
                        false,
                        "MAX_POSITION_SIZE_USD",
                        12,
                        Effect.INCREASE,
                        decimal("5465"),
                        decimal("5000"),
                        "USD",
                        "worst-case long 5465 USD > 5000 USD",
                        "c-2",
                        "hyperliquid",
                        "main",
                        "BTC/USDC:USDC",
                        HYPERLIQUID_BTC,
                        RiskLevel.ACTIVE,
                        "0a1b2c3d4e5f",
                        41,
                        AT),
                new Alert(
                        Severity.WARN,
                        "order.filled",
                        "hyperliquid|BTC/USDC:USDC",
                        "bought 0.004 BTC at 113999.5",
                        Alert.State.RAISED,
                        1,
                        "hyperliquid",
                        "BTC/USDC:USDC",
                        AT),
                new Audit("cli", "kill", "global", "HALTED", AT),
                new Heartbeat("one", Mode.DEMO, "0.1.0", 60_000, AT));
    }

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
