package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.model.TwapPrices;
import io.azalai.venue.SettingRequest.AdjustMargin;
import io.azalai.venue.SettingRequest.Transfer;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.TradeRequest.Cancel;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.CancelTwap;
import io.azalai.venue.TradeRequest.Place;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.TradeRequest.PlaceTwap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input, on each call that may carry it: its class, its outcome, its code, and what its text names. */
public abstract class VenueBadInputContract extends VenueEveryCallContract {

    private static final BigDecimal BEYOND_BALANCE = BigDecimal.valueOf(50);

    private final List<Row> rows;

    protected VenueBadInputContract(VenueFacts facts, Map<Wrong, Wanted> everyCall, List<Row> rows) {
        super(facts, everyCall);
        this.rows = rows;
    }

    /** The call that carries it. */
    public enum By {
        PLACE(Place.class),
        BATCH(PlaceBatch.class),
        AMEND(Amend.class),
        TWAP(PlaceTwap.class),
        CANCEL(Cancel.class),
        CANCEL_BATCH(CancelBatch.class),
        CANCEL_TWAP(CancelTwap.class),
        MARGIN(AdjustMargin.class),
        TRANSFER(Transfer.class);

        private final Class<?> call;

        By(Class<?> call) {
            this.call = call;
        }
    }

    /** What a bad input becomes. */
    public record Refused(Class<? extends VenueException> type, Outcome outcome, String code) {}

    /**
     * A bad input, on one call.
     *
     * @param named words of the text: field, value and cure
     */
    public record Row(Bad bad, By by, Refused refused, List<String> named) {

        /** The same of several calls. */
        public static Stream<Row> of(Bad bad, List<By> calls, Refused refused, String... named) {
            return calls.stream().map(by -> new Row(bad, by, refused, List.of(named)));
        }
    }

