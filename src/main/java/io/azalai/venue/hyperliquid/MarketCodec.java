package io.azalai.venue.hyperliquid;

import io.azalai.model.FundingRate;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OpenInterest;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.model.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Public wire records become models (hyperliquid.md section 10). */
final class MarketCodec {

    private static final BigDecimal MIN_NOTIONAL = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final int PERCENT_SCALE = 6;
    private static final int SPOT_IDS_FROM = 10_000;
    private static final int DEX_IDS_FROM = 100_000;
    private static final int DEX_IDS = 10_000;

    private MarketCodec() {}

    /** The perpetuals of the first dex, with their positions as asset ids. */
    static Universe perpetuals(MarketWire.Meta meta, Instant receivedAt) {
        return perpetuals(List.of(meta), Set.of(), Map.of(), receivedAt);
    }

    /**
     * The perpetuals of the first dex and of those that are wanted.
     *
     * @param metas of every dex; the position of a dex is part of its asset ids (section 5.1)
     * @param tokens names of spot tokens by index, for the collateral
     */
    static Universe perpetuals(
            List<MarketWire.Meta> metas, Set<String> dexes, Map<Integer, String> tokens, Instant receivedAt) {
        List<Instrument> instruments = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        Set<String> isolated = new HashSet<>();
        Set<String> growing = new HashSet<>();
        Set<String> listed = new TreeSet<>();
        for (int dex = 0; dex < metas.size(); dex++) {
            MarketWire.Meta meta = metas.get(dex);
            int firstId = dex == 0 ? 0 : DEX_IDS_FROM + DEX_IDS * dex;
            String collateral = collateral(meta, tokens);
            for (int i = 0; i < meta.universe().size(); i++) {
                MarketWire.Asset asset = meta.universe().get(i);
                listed.add(Naming.dexOf(asset.name()));
                if (dex == 0 || dexes.contains(Naming.dexOf(asset.name()))) {
                    ids.put(asset.name(), firstId + i);
                    instruments.add(perpetual(asset, collateral, receivedAt));
                    if (asset.hasNoCross()) {
                        isolated.add(asset.name());
                    }
                    if ("enabled".equals(asset.growthMode())) {
                        growing.add(asset.name());
                    }
                }
            }
        }
        return new Universe(instruments, ids, isolated, growing, Map.of(), listed);
    }

    private static String collateral(MarketWire.Meta meta, Map<Integer, String> tokens) {
        Integer token = meta.collateralToken();
        return token == null || token == 0 ? Naming.COLLATERAL : tokens.getOrDefault(token, "TOKEN-" + token);
    }

    /** The spot pairs; of two with the same tokens the canonical, then the older one gets the canonical symbol. */
    static Universe pairs(MarketWire.SpotMeta meta, Instant receivedAt) {
        Map<Integer, MarketWire.Token> tokens = new HashMap<>();
        meta.tokens().forEach(token -> tokens.put(token.index(), token));
        List<MarketWire.Pair> pairs = new ArrayList<>(meta.universe());
        pairs.sort(Comparator.comparing(MarketWire.Pair::isCanonical).reversed().thenComparing(MarketWire.Pair::index));
        List<Instrument> instruments = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (MarketWire.Pair pair : pairs) {
            MarketWire.Token base =
                    pair.tokens().isEmpty() ? null : tokens.get(pair.tokens().get(0));
            MarketWire.Token quote =
                    pair.tokens().size() < 2 ? null : tokens.get(pair.tokens().get(1));
            if (base != null && quote != null) {
                String symbol = base.name() + "/" + quote.name();
                ids.put(pair.name(), SPOT_IDS_FROM + pair.index());
                instruments.add(pair(taken.add(symbol) ? symbol : pair.name(), pair.name(), base, quote, receivedAt));
            }
        }
        Map<Integer, String> names = new HashMap<>();
        meta.tokens().forEach(token -> names.put(token.index(), token.name()));
        return new Universe(instruments, ids, Set.of(), Set.of(), names, Set.of());
    }

    private static Instrument perpetual(MarketWire.Asset asset, String collateral, Instant receivedAt) {
        PriceRules grid = PriceRules.of(Market.PERP, asset.szDecimals());
        return new Instrument(
                Naming.perpetual(asset.name(), collateral),
                Naming.base(asset.name()),
                collateral,
                collateral,
                grid.tickSize(),
                PriceRules.SIGNIFICANT_FIGURES,
                grid.stepSize(),
                grid.stepSize(),
                null,
                MIN_NOTIONAL,
                asset.maxLeverage() == null ? 1 : asset.maxLeverage(),
                null,
                null,
                Boolean.TRUE.equals(asset.isDelisted()) ? InstrumentStatus.DELISTED : InstrumentStatus.TRADING,
                receivedAt,
                receivedAt,
                Source.REST);
    }

