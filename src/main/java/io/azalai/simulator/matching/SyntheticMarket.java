package io.azalai.simulator.matching;

import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The other traders of one engine: makers who quote around the underlying price and takers who trade with whom they
 * find. What they want does not depend on the book, so the same seed gives the same market. Confined to the ticking
 * thread.
 */
public final class SyntheticMarket {

    /** Account of the makers. */
    public static final String MAKER = "maker";
    /** Account of the takers. */
    public static final String TAKER = "taker";

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final Engine engine;
    private final PriceProcess prices;
    private final List<Desk> desks = new ArrayList<>();
    private long tick;

    /** One product and what rests there for the makers. */
    private record Desk(
            Product product, Dice dice, Ladder ladder, Map<BigDecimal, Quote> bids, Map<BigDecimal, Quote> asks) {}

    private record Quote(long orderId, BigDecimal quantity) {}

    /**
     * Opens the accounts {@link #MAKER} and {@link #TAKER} in the engine and gives every product a past day; products
     * whose base has no course of prices stay empty.
     *
     * @param seed mixed with each symbol; engines that list the same symbols should have different ones
     */
    public SyntheticMarket(Engine engine, PriceProcess prices, long seed) {
        this.engine = engine;
        this.prices = prices;
        engine.openUnlimited(MAKER);
        engine.openUnlimited(TAKER);
        for (Product product : engine.products()) {
            if (!prices.follows(product.base())) {
                continue;
            }
            Dice dice = new Dice(seed).named(product.symbol());
            desks.add(new Desk(product, dice, new Ladder(product, dice), new TreeMap<>(), new TreeMap<>()));
            BigDecimal price = prices.price(product.base());
            RollingDay past = past(price, dice);
            BigDecimal held = openInterest(product, price, dice);
            engine.within(registry -> registry.begin(product.symbol(), past, held, TAKER, MAKER));
        }
        engine.together(() -> desks.forEach(this::quote));
    }

    /** One tick, after the price process stepped: index and mark, quotes, trades of every product. */
    public void step() {
        tick++;
        engine.together(() -> desks.forEach(desk -> {
            quote(desk);
            trade(desk);
            BigDecimal index = prices.price(desk.product().base());
            engine.reprice(desk.product().symbol(), market -> market.reprice(index));
        }));
    }

    private void quote(Desk desk) {
        BigDecimal fair = fair(desk);
        Map<BigDecimal, BigDecimal> bids = desk.ladder().side(Side.BUY, fair, tick);
        Map<BigDecimal, BigDecimal> asks = desk.ladder().side(Side.SELL, fair, tick);
        withdraw(desk.bids(), bids);
        withdraw(desk.asks(), asks);
        bids.forEach((price, quantity) -> rest(desk, desk.bids(), Side.BUY, price, quantity));
        asks.forEach((price, quantity) -> rest(desk, desk.asks(), Side.SELL, price, quantity));
    }

    private void withdraw(Map<BigDecimal, Quote> quotes, Map<BigDecimal, BigDecimal> wanted) {
        quotes.entrySet().removeIf(entry -> {
            Quote quote = entry.getValue();
            BigDecimal now = wanted.getOrDefault(entry.getKey(), BigDecimal.ZERO);
            boolean keep = quote.quantity().compareTo(now) == 0 && isOpen(quote.orderId());
            if (!keep) {
                engine.cancel(MAKER, quote.orderId());
            }
            return !keep;
        });
    }

    private boolean isOpen(long orderId) {
        return engine.within(registry -> registry.account(MAKER).open.containsKey(orderId));
    }

    private void rest(Desk desk, Map<BigDecimal, Quote> quotes, Side side, BigDecimal price, BigDecimal quantity) {
        if (!quotes.containsKey(price)) {
            VenueOrder order =
                    engine.place(order(MAKER, desk, side, quantity, price)).order();
            quotes.put(price, new Quote(order.id(), quantity));
        }
    }

    private void trade(Desk desk) {
        if (desk.dice().below(1000, tick, 10) < 300) {
            Side side = desk.dice().below(2, tick, 11) == 0 ? Side.BUY : Side.SELL;
            int dollars = 20 + desk.dice().below(3_000, tick, 12);
            int times = desk.dice().below(25, tick, 13) == 0 ? 15 : 1;
            BigDecimal step = desk.product().quantityStep();
            BigDecimal quantity = BigDecimal.valueOf((long) dollars * times)
                    .divide(fair(desk).multiply(step), 0, RoundingMode.UP)
                    .multiply(step);
            engine.place(order(TAKER, desk, side, quantity, null));
        }
    }

    private static NewOrder order(
            String account, Desk desk, Side side, BigDecimal quantity, @Nullable BigDecimal price) {
        TimeInForce timeInForce = price == null ? TimeInForce.IOC : TimeInForce.GTC;
        return new NewOrder(account, desk.product().symbol(), side, quantity, price, timeInForce, false, null);
    }

    /** Underlying price moved by the product's own small basis: up to 300 parts per million, up to 80 on spot. */
    private BigDecimal fair(Desk desk) {
        long width = desk.product().market() == Market.PERP ? 300 : 80;
        long basis = desk.dice().below((int) (2 * width + 1), 0, 20) - width;
        BigDecimal price = prices.price(desk.product().base());
        return price.add(price.multiply(BigDecimal.valueOf(basis)).divide(MILLION, MathContext.DECIMAL64));
    }

    private static BigDecimal openInterest(Product product, BigDecimal price, Dice dice) {
        return product.market() == Market.SPOT
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(50_000_000L + dice.below(100_000_000, 0, 30))
                        .divide(price, 0, RoundingMode.UP);
    }

    /** Twenty-three hours that lead to the first price. */
    private static RollingDay past(BigDecimal price, Dice dice) {
        List<RollingDay.Hour> hours = new ArrayList<>();
        BigDecimal open = moved(price, dice.below(40_001, 0, 40) - 20_000);
        for (int hour = 1; hour <= 23; hour++) {
            BigDecimal close = hour == 23 ? price : moved(price, dice.below(40_001, hour, 40) - 20_000);
            BigDecimal volume = BigDecimal.valueOf(500_000L + dice.below(2_000_000, hour, 41));
            hours.add(new RollingDay.Hour(
                    open,
                    moved(open.max(close), dice.below(4_000, hour, 42)),
                    moved(open.min(close), -dice.below(4_000, hour, 43)),
                    close,
                    volume.divide(close, 4, RoundingMode.HALF_UP),
                    volume,
                    1_000 + dice.below(4_000, hour, 44)));
            open = close;
        }
        return new RollingDay(hours);
    }

    private static BigDecimal moved(BigDecimal price, long ppm) {
        BigDecimal exact = price.add(price.multiply(BigDecimal.valueOf(ppm)).divide(MILLION, MathContext.DECIMAL64));
        return exact.round(new MathContext(5));
    }
}
