package io.azalai.venue.hyperliquid;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Public replies, with the venue's own names (hyperliquid.md sections 2.2 and 2.3). */
final class MarketWire {

    private MarketWire() {}

    /** {@code POST /info type=meta}: the position in {@code universe} is the asset id. */
    record Meta(List<Asset> universe) {
        Meta {
            universe = List.copyOf(Objects.requireNonNull(universe, "universe"));
        }
    }

    /**
     * A perpetual.
     *
     * @param maxLeverage null in some old replies
     * @param isDelisted null unless delisted
     */
    record Asset(
            String name,
            int szDecimals,
            @Nullable Integer maxLeverage,
            @Nullable Boolean isDelisted) {
        Asset {
            Objects.requireNonNull(name, "name");
        }
    }

    /** {@code POST /info type=spotMeta}. */
    record SpotMeta(List<Token> tokens, List<Pair> universe) {
        SpotMeta {
            tokens = List.copyOf(Objects.requireNonNull(tokens, "tokens"));
            universe = List.copyOf(Objects.requireNonNull(universe, "universe"));
        }
    }

    /** A token; {@code index}, not its position, is what pairs refer to. */
    record Token(String name, int szDecimals, int index) {}

    /** A spot pair: {@code tokens} are base and quote by index, the asset id is 10000 + {@code index}. */
    record Pair(String name, List<Integer> tokens, int index, boolean isCanonical) {
        Pair {
            Objects.requireNonNull(name, "name");
            tokens = List.copyOf(Objects.requireNonNull(tokens, "tokens"));
        }
    }

    /**
     * A market's figures; all but the marks of perpetuals may be null, and each is null on a market that never traded.
     *
     * @param funding hourly rate; null on spot
     * @param oraclePx null on spot
     */
    record Context(
            @Nullable BigDecimal funding,
            @Nullable BigDecimal prevDayPx,
            @Nullable BigDecimal dayNtlVlm,
            @Nullable BigDecimal dayBaseVlm,
            @Nullable BigDecimal oraclePx,
            @Nullable BigDecimal markPx) {}

    /** {@code POST /info type=l2Book}: bids, then asks, each best first. */
    record Book(String coin, long time, List<List<PriceLevel>> levels) {
        Book {
            levels = List.copyOf(Objects.requireNonNull(levels, "levels"));
        }
    }

    /** A price with what is offered at it, in base units. */
    record PriceLevel(BigDecimal px, BigDecimal sz) {
        PriceLevel {
            Objects.requireNonNull(px, "px");
            Objects.requireNonNull(sz, "sz");
        }
    }
}