    private static Instrument pair(
            String symbol, String name, MarketWire.Token base, MarketWire.Token quote, Instant receivedAt) {
        PriceRules grid = PriceRules.of(Market.SPOT, base.szDecimals());
        return new Instrument(
                Listing.of(Hyperliquid.NAME, Market.SPOT, symbol, name),
                base.name(),
                quote.name(),
                null,
                grid.tickSize(),
                PriceRules.SIGNIFICANT_FIGURES,
                grid.stepSize(),
                grid.stepSize(),
                null,
                MIN_NOTIONAL,
                null,
                null,
                null,
                InstrumentStatus.TRADING,
                receivedAt,
                receivedAt,
                Source.REST);
    }

    /** A book of at most {@code depth} levels a side. */
    static OrderBook book(Listing listing, MarketWire.Book book, int depth, Instant receivedAt) {
        return new OrderBook(
                listing,
                side(book, 0, depth),
                side(book, 1, depth),
                null,
                Numbers.time(book.time()),
                receivedAt,
                Source.REST);
    }

    private static List<Level> side(MarketWire.Book book, int side, int depth) {
        return book.levels().get(side).stream()
                .limit(depth)
                .map(level -> new Level(level.px(), level.sz()))
                .toList();
    }

    /**
     * Mark price, funding and open interest of a perpetual, and of any market a ticker that says what the venue knows of 24 hours:
     * volumes, and the change of the mark price; its quotes and last price are null, they come as other events. The
     * venue gives no time, so it is the receive time.
     */
    static void figures(
            Listing listing,
            MarketWire.Context context,
            Instant receivedAt,
            Source source,
            Consumer<? super MarketEvent> out) {
        BigDecimal mark = context.markPx();
        if (mark != null && listing.market() == Market.PERP) {
            out.accept(new MarkPrice(listing, mark, context.oraclePx(), receivedAt, receivedAt, source));
        }
        BigDecimal funding = context.funding();
        if (funding != null) {
            Instant next = HistoryCodec.nextFunding(receivedAt);
            out.accept(new FundingRate(
                    listing, funding, 1, next, mark, context.oraclePx(), funding, receivedAt, receivedAt, source));
        }
        BigDecimal open = context.openInterest();
        if (open != null) {
            BigDecimal value = mark == null ? null : open.multiply(mark);
            out.accept(new OpenInterest(listing, open, value, receivedAt, receivedAt, source));
        }
        out.accept(ticker(listing, context, receivedAt, source));
    }

    /** What the figures say of 24 hours; see {@link #figures}. */
    static Ticker ticker(Listing listing, MarketWire.Context context, Instant receivedAt, Source source) {
        return ticker(listing, context, null, context.markPx(), receivedAt, source);
    }

    /**
     * The same where no trades are at hand: the last price is the mid or, without orders on both sides, the mark, and the
     * change is its own (section 10).
     */
    static Ticker snapshot(Listing listing, MarketWire.Context context, Instant receivedAt) {
        BigDecimal last = context.midPx() == null ? context.markPx() : context.midPx();
        return ticker(listing, context, last, last, receivedAt, Source.REST);
    }

    private static Ticker ticker(
            Listing listing,
            MarketWire.Context context,
            @Nullable BigDecimal last,
            @Nullable BigDecimal now,
            Instant receivedAt,
            Source source) {
        BigDecimal change = change(now, context.prevDayPx());
        return new Ticker(
                listing,
                null,
                null,
                null,
                null,
                last,
                context.dayBaseVlm(),
                context.dayNtlVlm(),
                change,
                percent(change, context.prevDayPx()),
                null,
                null,
                receivedAt,
                receivedAt,
                source);
    }

    private static @Nullable BigDecimal change(@Nullable BigDecimal now, @Nullable BigDecimal before) {
        return now == null || before == null ? null : now.subtract(before);
    }

    private static @Nullable BigDecimal percent(@Nullable BigDecimal change, @Nullable BigDecimal before) {
        if (change == null || before == null) {
            return null;
        }
        return before.signum() == 0
                ? BigDecimal.ZERO
                : change.multiply(HUNDRED).divide(before, PERCENT_SCALE, RoundingMode.HALF_UP);
    }

    /**
     * Metadata of one market.
     *
     * @param assetIds by venue symbol
     * @param isolated venue symbols that have no cross margin
     * @param growing venue symbols whose fees are a tenth
     * @param tokens names of tokens by index; empty for perpetuals
     * @param dexes names of all dexes that list perpetuals, wanted or not, the first one's empty; none for spot
     */
    record Universe(
            List<Instrument> instruments,
            Map<String, Integer> assetIds,
            Set<String> isolated,
            Set<String> growing,
            Map<Integer, String> tokens,
            Set<String> dexes) {
        Universe {
            instruments = List.copyOf(instruments);
            assetIds = Map.copyOf(assetIds);
            isolated = Set.copyOf(isolated);
            growing = Set.copyOf(growing);
            tokens = Map.copyOf(tokens);
            dexes = Collections.unmodifiableSet(new LinkedHashSet<>(dexes));
        }
    }
}
