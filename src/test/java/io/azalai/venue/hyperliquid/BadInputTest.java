package io.azalai.venue.hyperliquid;

import static io.azalai.venue.VenueBadInputContract.By.AMEND;
import static io.azalai.venue.VenueBadInputContract.By.BATCH;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL_BATCH;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL_TWAP;
import static io.azalai.venue.VenueBadInputContract.By.MARGIN;
import static io.azalai.venue.VenueBadInputContract.By.PLACE;
import static io.azalai.venue.VenueBadInputContract.By.TRANSFER;
import static io.azalai.venue.VenueBadInputContract.By.TWAP;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadFills;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadOrder;
import io.azalai.venue.AccountRequest.ReadOrderHistory;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.Bad;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.TradeRequest.ScheduleCancel;
import io.azalai.venue.VenueBadInputContract;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                    Row.of(Bad.STEP, List.of(TWAP), unsent(OrderRejectedException.class, "STEP_SIZE"), "round it"),
                    Row.of(
                            Bad.SIZE,
                            List.of(TWAP),
                            no(OrderRejectedException.class, "TWAP"),
                            "quantity 0.01 of SOL/USDC:USDC",
                            "raise the quantity"),
                    Row.of(
                            Bad.REDUCE_ONLY,
                            List.of(TWAP),
                            no(OrderRejectedException.class, "REDUCE_ONLY"),
                            "reduceOnly"),
                    Row.of(
                            Bad.FILLED,
                            List.of(CANCEL_TWAP),
                            no(OrderNotFoundException.class, "NOT_OPEN"),
                            "twapId ",
                            "of BTC/USDC:USDC",
                            "read the order"),
                    Row.of(
                            Bad.BALANCE,
                            List.of(MARGIN),
                            no(InsufficientBalanceException.class, "INSUFFICIENT_MARGIN"),
                            "amount 50000000 of ETH/USDC:USDC"),
                    Row.of(
                            Bad.SIZE,
                            List.of(MARGIN),
                            unsent(VenueException.class, "AMOUNT"),
                            "the amount must not be 0"),
                    Row.of(
                            Bad.BALANCE,
                            List.of(TRANSFER),
                            no(InsufficientBalanceException.class, "INSUFFICIENT_BALANCE"),
                            "amount 50000000 USDC from PERP"),
                    Row.of(
                            Bad.SIZE,
                            List.of(TRANSFER),
                            unsent(VenueException.class, "AMOUNT"),
                            "must be above zero, was 0"),
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

    private static final Told OF_THE_ACCOUNT = new Told(VenueException.class, Outcome.REJECTED, "NOT_ELIGIBLE");

    /**
     * An action does not say for which account it is, and a question about an address that is not the account's is
     * answered with nothing: a wrong address of an account, and an agent's, is found at the start by asking whose it
     * is. A vault's stands in every action.
     */
    private static final Map<Wrong, Wanted> EVERY_CALL = Map.of(
            Wrong.KEY,
                    Wanted.of(
                            "stranger",
                            new Told(AuthenticationException.class, Outcome.REJECTED, "UNKNOWN_SIGNER"),
                            "account 'stranger'",
                            "write as secret_key the account's own key"),
            Wrong.ADDRESS,
                    Wanted.of(
                            "misaddressed",
                            new Told(AuthenticationException.class, Outcome.REJECTED, "NOT_REGISTERED"),
                            "account 'misaddressed'",
                            "write as vault_address one that account_address leads"),
            Wrong.CLOCK,
                    Wanted.of(
                            "main",
                            new Told(VenueException.class, Outcome.REJECTED, "NONCE_PASSED"),
                            "account 'main'",
                            "set this machine's clock right"),
            Wrong.SYMBOL,
                    Wanted.of(
                                    "main",
                                    new Told(InvalidSymbolException.class, Outcome.NOT_SENT, "INVALID_SYMBOL"),
                                    "symbol NOPE/USD:USD",
                                    "write one that the venue lists")
                            .but(
                                    Map.of(
                                            ScheduleCancel.class,
                                            OF_THE_ACCOUNT,
                                            ReadOrder.class,
                                            new Told(OrderNotFoundException.class, Outcome.REJECTED, "NOT_FOUND")),
                                    Set.of(
                                            ReadFills.class,
                                            ReadOrderHistory.class,
                                            ReadFundingPayments.class,
                                            ReadFees.class)));

    BadInputTest() {
        super(VenueFacts.HYPERLIQUID, EVERY_CALL, ROWS);
    }

    @Override
    protected void addAccounts(ObjectNode accounts, JsonNode announced) {
        String other = announced.at("/accounts/1/address").asText();
        accounts.putObject("stranger").put("account_address", other).put("secret_key", "0x" + "1a".repeat(32));
        accounts.putObject("misaddressed")
                .put("vault_address", "0x" + "5b".repeat(20))
                .put("secret_key", announced.at("/accounts/1/privateKey").asText());
    }

    /** Questions are open to everybody. */
    @Override
    protected boolean signs(Class<?> kind) {
        return TradeRequest.class.isAssignableFrom(kind) || SettingRequest.class.isAssignableFrom(kind);
    }

    private static Refused no(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.REJECTED, code);
    }

    private static Refused unsent(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.NOT_SENT, code);
    }
}
