package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Effect;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.ModelVenues.Key;
import io.azalai.trade.risk.ModelVenues.Open;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever is asked for, filled, cancelled, amended and moved by the market, in whichever order: what is let in leaves
 * every limit kept, or what is above it as it was; and once positions may only be reduced, nothing grows.
 */
class RiskSequencesPropertiesTest {

    private static final int STEPS = 40;
    /** As many orders of one position as can be filled in every order. */
    private static final int MOST_OPEN = 5;

    private static final RiskLimits LIMITS = DefaultLimits.with("""
            {"max_leverage":3,"max_order_size":"4000","position_limits":
             {"max_positions_per_symbol":2,"max_total_positions":4,"max_position_size_usd":"4000"}}
            """, """
            {"position_size_limit":"0.25","correlation_limit":"1","max_notional_per_venue_usd":"6000",
             "max_notional_global_usd":"9000","max_open_orders_per_symbol":4,"max_open_orders_total":8,
             "max_order_rate":{"count":100000},"duplicate_order_window_ms":0,"daily_loss_limit":"0",
             "max_drawdown_percent":"0","margin_reserve":"0"}
            """);

    private final RiskGate gate = new RiskGate(LIMITS);

    @Property(tries = 80)
    void no_sequence_gets_exposure_past_a_limit(@ForAll Random random) {
        ModelVenues venues = new ModelVenues(LIMITS);

        play(venues, random, 0);
    }

    @Property(tries = 80)
    void once_positions_may_only_be_reduced_none_grows(@ForAll Random random) {
        ModelVenues venues = new ModelVenues(LIMITS);
        int number = play(venues, random, 0);
        Latch latch = new Latch(
                Latch.Reason.MANUAL_KILL,
                RiskLevel.REDUCING,
                Scope.GLOBAL,
                venues.now(),
                Latch.ResetRule.MANUAL,
                "test");
        venues.book.remember(
                new RiskMemory(null, null, BigDecimal.ZERO, null, null, List.of(latch), Map.of(), Set.of()));
        List.copyOf(venues.open.keySet()).forEach(venues::cancel);

        for (int step = 0; step < STEPS; step++) {
            Map<Key, BigDecimal> before = new WorstFills(venues).byKey();
            step(venues, random, number + step, false);
            new WorstFills(venues).byKey().forEach((key, worst) -> assertThat(worst)
                    .as("%s", key)
                    .isLessThanOrEqualTo(before.getOrDefault(key, BigDecimal.ZERO)));
        }
    }

    private int play(ModelVenues venues, Random random, int from) {
        for (int step = from; step < from + STEPS; step++) {
            step(venues, random, step, true);
        }
        return from + STEPS;
    }

    private void step(ModelVenues venues, Random random, int number, boolean moves) {
        int kind = random.nextInt(10);
        List<String> ids = List.copyOf(venues.open.keySet());
        String any = ids.isEmpty() ? "" : ids.get(random.nextInt(ids.size()));
        if (kind < 5 || any.isEmpty()) {
            int several = random.nextInt(4) == 0 ? 3 : 1;
            for (int i = 0; i < several; i++) {
                place(venues, order(venues, random, "c-" + number + "-" + i));
            }
        } else if (kind == 5) {
            amend(venues, random, venues.open.get(any), number);
        } else if (kind == 6) {
            venues.cancel(any);
        } else if (kind == 7 && moves) {
            Listing listing = ModelVenues.LISTINGS.get(random.nextInt(ModelVenues.LISTINGS.size()));
            venues.price(listing, grid(venues.price(listing), 0.97 + random.nextInt(7) * 0.01));
            venues.refresh();
        } else if (kind == 8 && moves) {
            venues.refresh();
        } else {
            venues.fill(any, BigDecimal.valueOf(1 + random.nextInt(10)));
        }
    }

    private void place(ModelVenues venues, RiskOrder order) {
        Key key = new Key(ModelVenues.listing(order.venue(), order.symbol()), order.positionSide());
        long open = venues.open.values().stream()
                .filter(each -> each.key().equals(key))
                .count();
        if (open >= MOST_OPEN) {
            return;
        }
        Measured before = Measured.of(venues);
        Verdict verdict = gate.evaluate(order, venues.view());
        if (verdict.accepted()) {
            venues.accepted(order, verdict.effect(), gate.leverage(order, venues.view()));
            Measured.of(venues).requireKept(before, freed(verdict, order.quantity()), order.toString());
        }
    }

    /**
     * By how much the worst case may grow all the same: an order that closes a position leaves orders on its
     * side, which were let in to turn it over, to open instead. It passes nevertheless, or positions could be
     * trapped.
     */
    private static BigDecimal freed(Verdict verdict, BigDecimal quantity) {
        return verdict.effect() == Effect.REDUCE ? quantity.multiply(new BigDecimal("200")) : BigDecimal.ZERO;
    }

