package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderLimits;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the metadata of both markets lists becomes instruments and asset ids (hyperliquid.md section 5). */
final class InstrumentCodec {

    private static final BigDecimal MIN_NOTIONAL = BigDecimal.TEN;
    private static final int SPOT_IDS_FROM = 10_000;
    private static final int DEX_IDS_FROM = 100_000;
    private static final int DEX_IDS = 10_000;

    private InstrumentCodec() {}

    /** The perpetuals of the first dex, with their positions as asset ids. */
    static Universe perpetuals(MarketWire.Meta meta, Instant receivedAt) {
        return perpetuals(List.of(meta), Set.of(), Tokens.UNREAD, receivedAt);
    }

    /**
     * The perpetuals of the first dex and of those that are wanted; of several coins that differ in case only the first
     * gets the canonical symbol.
     *
     * @param metas of every dex; the position of a dex is part of its asset ids (section 5.1)
     * @param tokens for the collateral
     */
    static Universe perpetuals(List<MarketWire.Meta> metas, Set<String> dexes, Tokens tokens, Instant receivedAt) {
        List<Instrument> instruments = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        Set<String> isolated = new HashSet<>();
        Set<String> growing = new HashSet<>();
        Set<String> listed = new TreeSet<>();
        Set<String> taken = new HashSet<>();
        for (int dex = 0; dex < metas.size(); dex++) {
            MarketWire.Meta meta = metas.get(dex);
            int firstId = dex == 0 ? 0 : DEX_IDS_FROM + DEX_IDS * dex;
            String collateral = collateral(meta, tokens);
            for (int i = 0; i < meta.universe().size(); i++) {
                MarketWire.Asset asset = meta.universe().get(i);
                listed.add(Naming.dexOf(asset.name()));
                if (dex == 0 || dexes.contains(Naming.dexOf(asset.name()))) {
                    ids.put(asset.name(), firstId + i);
                    Listing canonical = Naming.perpetual(asset.name(), collateral);
                    Listing listing = taken.add(canonical.symbol()) ? canonical : Naming.unlisted(asset.name());
                    instruments.add(perpetual(listing, asset, collateral, receivedAt));
                    if (asset.hasNoCross()) {
                        isolated.add(asset.name());
                    }
                    if ("enabled".equals(asset.growthMode())) {
                        growing.add(asset.name());
                    }
                }
            }
        }
        return new Universe(instruments, ids, isolated, growing, Tokens.UNREAD, listed);
    }

    /** The largest market orders by the least leverage each holds from, of pairs of both (section 2.5). */
    static NavigableMap<Integer, BigDecimal> orderCaps(JsonNode reply) throws JsonProcessingException {
        NavigableMap<Integer, BigDecimal> caps = new TreeMap<>();
        for (JsonNode row : Json.rows(reply)) {
            if (!row.path(0).isIntegralNumber() || !row.path(1).isTextual()) {
                throw new Json.MissingPart("pair of leverage and notional");
            }
            caps.put(row.path(0).asInt(), Numbers.decimal(row.path(1).asText()));
        }
        return caps;
    }

    /** The names of all dexes, for a recording in which none is configured. */
    static Set<String> dexes(List<MarketWire.Meta> metas) {
        return metas.stream()
                .flatMap(meta -> meta.universe().stream())
                .map(asset -> Naming.dexOf(asset.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String collateral(MarketWire.Meta meta, Tokens tokens) {
        Integer token = meta.collateralToken();
        return token == null || token == 0
                ? Naming.COLLATERAL
                : tokens.of(token).orElse("TOKEN-" + token);
    }

    /**
     * The spot pairs, by what their tokens are called; of two with the same tokens the canonical, then the older one
     * gets the canonical symbol.
     */
    static Universe pairs(MarketWire.SpotMeta meta, Instant receivedAt) {
        Tokens tokens = Tokens.of(meta.tokens().stream()
                .map(token -> new Tokens.Listed(token.name(), token.index(), Boolean.TRUE.equals(token.isCanonical())))
                .toList());
        Map<Integer, Integer> decimals = new HashMap<>();
        meta.tokens().forEach(token -> decimals.put(token.index(), token.szDecimals()));
        List<MarketWire.Pair> pairs = new ArrayList<>(meta.universe());
        pairs.sort(Comparator.comparing((MarketWire.Pair pair) -> !Boolean.TRUE.equals(pair.isCanonical()))
                .thenComparing(MarketWire.Pair::index));
        List<Instrument> instruments = new ArrayList<>();
        Map<String, Integer> ids = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (MarketWire.Pair pair : pairs) {
            Optional<String> base = token(pair, 0).flatMap(tokens::of);
            Optional<String> quote = token(pair, 1).flatMap(tokens::of);
            Integer stepDecimals = token(pair, 0).map(decimals::get).orElse(null);
            if (base.isPresent() && quote.isPresent() && stepDecimals != null) {
                String symbol = base.get() + "/" + quote.get();
                Listing listing = Listing.of(
                        Hyperliquid.NAME, Market.SPOT, taken.add(symbol) ? symbol : pair.name(), pair.name());
                ids.put(pair.name(), SPOT_IDS_FROM + pair.index());
                PriceRules grid = PriceRules.of(Market.SPOT, stepDecimals);
                instruments.add(pair(listing, base.get(), quote.get(), grid, receivedAt));
            }
        }
        return new Universe(instruments, ids, Set.of(), Set.of(), tokens, Set.of());
    }

    private static Optional<Integer> token(MarketWire.Pair pair, int place) {
        return pair.tokens().stream().skip(place).findFirst();
    }

    private static Instrument perpetual(
            Listing listing, MarketWire.Asset asset, String collateral, Instant receivedAt) {
        PriceRules grid = PriceRules.of(Market.PERP, asset.szDecimals());
        return new Instrument(
                listing,
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
                asset.hasNoCross() ? Set.of(MarginMode.ISOLATED) : EnumSet.allOf(MarginMode.class),
                OrderLimits.NONE,
                null,
                null,
                Boolean.TRUE.equals(asset.isDelisted()) ? InstrumentStatus.DELISTED : InstrumentStatus.TRADING,
                receivedAt,
                receivedAt,
                Source.REST);
    }

    private static Instrument pair(Listing listing, String base, String quote, PriceRules grid, Instant receivedAt) {
        return new Instrument(
                listing,
                base,
                quote,
                null,
                grid.tickSize(),
                PriceRules.SIGNIFICANT_FIGURES,
                grid.stepSize(),
                grid.stepSize(),
                null,
                MIN_NOTIONAL,
                null,
                Set.of(),
                OrderLimits.NONE,
                null,
                null,
                InstrumentStatus.TRADING,
                receivedAt,
                receivedAt,
                Source.REST);
    }

    /**
     * Metadata of one market.
     *
     * @param assetIds by venue symbol
     * @param isolated venue symbols that have no cross margin
     * @param growing venue symbols whose fees are a tenth
     * @param tokens what spot tokens are called; none of perpetuals
     * @param dexes names of all dexes that list perpetuals, wanted or not, the first one's empty; none for spot
     */
    record Universe(
            List<Instrument> instruments,
            Map<String, Integer> assetIds,
            Set<String> isolated,
            Set<String> growing,
            Tokens tokens,
            Set<String> dexes) {
        Universe {
            instruments = List.copyOf(instruments);
            assetIds = Map.copyOf(assetIds);
            isolated = Set.copyOf(isolated);
            growing = Set.copyOf(growing);
            dexes = Collections.unmodifiableSet(new LinkedHashSet<>(dexes));
        }
    }
}
