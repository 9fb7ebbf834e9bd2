package io.azalai.venue.hyperliquid;

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

/** What Hyperliquid makes of bad input, on each call that can carry it. */
class BadInputTest extends VenueBadInputContract {

    private static final List<By> ORDERS = List.of(PLACE, BATCH, AMEND);
    private static final List<By> NEW_ORDERS = List.of(PLACE, BATCH);
    private static final List<By> CANCELS = List.of(CANCEL, CANCEL_BATCH);

    private static final List<By> MODIFIED = List.of(AMEND);
    /** A modification cancels the old order before it is refused, whatever the reason (hyperliquid.md section 3.6). */
    private static final String OLD_ORDER_GONE = "OLD_ORDER_GONE";

    private static final List<Row> ROWS = Stream.of(
                    Row.of(
                            Bad.BALANCE,
                            NEW_ORDERS,
                            no(InsufficientBalanceException.class, "INSUFFICIENT_MARGIN"),
                            "quantity 50 of BTC/USDC:USDC",
                            "lower the quantity, or deposit"),
                    Row.of(
                            Bad.BALANCE,
                            MODIFIED,
                            no(InsufficientBalanceException.class, OLD_ORDER_GONE),
                            "quantity 50 of BTC/USDC:USDC",
                            "the old order is cancelled"),
                    Row.of(
                            Bad.SYMBOL,
                            ORDERS,
                            unsent(InvalidSymbolException.class, "INVALID_SYMBOL"),
                            "symbol NOPE/USD:USD",
                            "write one that the venue lists"),
                    Row.of(
                            Bad.SYMBOL,
                            CANCELS,
                            unsent(InvalidSymbolException.class, "INVALID_SYMBOL"),
                            "symbol NOPE/USD:USD",
                            "write one that the venue lists"),
                    Row.of(
                            Bad.PRICE,
                            ORDERS,
                            unsent(OrderRejectedException.class, "TICK_SIZE"),
                            "price ",
                            ".05 ",
                            "BTC/USDC:USDC",
                            "round it"),
                    Row.of(
                            Bad.STEP,
                            ORDERS,
                            unsent(OrderRejectedException.class, "STEP_SIZE"),
                            "no multiple of 0.00001 of BTC/USDC:USDC",
                            "round it"),
                    Row.of(
                            Bad.SIDE,
                            MODIFIED,
                            unsent(OrderRejectedException.class, "UNSUPPORTED"),
                            "side from BUY to SELL",
                            "cancel the order and place another"),
                    Row.of(
                            Bad.SIZE,
                            NEW_ORDERS,
                            no(OrderRejectedException.class, "MIN_NOTIONAL"),
                            "quantity 0.01 of SOL/USDC:USDC",
                            "minimum value of $10",
                            "raise the quantity"),
                    Row.of(
                            Bad.SIZE,
                            MODIFIED,
                            no(OrderRejectedException.class, OLD_ORDER_GONE),
                            "quantity 0.01 of SOL/USDC:USDC",
                            "minimum value of $10"),
                    Row.of(
                            Bad.REDUCE_ONLY,
                            NEW_ORDERS,
                            no(OrderRejectedException.class, "REDUCE_ONLY"),
                            "BUY",
                            "reduceOnly takes only what makes the position smaller"),
                    Row.of(
                            Bad.REDUCE_ONLY,
                            MODIFIED,
                            no(OrderRejectedException.class, OLD_ORDER_GONE),
                            "BUY",
                            "reduceOnly"),
                    Row.of(
                            Bad.FILLED,
                            MODIFIED,
                            no(OrderNotFoundException.class, "NOT_OPEN"),
                            "of BTC/USDC:USDC",
                            "filled",
                            "read the order"),
                    Row.of(
                            Bad.FILLED,
                            CANCELS,
                            no(OrderNotFoundException.class, "NOT_OPEN"),
                            "order 0x",
                            "of BTC/USDC:USDC",
                            "filled",
                            "read the order"))
            .flatMap(rows -> rows)
            .toList();

    BadInputTest() {
        super(VenueFacts.HYPERLIQUID, ROWS);
    }

    private static Refused no(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.REJECTED, code);
    }

    private static Refused unsent(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.NOT_SENT, code);
    }
}
