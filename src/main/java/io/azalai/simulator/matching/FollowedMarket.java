package io.azalai.simulator.matching;

import io.azalai.model.Level;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lets an engine follow a market elsewhere: an unlimited account keeps resting what rests there, and what is traded
 * there past an order of somebody's here fills it. What orders here take from a level is there again once the level is
 * told anew. Safe for many threads: works in the engine's lock.
 */
public final class FollowedMarket {

    /** Account that everybody trades with. */
    public static final String MARKET = "market";

    private static final int RATE_DECIMALS = 12;
    private static final int MONEY_DECIMALS = 8;

    private final Engine engine;
    private final Map<String, Quotes> quotes = new HashMap<>();

    private record Quotes(Map<BigDecimal, Quote> bids, Map<BigDecimal, Quote> asks) {}

    private record Quote(long orderId, BigDecimal quantity) {}

    /** Opens the account {@link #MARKET} in the engine. */
    public FollowedMarket(Engine engine) {
        this.engine = engine;
        engine.openUnlimited(MARKET);
    }

    /** What rests there now; an order here that it has reached is filled at the order's own limit. */
    public void book(String symbol, List<Level> bids, List<Level> asks) {
        engine.within(registry -> {
            Quotes known = quotes.computeIfAbsent(symbol, first -> new Quotes(new TreeMap<>(), new TreeMap<>()));
            withdraw(registry, known.bids(), bids);
            withdraw(registry, known.asks(), asks);
            bids.forEach(level -> rest(symbol, known.bids(), Side.BUY, level));
            asks.forEach(level -> rest(symbol, known.asks(), Side.SELL, level));
            return known;
        });
    }

    private void withdraw(Registry registry, Map<BigDecimal, Quote> known, List<Level> now) {
        Map<BigDecimal, BigDecimal> wanted = new TreeMap<>();
        now.forEach(level -> wanted.put(level.price(), level.quantity()));
        known.entrySet().removeIf(entry -> {
            Quote quote = entry.getValue();
            BigDecimal quantity = wanted.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            boolean same = quote.quantity().compareTo(quantity) == 0 && isWhole(registry, quote);
            if (!same) {
                engine.cancel(MARKET, quote.orderId());
            }
            return !same;
        });
    }

    private static boolean isWhole(Registry registry, Quote quote) {
        LiveOrder order = registry.account(MARKET).open.get(quote.orderId());
        return order != null && order.isUntouched();
    }

    private void rest(String symbol, Map<BigDecimal, Quote> known, Side side, Level level) {
        if (!known.containsKey(level.price()) && level.quantity().signum() > 0) {
            NewOrder order =
                    new NewOrder(MARKET, symbol, side, level.quantity(), level.price(), TimeInForce.GTC, false, null);
            known.put(level.price(), new Quote(engine.place(order).order().id(), level.quantity()));
        }
    }

    /** Something was traded there: orders here at a better price would have come first, and are filled by so much. */
    public void trade(String symbol, Side aggressor, BigDecimal price, BigDecimal quantity, Instant at) {
        engine.within(registry -> {
            MarketState market = registry.market(symbol);
            BigDecimal tick = market.product.grid().tickAt(price);
            BigDecimal beyond = aggressor == Side.SELL ? price.add(tick) : price.subtract(tick);
            NewOrder passing = new NewOrder(MARKET, symbol, aggressor, quantity, beyond, TimeInForce.IOC, false, null);
            if (registry.accounts().stream().anyMatch(account -> isPassed(account, passing, at))) {
                engine.place(passing);
            }
            return market;
        });
    }

    private static boolean isPassed(Account account, NewOrder passing, Instant at) {
        return !account.unlimited
                && account.open.values().stream()
                        .filter(order -> order.isWorking() && order.side() != passing.side())
                        .filter(order -> !order.view().createdAt().isAfter(at))
                        .filter(order -> order.request().symbol().equals(passing.symbol()))
                        .anyMatch(order -> passing.side() == Side.SELL
                                ? order.limit().compareTo(passing.price()) >= 0
                                : order.limit().compareTo(passing.price()) <= 0);
    }

    /**
     * Mark and index there.
     *
     * @param hourlyRate of funding, a fraction
     */
    public void prices(String symbol, BigDecimal mark, BigDecimal index, BigDecimal hourlyRate) {
        engine.reprice(symbol, market -> market.follow(new MarketState.Followed(mark, index, hourlyRate)));
    }

    /** An interval of so many hours has ended there: positions pay or receive at the rate last told. */
    public void funding(String symbol, int hours, Instant time) {
        engine.settleFunding(new FundingTerms(hours, RATE_DECIMALS, MONEY_DECIMALS), time, symbol::equals);
    }
}
