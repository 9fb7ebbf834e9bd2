package io.azalai.venue.aster;

import static io.azalai.venue.VenueBadInputContract.By.AMEND;
import static io.azalai.venue.VenueBadInputContract.By.BATCH;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL_BATCH;
import static io.azalai.venue.VenueBadInputContract.By.PLACE;

import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueBadInputContract;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueFacts;
import java.util.List;
import java.util.stream.Stream;

/** What Aster makes of bad input, on each call that can carry it. */
class BadInputTest extends VenueBadInputContract {

    private static final List<By> ORDERS = List.of(PLACE, BATCH, AMEND);
    private static final List<By> NEW_ORDERS = List.of(PLACE, BATCH);
    private static final List<By> CANCELS = List.of(CANCEL, CANCEL_BATCH);

    private static final List<Row> ROWS = Stream.of(
                    Row.of(
                            Bad.BALANCE,
                            ORDERS,
                            no(InsufficientBalanceException.class, "-2019"),
                            "quantity 50 of BTC/USDT:USDT",
                            "lower the quantity, or deposit"),
                    Row.of(
                            Bad.SYMBOL,
                            ORDERS,
                            unsent(InvalidSymbolException.class, "INVALID_SYMBOL"),
                            "symbol NOPE/USD:USD",
                            "write one that the venue lists"),
                    Row.of(
                            Bad.SYMBOL,
                            List.of(CANCEL, CANCEL_BATCH),
                            no(InvalidSymbolException.class, "-1121"),
                            "NOPE/USD:USD",
                            "write a symbol that the venue lists"),
                    Row.of(
                            Bad.PRICE,
                            ORDERS,
                            unsent(OrderRejectedException.class, "TICK_SIZE"),
                            "price ",
                            "5 is ",
                            "no multiple of the symbol's tick 0.1",
                            "round it"),
                    Row.of(
                            Bad.STEP,
                            ORDERS,
                            unsent(OrderRejectedException.class, "STEP_SIZE"),
                            "quantity ",
                            "no multiple of the symbol's step 0.001",
                            "round it"),
                    Row.of(
                            Bad.SIDE,
                            List.of(AMEND),
                            unsent(OrderRejectedException.class, "UNSUPPORTED"),
                            "side from BUY to SELL",
                            "cancel the order and place another"),
                    Row.of(
                            Bad.REDUCE_ONLY,
                            List.of(AMEND),
                            unsent(OrderRejectedException.class, "UNSUPPORTED"),
                            "reduceOnly from false to true",
                            "cancel the order and place another"),
                    Row.of(
                            Bad.SIZE,
                            ORDERS,
                            no(OrderRejectedException.class, "-4164"),
                            "quantity 0.01 of SOL/USDT:USDT",
                            "no smaller than 5",
                            "raise the quantity"),
                    Row.of(
                            Bad.REDUCE_ONLY,
                            NEW_ORDERS,
                            no(OrderRejectedException.class, "-2022"),
                            "BUY",
                            "reduceOnly takes only what makes the position smaller"),
                    Row.of(
                            Bad.FILLED,
                            List.of(AMEND),
                            no(OrderNotFoundException.class, "-2013"),
                            "of BTC/USDT:USDT",
                            "it is filled"),
                    Row.of(
                            Bad.FILLED,
                            CANCELS,
                            no(OrderNotFoundException.class, "-2011"),
                            "order ",
                            "of BTC/USDT:USDT",
                            "it is filled"))
            .flatMap(rows -> rows)
            .toList();

    BadInputTest() {
        super(VenueFacts.ASTER_BY_WALLET, ROWS);
    }

    private static Refused unsent(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.NOT_SENT, code);
    }

    private static Refused no(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.REJECTED, code);
    }
}