    private void amend(ModelVenues venues, Random random, Open open, int number) {
        if (open.asked().type() != OrderType.LIMIT) {
            return;
        }
        RiskOrder asked = open.asked();
        BigDecimal price = grid(venues.price(open.listing()), 0.98 + random.nextInt(5) * 0.01);
        RiskOrder to = new RiskOrder(
                "m-" + number,
                asked.venue(),
                asked.account(),
                asked.symbol(),
                asked.side(),
                asked.type(),
                BigDecimal.valueOf(1 + random.nextInt(40)),
                price,
                null,
                asked.reduceOnly(),
                asked.positionSide(),
                asked.timeInForce(),
                1,
                null,
                venues.now(),
                RiskOrder.Origin.CALLER);
        Measured before = Measured.of(venues);
        RiskView view = venues.book.viewWithout(venues.order(open, io.azalai.model.OrderStatus.NEW), venues.now());
        Verdict verdict = gate.evaluate(to, view);
        if (verdict.accepted()) {
            venues.amended(open, to, verdict.effect());
            Measured.of(venues).requireKept(before, freed(verdict, to.quantity()), open + " to " + to);
        }
    }

    private static RiskOrder order(ModelVenues venues, Random random, String id) {
        Listing listing = ModelVenues.LISTINGS.get(random.nextInt(ModelVenues.LISTINGS.size()));
        boolean spot = listing.market() == Market.SPOT;
        boolean legs = listing.venue().equals("aster");
        OrderType type = spot || random.nextInt(3) > 0
                ? OrderType.LIMIT
                : List.of(OrderType.MARKET, OrderType.STOP_MARKET, OrderType.STOP_LIMIT)
                        .get(random.nextInt(3));
        boolean limit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        boolean trigger = type == OrderType.STOP_MARKET || type == OrderType.STOP_LIMIT;
        BigDecimal price = grid(venues.price(listing), 0.97 + random.nextInt(7) * 0.01);
        return new RiskOrder(
                id,
                listing.venue(),
                "main",
                listing.symbol(),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                type,
                BigDecimal.valueOf(1 + random.nextInt(45)),
                limit ? price : null,
                trigger ? price : null,
                !spot && !legs && random.nextInt(5) == 0,
                legs ? (random.nextBoolean() ? PositionSide.LONG : PositionSide.SHORT) : PositionSide.BOTH,
                limit ? (random.nextInt(4) == 0 ? TimeInForce.IOC : TimeInForce.GTC) : null,
                null,
                null,
                venues.now(),
                RiskOrder.Origin.CALLER);
    }

    private static BigDecimal grid(BigDecimal price, double factor) {
        return price.multiply(BigDecimal.valueOf(factor)).setScale(2, RoundingMode.HALF_UP);
    }

    /** Every figure that has a limit. */
    private record Measured(
            Map<Key, BigDecimal> positions,
            Map<String, BigDecimal> gross,
            BigDecimal position,
            long count,
            Map<Listing, Long> resting,
            long allResting) {

        static Measured of(ModelVenues venues) {
            WorstFills worst = new WorstFills(venues);
            Map<Listing, Long> resting = new java.util.HashMap<>();
            venues.open.values().stream()
                    .filter(order -> order.asked().type() != OrderType.MARKET
                            && order.asked().timeInForce() != TimeInForce.IOC)
                    .forEach(order -> resting.merge(order.listing(), 1L, Long::sum));
            return new Measured(
                    worst.byKey(),
                    Map.of(
                            "", worst.gross(""),
                            "hyperliquid", worst.gross("hyperliquid"),
                            "aster", worst.gross("aster")),
                    venues.book
                            .equity()
                            .orElseThrow()
                            .multiply(new BigDecimal("0.25"))
                            .min(new BigDecimal("4000")),
                    worst.positions(),
                    resting,
                    resting.values().stream().mapToLong(Long::longValue).sum());
        }

        void requireKept(Measured before, BigDecimal freed, String what) {
            positions.forEach((key, worst) -> requireKept(
                    worst,
                    before.positions.getOrDefault(key, BigDecimal.ZERO).add(freed),
                    position,
                    key + " by " + what));
            requireKept(gross.get(""), before.gross.get("").add(freed), new BigDecimal("9000"), "all by " + what);
            for (String venue : List.of("hyperliquid", "aster")) {
                requireKept(
                        gross.get(venue),
                        before.gross.get(venue).add(freed),
                        ModelVenues.EQUITY,
                        venue + " by " + what);
            }
            assertThat(count).as(what).isLessThanOrEqualTo(Math.max(4, before.count));
            resting.forEach((listing, orders) -> assertThat(orders)
                    .as(what)
                    .isLessThanOrEqualTo(Math.max(
                            4, Optional.ofNullable(before.resting.get(listing)).orElse(0L) + 1)));
        }

        private static void requireKept(BigDecimal after, BigDecimal before, BigDecimal limit, String what) {
            assertThat(after).as(what).isLessThanOrEqualTo(limit.max(before));
        }
    }
}
