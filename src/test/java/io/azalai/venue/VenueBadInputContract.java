package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each bad input, on each call that may carry it: its class, its outcome, its code, and what its text names. */
public abstract class VenueBadInputContract extends VenueOnTrial {

    private static final BigDecimal BEYOND_BALANCE = BigDecimal.valueOf(50);

    private final List<Row> rows;

    protected VenueBadInputContract(VenueFacts facts, List<Row> rows) {
        super(facts);
        this.rows = rows;
    }

    /** What is wrong with it. */
    public enum Bad {
        BALANCE,
        SYMBOL,
        PRICE,
        STEP,
        SIZE,
        SIDE,
        REDUCE_ONLY,
        FILLED
    }

    /** The call that carries it. */
    public enum By {
        PLACE,
        BATCH,
        AMEND,
        CANCEL,
        CANCEL_BATCH
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

    @Override
    VenueOnLoopback open(ObjectNode block) throws Exception {
        return VenueOnLoopback.requests(facts.name(), block, clock);
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

    private VenueException attempt(Bad bad, By by) {
        return switch (by) {
            case PLACE -> venue.refusal(ticket(bad));
            case BATCH ->
                amid(new TradeRequest.PlaceBatch(
                        Stream.of(good(), ticket(bad), good())
                                .map(venue.mint()::mint)
                                .toList(),
                        false));
            case AMEND -> amend(bad);
            case CANCEL -> venue.failure(cancellation(bad == Bad.FILLED ? filled() : ticket(bad)));
            case CANCEL_BATCH ->
                amid(new TradeRequest.CancelBatch(
                        "main",
                        List.of(
                                cancellation(placed()),
                                cancellation(bad == Bad.FILLED ? filled() : ticket(bad)),
                                cancellation(placed()))));
        };
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
        return venue.failure(new TradeRequest.Amend(venue.mint().mint(changed), open, null, BigDecimal.ZERO));
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
        TradeRequest.Cancel byTheirs = new TradeRequest.Cancel("main", solana.listing(), null, ofSolana);

        List<OrderAnswer> answers = venue.ask(new TradeRequest.CancelBatch(
                "main", List.of(cancellation(placed()), byTheirs, cancellation(bitcoin), byTheirs)));

        assertThat(answers).hasSize(4);
        assertThat(answers.subList(0, 3))
                .allSatisfy(answer -> assertThat(answer.failure()).isNull());
        assertThat(answers.get(3).failure()).isInstanceOf(OrderNotFoundException.class);
        assertThat(read(bitcoin).status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(read(solana).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @TestFactory
    Stream<DynamicTest> reads_settings_and_the_switch_of_an_unknown_symbol_are_refused_by_its_name() {
        Listing nope = unknown(good()).listing();
        Stream<VenueRequest<?>> calls = Stream.of(
                new MarketRequest.ReadBook(nope, 5),
                new MarketRequest.ReadTrades(nope, 5),
                new AccountRequest.ReadOrder("main", nope, null, "1"),
                new SettingRequest.SetLeverage("main", nope, 2, MarginMode.CROSS),
                new TradeRequest.ScheduleCancel("main", nope, Duration.ofMinutes(1)));
        return calls.filter(call -> !facts.oneSwitch() || !isOfTheAccount(call))
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

    /** Calls that name no symbol where an account has one switch and orders are found by their id alone. */
    private static boolean isOfTheAccount(VenueRequest<?> call) {
        return call instanceof TradeRequest.ScheduleCancel || call instanceof AccountRequest.ReadOrder;
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
