package io.azalai.simulator.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConservationTest {

    private static final List<String> TRADERS = List.of("ann", "bob", "eve");

    record Act(
            int trader,
            boolean spot,
            boolean buy,
            int quantity,
            int price,
            TimeInForce timeInForce,
            boolean reduceOnly) {}

    @Property(tries = 200)
    void no_order_makes_or_loses_money(@ForAll("acts") List<Act> acts) {
        TestVenue venue = new TestVenue();
        BigDecimal before = dollars(venue);

        acts.forEach(act -> perform(venue, act));
        venue.engine.settleFunding(3);

        assertThat(dollars(venue)).isEqualByComparingTo(before);
        assertThat(assets(venue, "HYPE")).isEqualByComparingTo("3000");
    }

    @Property(tries = 100)
    void positions_sum_to_zero_and_books_never_cross(@ForAll("acts") List<Act> acts) {
        TestVenue venue = new TestVenue();

        acts.forEach(act -> perform(venue, act));

        BigDecimal sum = TRADERS.stream()
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

    @Provide
    Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 40_000),
                        Arbitraries.integers().between(95, 105),
                        Arbitraries.of(TimeInForce.class),
                        Arbitraries.of(true, false))
                .as(Act::new)
                .list()
                .ofMaxSize(60);
    }

    private static void perform(TestVenue venue, Act act) {
        venue.place(
                TRADERS.get(act.trader()),
                act.spot() ? TestVenue.SPOT : TestVenue.PERP,
                act.buy() ? Side.BUY : Side.SELL,
                BigDecimal.valueOf(act.quantity(), act.spot() ? 2 : 3).toPlainString(),
                Integer.toString(act.price()),
                act.timeInForce(),
                act.reduceOnly() && !act.spot());
    }

    /** Wallets, positions at mark, spot dollars and the venue's fees. */
    private static BigDecimal dollars(TestVenue venue) {
        return TRADERS.stream().map(name -> venue.of(name).equity()).reduce(assets(venue, "USDC"), BigDecimal::add);
    }

    private static BigDecimal assets(TestVenue venue, String asset) {
        return TRADERS.stream()
                .map(name -> venue.of(name).balance(asset).total())
                .reduce(venue.engine.collectedFees().getOrDefault(asset, BigDecimal.ZERO), BigDecimal::add);
    }
}