    @TestFactory
    Stream<DynamicTest> bad_input_is_refused_by_class_outcome_and_code_and_named_with_its_cure() {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(row.bad() + " by " + row.by(), () -> {
                    VenueException failure = attempt(row.bad(), row.by());

                    assertThat(failure).isExactlyInstanceOf(row.refused().type());
                    assertThat(failure.outcome()).isEqualTo(row.refused().outcome());
                    assertThat(failure.code()).isEqualTo(row.refused().code());
                    assertThat(failure)
                            .satisfies(told -> assertThat(told.getMessage()).contains(row.named()));
                }));
    }

    @Test
    void every_call_that_can_carry_a_bad_input_has_a_row_of_it() {
        Set<String> wanted = Arrays.stream(Bad.values())
                .flatMap(bad -> Stream.concat(
                                EveryRequest.kinds(TradeRequest.class), EveryRequest.kinds(SettingRequest.class))
                        .filter(call -> bad.canBeOf(call) && has(call))
                        .map(call -> bad + " of " + call.getSimpleName()))
                .collect(Collectors.toSet());

        assertThat(rows.stream()
                        .filter(row -> row.bad() != Bad.SYMBOL)
                        .map(row -> row.bad() + " of " + row.by().call.getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(wanted);
    }

    private VenueException attempt(Bad bad, By by) {
        return switch (by) {
            case PLACE -> venue.refusal(ticket(bad));
            case BATCH ->
                amid(new PlaceBatch(
                        Stream.of(good(), ticket(bad), good())
                                .map(venue.mint()::mint)
                                .toList(),
                        false));
            case AMEND -> amend(bad);
            case TWAP ->
                venue.failure(new PlaceTwap(
                        venue.mint().mint(bad == Bad.REDUCE_ONLY ? increasing() : ticket(bad)),
                        Duration.ofMinutes(30),
                        false,
                        TwapPrices.NONE));
            case CANCEL_TWAP -> venue.failure(ended());
            case MARGIN -> venue.failure(margin(bad));
            case TRANSFER ->
                venue.failure(new Transfer("main", spot().quoteAsset(), amount(bad), Market.PERP, "move-" + bad));
            case CANCEL -> venue.failure(cancellation(bad == Bad.FILLED ? filled() : ticket(bad)));
            case CANCEL_BATCH ->
                amid(new CancelBatch(
                        "main",
                        List.of(
                                cancellation(placed()),
                                cancellation(bad == Bad.FILLED ? filled() : ticket(bad)),
                                cancellation(placed()))));
        };
    }

    private CancelTwap ended() {
        String id = venue.ask(
                        new PlaceTwap(venue.mint().mint(slices(false)), Duration.ofMinutes(30), false, TwapPrices.NONE))
                .orderId();
        CancelTwap end = new CancelTwap("main", perp().listing(), id);
        venue.ask(end);
        return end;
    }

    private OrderTicket increasing() {
        filled();
        return slices(true);
    }

    private OrderTicket slices(boolean reduceOnly) {
        BigDecimal price = tickets.price(perp(), 101);
        return tickets.order(perp(), Side.BUY, new BigDecimal("0.02"), price, TimeInForce.GTC, reduceOnly);
    }

    private AdjustMargin margin(Bad bad) {
        Instrument ether = venue.instrument("ETH", Market.PERP);
        Listing listing = ether.listing();
        if (venue.ask(new AccountRequest.ReadPositions("main")).open().stream()
                .noneMatch(position -> position.listing().equals(listing))) {
            venue.ask(new SettingRequest.SetMarginMode("main", listing, MarginMode.ISOLATED, 5));
            venue.place(tickets.limit(ether, Side.BUY, 101, TimeInForce.IOC));
        }
        return new AdjustMargin("main", listing, PositionSide.BOTH, amount(bad));
    }

    private static BigDecimal amount(Bad bad) {
        return bad == Bad.SIZE ? BigDecimal.ZERO : new BigDecimal("50000000");
    }

    /** The failure of the second order of a batch; the first and the last of it are well. */
    private VenueException amid(TradeRequest.Batch batch) {
        List<OrderAnswer> answers = venue.ask(batch);

        assertThat(answers).hasSize(3);
        assertThat(answers.get(0).failure()).isNull();
        assertThat(answers.get(2).failure()).isNull();
        return answers.get(1).failure();
    }

    private OrderTicket placed() {
        OrderTicket resting = good();
        venue.place(resting);
        return resting;
    }

    private VenueException amend(Bad bad) {
        OrderTicket open = bad == Bad.FILLED ? filled() : resting(bad);
        if (bad != Bad.FILLED) {
            venue.place(open);
        }
        OrderTicket wrong = bad == Bad.FILLED ? good() : ticket(bad);
        OrderTicket changed = new OrderTicket(
                wrong.listing(),
                "main",
                open.clientOrderId(),
                open.venueClientOrderId(),
                wrong.side(),
                wrong.orderType(),
                wrong.positionSide(),
                wrong.quantity(),
                wrong.price(),
                null,
                TimeInForce.GTC,
                wrong.reduceOnly(),
                false,
                wrong.expiresAt());
        return venue.failure(new Amend(venue.mint().mint(changed), open, null, BigDecimal.ZERO));
    }

    private OrderTicket resting(Bad bad) {
        return bad == Bad.SIZE ? tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC) : good();
    }

    private OrderTicket good() {
        return tickets.limit(perp(), Side.BUY, 97, TimeInForce.GTC);
    }

    private OrderTicket filled() {
        OrderTicket taking = tickets.limit(perp(), Side.BUY, 101, TimeInForce.GTC);
        venue.place(taking);
        return taking;
    }

    private OrderTicket ticket(Bad bad) {
        OrderTicket good = good();
        Instrument perp = perp();
        return switch (bad) {
            case BALANCE -> order(perp, BEYOND_BALANCE, good.price(), false);
            case SYMBOL -> unknown(good);
            case PRICE ->
                order(perp, good.quantity(), good.price().add(perp.tickSize().divide(BigDecimal.valueOf(2))), false);
            case STEP ->
                order(perp, good.quantity().add(perp.stepSize().divide(BigDecimal.valueOf(2))), good.price(), false);
            case SIDE ->
                tickets.order(perp, Side.SELL, good.quantity(), tickets.price(perp, 103), TimeInForce.GTC, false);
            case SIZE ->
                tickets.order(
                        untraded(),
                        Side.BUY,
                        untraded().stepSize(),
                        tickets.price(untraded(), 97),
                        TimeInForce.GTC,
                        false);
            case REDUCE_ONLY -> {
                filled();
                yield order(perp, good.quantity(), good.price(), true);
            }
            case FILLED -> filled();
        };
    }

    @Test
    void orders_named_in_several_ways_and_of_several_symbols_are_cancelled_together() {
        OrderTicket bitcoin = placed();
        OrderTicket solana = tickets.limit(untraded(), Side.BUY, 97, TimeInForce.GTC);
        String ofSolana = venue.place(solana).orderId();
        Cancel byTheirs = new Cancel("main", solana.listing(), null, ofSolana);

        List<OrderAnswer> answers = venue.ask(
                new CancelBatch("main", List.of(cancellation(placed()), byTheirs, cancellation(bitcoin), byTheirs)));

        assertThat(answers).hasSize(4);
        assertThat(answers.subList(0, 3))
                .allSatisfy(answer -> assertThat(answer.failure()).isNull());
        assertThat(answers.get(3).failure()).isInstanceOf(OrderNotFoundException.class);
        assertThat(read(bitcoin).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(read(solana).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @TestFactory
    Stream<DynamicTest> market_data_of_an_unknown_symbol_is_refused_by_its_name() {
        Listing nope = unknown(good()).listing();
        return Stream.of(new MarketRequest.ReadBook(nope, 5), new MarketRequest.ReadTrades(nope, 5))
                .map(call -> DynamicTest.dynamicTest(call.operation(), () -> {
                    VenueException failure = venue.failure(call);

                    assertThat(failure).isInstanceOf(InvalidSymbolException.class);
                    assertThat(failure.outcome()).isNotEqualTo(Outcome.UNKNOWN);
                }));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 1000})
    void a_leverage_that_no_symbol_has_is_refused_and_changes_nothing(int leverage) {
        Listing symbol = perp().listing();

        VenueException failure =
                venue.failure(new SettingRequest.SetLeverage("main", symbol, leverage, MarginMode.CROSS));

        assertThat(failure.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(venue.ask(new AccountRequest.ReadLeverage("main", symbol)).leverage())
                .isBetween(1, 200);
    }

    private OrderTicket order(Instrument instrument, BigDecimal quantity, BigDecimal price, boolean reduceOnly) {
        return tickets.order(instrument, Side.BUY, quantity, price, TimeInForce.GTC, reduceOnly);
    }

    private OrderTicket unknown(OrderTicket good) {
        return new OrderTicket(
                Listing.of(facts.name(), Market.PERP, "NOPE/USD:USD", "NOPEUSD"),
                "main",
                good.clientOrderId(),
                good.venueClientOrderId(),
                good.side(),
                good.orderType(),
                good.positionSide(),
                good.quantity(),
                good.price(),
                null,
                TimeInForce.GTC,
                false,
                false,
                good.expiresAt());
    }
}
