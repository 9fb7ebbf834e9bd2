package io.azalai.model;

import java.math.BigDecimal;
import java.time.Instant;

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

    public static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
