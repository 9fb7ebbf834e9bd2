package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Public replies, with the venue's own names (hyperliquid.md sections 2.2 and 2.3).
 * What the venue leaves out of some of its answers or frames is null then, and what it sends as null too.
 */
final class MarketWire {

    private MarketWire() {}

    /**
     * {@code POST /info type=meta}: the position in {@code universe} is the asset id.
     *
     * @param collateralToken index of the spot token that margin is in; null in old replies, where it is USDC
     */
    record Meta(List<Asset> universe, @Nullable Integer collateralToken) {
        Meta {
            universe = List.copyOf(Objects.requireNonNull(universe, "universe"));
        }
    }

    /**
     * A perpetual.
     *
     * @param maxLeverage null in some old replies
     * @param isDelisted null unless delisted
     * @param onlyIsolated null unless it has no cross margin; older than {@code marginMode}, which says the same
     * @param marginMode {@code noCross} or {@code strictIsolated}; null where cross margin is allowed
     * @param growthMode {@code enabled} while fees are a tenth; null otherwise
     */
    record Asset(
            String name,
            int szDecimals,
            @Nullable Integer maxLeverage,
            @Nullable Boolean isDelisted,
            @Nullable Boolean onlyIsolated,
            @Nullable String marginMode,
            @Nullable String growthMode) {
        Asset {
            Words.named(name, "name");
        }

        boolean hasNoCross() {
            return Boolean.TRUE.equals(onlyIsolated) || marginMode != null;
        }
    }

    /**
     * A row of {@code POST /info type=perpDexs}.
     *
     * @param deployerFeeScale what its deployer takes beside the venue; null where the venue does not tell
     */
    record Dex(String name, @Nullable BigDecimal deployerFeeScale) {
        Dex {
            Words.named(name, "name");
        }
    }

    /** {@code POST /info type=spotMeta}. */
    record SpotMeta(List<Token> tokens, List<Pair> universe) {
        SpotMeta {
            tokens = List.copyOf(Objects.requireNonNull(tokens, "tokens"));
            universe = List.copyOf(Objects.requireNonNull(universe, "universe"));
        }
    }

    /** A token; {@code index}, not its position, is what pairs refer to, and its name may be another's too. */
    record Token(
            String name,
            int szDecimals,
            int index,
            @Nullable Boolean isCanonical) {
        Token {
            Words.named(name, "name");
        }
    }

    /** A spot pair: {@code tokens} are base and quote by index, the asset id is 10000 + {@code index}. */
    record Pair(
            String name,
            List<Integer> tokens,
            int index,
            @Nullable Boolean isCanonical) {
        Pair {
            Words.named(name, "name");
            tokens = List.copyOf(Objects.requireNonNull(tokens, "tokens"));
        }
    }

    /**
     * A market's figures; all but the marks of perpetuals may be null, and each is null on a market that never traded.
     *
     * @param funding hourly rate; null on spot
     * @param openInterest base units, one side; null on spot
     * @param oraclePx null on spot
     * @param midPx null without orders on both sides; left unread in streams, which tell quotes
     */
    record Context(
            @Nullable BigDecimal funding,
            @Nullable BigDecimal openInterest,
            @Nullable BigDecimal prevDayPx,
            @Nullable BigDecimal dayNtlVlm,
            @Nullable BigDecimal dayBaseVlm,
            @Nullable BigDecimal oraclePx,
            @Nullable BigDecimal markPx,
            @Nullable BigDecimal midPx) {

        /** Zero is no price: a coin that was never traded has none. */
        Context {
            oraclePx = unlessZero(oraclePx);
            markPx = unlessZero(markPx);
            midPx = unlessZero(midPx);
        }

        private static @Nullable BigDecimal unlessZero(@Nullable BigDecimal price) {
            return price == null || price.signum() == 0 ? null : price;
        }
    }

    /** {@code POST /info type=l2Book}: bids, then asks, each best first. */
    record Book(String coin, long time, List<List<PriceLevel>> levels) {
        Book {
            levels = List.copyOf(Objects.requireNonNull(levels, "levels"));
        }
    }

    /** A price with what is offered at it, in base units. */
    record PriceLevel(BigDecimal px, BigDecimal sz) {
        PriceLevel {
            Numbers.above(px, "px");
            Numbers.atLeastZero(sz, "sz");
        }
    }

    /** The figures of a spot pair, which name it. */
    record SpotContext(String coin) {
        SpotContext {
            Words.named(coin, "coin");
        }
    }

    /**
     * A candle, of {@code candleSnapshot} and of the stream.
     *
     * @param t when it begins
     * @param end its last millisecond, {@code T} on the wire: two names must not differ by case alone
     * @param i interval
     * @param v base units
     * @param n how many trades
     */
    record Candle(
            long t,
            @JsonProperty("T") long end,
            String i,
            BigDecimal o,
            BigDecimal h,
            BigDecimal l,
            BigDecimal c,
            BigDecimal v,
            long n) {
        Candle {
            Objects.requireNonNull(i, "i");
            Numbers.above(o, "o");
            Numbers.above(h, "h");
            Numbers.above(l, "l");
            Numbers.above(c, "c");
            Numbers.atLeastZero(v, "v");
        }
    }

    /** A row of {@code POST /info type=recentTrades}; {@code side} is the aggressor's. */
    record Trade(String side, BigDecimal px, BigDecimal sz, long time, long tid) {
        Trade {
            Objects.requireNonNull(side, "side");
            Numbers.above(px, "px");
            Numbers.atLeastZero(sz, "sz");
        }
    }

    /** A row of {@code POST /info type=fundingHistory}: an hourly rate that was paid. */
    record Funding(BigDecimal fundingRate, long time) {
        Funding {
            Objects.requireNonNull(fundingRate, "fundingRate");
        }
    }

    /**
     * What {@code POST /info type=predictedFundings} tells of one venue. Its {@code nextFundingTime} is not read: of
     * Hyperliquid it names the payment that is past.
     *
     * @param fundingIntervalHours null where it is the usual hour
     */
    record Predicted(BigDecimal fundingRate, @Nullable Integer fundingIntervalHours) {
        Predicted {
            Objects.requireNonNull(fundingRate, "fundingRate");
        }
    }

    /** What {@code fastAssetCtxs} tells of a coin; null what did not change. */
    record Marks(@Nullable BigDecimal markPx) {}
}
