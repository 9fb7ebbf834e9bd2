package io.azalai.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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
        SIZE,
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
                last(new TradeRequest.PlaceBatch(
                        List.of(venue.mint().mint(good()), venue.mint().mint(ticket(bad))), false));
            case AMEND -> amend(bad);
            case CANCEL -> venue.failure(cancellation(bad == Bad.FILLED ? filled() : ticket(bad)));
            case CANCEL_BATCH ->
                last(new TradeRequest.CancelBatch(
                        "main", List.of(cancellation(bad == Bad.FILLED ? filled() : ticket(bad)))));
        };
    }

    /** The failure of the last order of a batch, or of all of it. */
    private VenueException last(VenueRequest<List<OrderAnswer>> batch) {
        try {
            List<OrderAnswer> answers = venue.ask(batch);
            return answers.get(answers.size() - 1).failure();
        } catch (VenueException whole) {
            return whole;
        }
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
        return venue.failure(new TradeRequest.Amend(venue.mint().mint(changed), null, BigDecimal.ZERO));
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
