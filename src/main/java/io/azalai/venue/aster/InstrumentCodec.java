package io.azalai.venue.aster;

import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderLimits;
import io.azalai.model.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What exchangeInfo says becomes instruments: the rules are its filters, never its precisions (aster.md section 3.2).
 */
final class InstrumentCodec {

    private static final String TEST_PREFIX = "TEST";
    private static final String PERPETUAL = "PERPETUAL";
    private static final String PRICE = "PRICE_FILTER";
    private static final String PERCENT = "PERCENT_PRICE";
    private static final String BY_SIDE = "PERCENT_PRICE_BY_SIDE";
    private static final String LOT = "LOT_SIZE";
    private static final String AT_MARKET = "MARKET_LOT_SIZE";

    private InstrumentCodec() {}

    /**
     * The instruments of a market, without the venue's test symbols and without dated contracts.
     *
     * @param mostLeverage by venue symbol, as far as known
     */
    static List<Instrument> of(
            Market market, MarketWire.ExchangeInfo info, Map<String, Integer> mostLeverage, Instant receivedAt) {
        return info.symbols().stream()
                .filter(symbol -> !symbol.symbol().startsWith(TEST_PREFIX))
                .filter(symbol -> market == Market.SPOT
                        || PERPETUAL.equals(symbol.contractType())
                        || Objects.requireNonNullElse(symbol.contractType(), "").isEmpty())
                .map(symbol -> instrument(market, symbol, mostLeverage.get(symbol.symbol()), receivedAt))
                .toList();
    }

    private static Instrument instrument(
            Market market, MarketWire.Symbol symbol, @Nullable Integer mostLeverage, Instant receivedAt) {
        String settle =
                market == Market.SPOT ? null : Objects.requireNonNullElse(symbol.marginAsset(), symbol.quoteAsset());
        return new Instrument(
                listing(symbol, settle),
                symbol.baseAsset(),
                symbol.quoteAsset(),
                settle,
                rule(symbol, MarketWire.Filter::tickSize, PRICE),
                null,
                rule(symbol, MarketWire.Filter::stepSize, LOT),
                values(symbol, MarketWire.Filter::minQty, LOT).findFirst().orElse(null),
                values(symbol, MarketWire.Filter::maxQty, LOT).findFirst().orElse(null),
                minNotional(symbol),
                settle == null ? null : mostLeverage,
                settle == null ? Set.of() : EnumSet.allOf(MarginMode.class),
                limits(symbol),
                null,
                null,
                status(symbol.status()),
                receivedAt,
                receivedAt,
                Source.REST);
    }

    private static Listing listing(MarketWire.Symbol symbol, @Nullable String settle) {
        return settle == null
                ? Naming.pair(symbol.baseAsset(), symbol.quoteAsset(), symbol.symbol())
                : Naming.perpetual(symbol.baseAsset(), symbol.quoteAsset(), settle, symbol.symbol());
    }

    /** A price of zero, and a count of zero, disable their rule. */
    private static OrderLimits limits(MarketWire.Symbol symbol) {
        return new OrderLimits(
                Numbers.unlessZero(rule(symbol, MarketWire.Filter::minPrice, PRICE)),
                Numbers.unlessZero(rule(symbol, MarketWire.Filter::maxPrice, PRICE)),
                Numbers.unlessZero(rule(symbol, MarketWire.Filter::minQty, AT_MARKET)),
                Numbers.unlessZero(rule(symbol, MarketWire.Filter::maxQty, AT_MARKET)),
                Numbers.unlessZero(rule(symbol, MarketWire.Filter::stepSize, AT_MARKET)),
                count(symbol, "MAX_NUM_ORDERS"),
                count(symbol, "MAX_NUM_ALGO_ORDERS"));
    }

    private static @Nullable Integer count(MarketWire.Symbol symbol, String filterType) {
        BigDecimal most = rule(symbol, MarketWire.Filter::limit, filterType);
        return most.signum() == 0 ? null : most.intValueExact();
    }

