package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever traders do in whatever order, money and positions balance. */
class ConservationTest {

    private static final List<String> TRADERS = List.of("ann", "bob", "eve");
    private static final List<String> EVERYBODY = List.of("ann", "bob", "eve", Engine.BACKSTOP);

    /** What a trader may do; each reads of the act what it needs. */
    enum Kind {
        PERP,
        SPOT,
        LEG,
        STOP,
        BRACKET,
        AMEND,
        CANCEL,
        MARGIN,
        COLLATERAL,
        TRANSFER,
        SHARE,
        FUNDING,
        PRICE
    }

    record Act(Kind kind, int trader, boolean buy, int quantity, int price, TimeInForce timeInForce, boolean flag) {

        String name() {
            return TRADERS.get(trader);
        }

        Side side() {
            return buy ? Side.BUY : Side.SELL;
        }

        BigDecimal size() {
            return BigDecimal.valueOf(quantity, 2);
        }

        NewOrder order(String symbol) {
            BigDecimal size = symbol.equals(TestVenue.SPOT) ? size() : BigDecimal.valueOf(quantity, 1);
            boolean reduceOnly = flag && !symbol.equals(TestVenue.SPOT);
            return new NewOrder(name(), symbol, side(), size, BigDecimal.valueOf(price), timeInForce, reduceOnly, null);
        }

        NewOrder exit(boolean rising) {
            NewOrder exit = new NewOrder(
                    name(),
                    TestVenue.PERP,
                    buy ? Side.SELL : Side.BUY,
                    BigDecimal.valueOf(quantity, 1),
                    null,
                    TimeInForce.IOC,
                    true,
                    null);
            return exit.withTrigger(Trigger.onMark(
                    BigDecimal.valueOf(price), rising ? Trigger.Direction.RISING : Trigger.Direction.FALLING));
        }
    }

    @Property(tries = 300)
    void nothing_makes_or_loses_money(@ForAll("acts") List<Act> acts) {
        TestVenue venue = venue();
        BigDecimal before = dollars(venue);

        acts.forEach(act -> perform(venue, act));
        venue.engine.settleFunding(new FundingTerms(3, 10, 8), TestVenue.NOW);

        assertThat(dollars(venue)).isEqualByComparingTo(before);
        assertThat(assets(venue, "HYPE", TRADERS)).isEqualByComparingTo("3000");
    }

    @Property(tries = 200)
    void positions_sum_to_zero_and_books_never_cross(@ForAll("acts") List<Act> acts) {
        TestVenue venue = venue();

        acts.forEach(act -> perform(venue, act));

        BigDecimal sum = EVERYBODY.stream()
                .flatMap(name -> venue.of(name).positions().stream())
                .map(OpenPosition::size)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("0");
        for (Product product : venue.engine.products()) {
            BookView book = venue.engine.book(product.symbol(), 1);
            assertThat(book.bids().isEmpty()
                            || book.asks().isEmpty()
                            || book.bids()
                                            .get(0)
                                            .price()
                                            .compareTo(book.asks().get(0).price())
                                    < 0)
                    .isTrue();
        }
    }

    @Property(tries = 400)
    void no_trader_owes_the_venue_and_every_thin_position_is_closed(@ForAll("acts") List<Act> acts) {
        TestVenue venue = venue();

        acts.forEach(act -> perform(venue, act));
        venue.reprice(TestVenue.PERP, venue.engine.statistics(TestVenue.PERP).index());

        for (String name : TRADERS) {
            AccountView account = venue.of(name);
            assertThat(account.crossEquity()).isGreaterThanOrEqualTo(account.maintenance());
            assertThat(account.positions().stream().filter(OpenPosition::isIsolated))
                    .allSatisfy(
                            position -> assertThat(position.margin()).isGreaterThanOrEqualTo(position.maintenance()));
        }
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 40_000),
                        Arbitraries.integers().between(90, 110),
                        Arbitraries.of(TimeInForce.class),
                        Arbitraries.of(true, false))
                .as(Act::new)
                .list()
                .ofMaxSize(80);
    }

    private static TestVenue venue() {
        TestVenue venue = new TestVenue();
        venue.reprice(TestVenue.PERP, new BigDecimal("100"));
        return venue;
    }

    private static void perform(TestVenue venue, Act act) {
        Engine engine = venue.engine;
        switch (act.kind()) {
            case PERP -> engine.place(act.order(TestVenue.PERP));
            case SPOT -> engine.place(act.order(TestVenue.SPOT));
            case LEG ->
                engine.place(act.order(TestVenue.PERP).withLeg(act.flag() ? PositionSide.LONG : PositionSide.SHORT));
            case STOP -> engine.place(act.exit(act.flag()));
            case BRACKET -> engine.placeBracket(act.order(TestVenue.PERP), List.of(act.exit(true), act.exit(false)));
            case AMEND ->
                newest(venue, act)
                        .ifPresent(order ->
                                engine.amend(act.name(), order.id(), act.size(), BigDecimal.valueOf(act.price())));
            case CANCEL -> newest(venue, act).ifPresent(order -> engine.cancel(act.name(), order.id()));
            case MARGIN ->
                engine.setMargin(
                        act.name(),
                        TestVenue.PERP,
                        new MarginSetting(
                                1 + act.quantity() % 50, act.flag() ? MarginMode.ISOLATED : MarginMode.CROSS));
            case COLLATERAL ->
                engine.adjustMargin(
                        act.name(),
                        TestVenue.PERP,
                        PositionSide.BOTH,
                        act.flag() ? act.size() : act.size().negate());
            case TRANSFER ->
                engine.move(
                        act.flag() ? Purse.spot(act.name(), "USDC") : Purse.margin(act.name(), "USDC"),
                        act.buy() ? Purse.margin(act.name(), "USDC") : Purse.spot("eve", "USDC"),
                        act.size().multiply(BigDecimal.valueOf(100)));
            case SHARE -> engine.share(act.name(), act.flag());
            case FUNDING -> engine.settleFunding(new FundingTerms(1, 10, 8), TestVenue.NOW);
            case PRICE -> TestVenue.reprice(engine, TestVenue.PERP, BigDecimal.valueOf(act.price()));
        }
    }

    private static Optional<VenueOrder> newest(TestVenue venue, Act act) {
        return venue.engine.openOrders(act.name()).stream().reduce((older, newer) -> newer);
    }

    /** Wallets, positions at mark, spot dollars and the venue's fees; money that stays shared is counted once. */
    private static BigDecimal dollars(TestVenue venue) {
        List<String> apart =
                TRADERS.stream().filter(name -> venue.engine.share(name, false)).toList();
        return EVERYBODY.stream()
                .map(name -> venue.of(name).equity())
                .reduce(assets(venue, "USDC", apart), BigDecimal::add);
    }

    private static BigDecimal assets(TestVenue venue, String asset, List<String> of) {
        return of.stream()
                .map(name -> venue.of(name).balance(asset).total())
                .reduce(venue.engine.collectedFees().getOrDefault(asset, BigDecimal.ZERO), BigDecimal::add);
    }
}