    /** The strictest of the rules that speak of it; futures and spot name it differently. */
    private static BigDecimal minNotional(MarketWire.Symbol symbol) {
        return Stream.of(
                        values(symbol, MarketWire.Filter::notional, "MIN_NOTIONAL"),
                        values(symbol, MarketWire.Filter::minNotional, "MIN_NOTIONAL"),
                        values(symbol, MarketWire.Filter::minNotional, "NOTIONAL"))
                .flatMap(Function.identity())
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** By which terms each venue symbol is listed, beside what its instrument says. */
    static Map<String, Listings.Terms> terms(MarketWire.ExchangeInfo info) {
        Map<String, Listings.Terms> terms = new HashMap<>();
        info.symbols().forEach(symbol -> terms.put(symbol.symbol(), terms(symbol)));
        return terms;
    }

    private static Listings.Terms terms(MarketWire.Symbol symbol) {
        Long since = symbol.onboardDate() == null ? symbol.listingTime() : symbol.onboardDate();
        return new Listings.Terms(
                symbol.orderTypes(),
                symbol.timeInForce(),
                prices(symbol),
                new OrderRules.Lots(
                        rule(symbol, MarketWire.Filter::minQty, AT_MARKET),
                        rule(symbol, MarketWire.Filter::maxQty, AT_MARKET),
                        rule(symbol, MarketWire.Filter::stepSize, AT_MARKET)),
                mostNotional(symbol),
                since == null || since <= 0 ? Instant.EPOCH : Numbers.time(since));
    }

    private static PriceRules prices(MarketWire.Symbol symbol) {
        BigDecimal up = rule(symbol, MarketWire.Filter::multiplierUp, PERCENT);
        BigDecimal down = rule(symbol, MarketWire.Filter::multiplierDown, PERCENT);
        return new PriceRules(
                rule(symbol, MarketWire.Filter::minPrice, PRICE),
                rule(symbol, MarketWire.Filter::maxPrice, PRICE),
                up,
                down,
                Stream.of(up, rule(symbol, MarketWire.Filter::ltMultiplierUp, PERCENT))
                        .filter(bound -> bound.signum() > 0)
                        .min(BigDecimal::compareTo)
                        .orElse(BigDecimal.ZERO),
                down.max(rule(symbol, MarketWire.Filter::ltMultiplierDown, PERCENT)),
                new PriceRules.Band(
                        rule(symbol, MarketWire.Filter::bidMultiplierUp, BY_SIDE),
                        rule(symbol, MarketWire.Filter::bidMultiplierDown, BY_SIDE)),
                new PriceRules.Band(
                        rule(symbol, MarketWire.Filter::askMultiplierUp, BY_SIDE),
                        rule(symbol, MarketWire.Filter::askMultiplierDown, BY_SIDE)));
    }

    /** The most that an order may be worth, by the stricter of the rules that speak of it; zero when none does. */
    private static BigDecimal mostNotional(MarketWire.Symbol symbol) {
        return Stream.of("MAX_NOTIONAL", "NOTIONAL")
                .flatMap(type -> values(symbol, MarketWire.Filter::maxNotional, type))
                .filter(most -> most.signum() > 0)
                .min(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** The first value that a filter of this type has; zero when there is none. */
    private static BigDecimal rule(
            MarketWire.Symbol symbol, Function<MarketWire.Filter, @Nullable BigDecimal> field, String filterType) {
        return values(symbol, field, filterType).findFirst().orElse(BigDecimal.ZERO);
    }

    private static Stream<BigDecimal> values(
            MarketWire.Symbol symbol, Function<MarketWire.Filter, @Nullable BigDecimal> field, String filterType) {
        return symbol.filters().stream()
                .filter(filter -> filterType.equals(filter.filterType()))
                .map(field)
                .filter(Objects::nonNull);
    }

    private static InstrumentStatus status(String wireWord) {
        return switch (wireWord) {
            case "TRADING" -> InstrumentStatus.TRADING;
            case "PRE_SETTLE" -> InstrumentStatus.CLOSE_ONLY;
            case "CLOSE" -> InstrumentStatus.DELISTED;
            default -> InstrumentStatus.HALT;
        };
    }
}
