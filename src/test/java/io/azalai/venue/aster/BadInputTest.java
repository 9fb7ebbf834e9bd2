package io.azalai.venue.aster;

import static io.azalai.venue.VenueBadInputContract.By.AMEND;
import static io.azalai.venue.VenueBadInputContract.By.BATCH;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL;
import static io.azalai.venue.VenueBadInputContract.By.CANCEL_BATCH;
import static io.azalai.venue.VenueBadInputContract.By.MARGIN;
import static io.azalai.venue.VenueBadInputContract.By.PLACE;
import static io.azalai.venue.VenueBadInputContract.By.TRANSFER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.venue.AccountRequest.ReadFundingPayments;
import io.azalai.venue.AccountRequest.ReadLimits;
import io.azalai.venue.AccountRequest.UserStreamKey;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.Bad;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest.Amend;
import io.azalai.venue.TradeRequest.Place;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.VenueBadInputContract;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
                            Bad.BALANCE,
                            List.of(MARGIN),
                            no(InsufficientBalanceException.class, "-4050"),
                            "amount 50000000 of ETH/USDT:USDT",
                            "deposit"),
                    Row.of(
                            Bad.SIZE,
                            List.of(MARGIN),
                            unsent(VenueException.class, "INCOMPLETE"),
                            "the amount must not be 0"),
                    Row.of(
                            Bad.BALANCE,
                            List.of(TRANSFER),
                            no(InsufficientBalanceException.class, "-4050"),
                            "amount 50000000 USDT from PERP"),
                    Row.of(
                            Bad.SIZE,
                            List.of(TRANSFER),
                            unsent(VenueException.class, "INCOMPLETE"),
                            "the amount must be above 0, was 0"),
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

    private static final Told NO_AGENT = new Told(AuthenticationException.class, Outcome.REJECTED, "-1000");
    private static final Told UNSENT = new Told(InvalidSymbolException.class, Outcome.NOT_SENT, "INVALID_SYMBOL");
    private static final Told BY_WALLET = new Told(VenueException.class, Outcome.NOT_SENT, "NEEDS_WALLET");

    private static final Map<Wrong, Wanted> EVERY_CALL = Map.of(
            Wrong.KEY, Wanted.of("stranger", NO_AGENT, "No agent found", "account 'stranger'", "write as user"),
            Wrong.ADDRESS, Wanted.of("misaddressed", NO_AGENT, "account 'misaddressed'", "write as user the wallet"),
            Wrong.AGENT, Wanted.of("agent", NO_AGENT, "account 'agent'", "that holds the money"),
            Wrong.SECRET,
                    Wanted.of(
                                    "secret",
                                    new Told(AuthenticationException.class, Outcome.REJECTED, "-1022"),
                                    "account 'secret'",
                                    "write api_key and api_secret again")
                            .but(Map.of(Amend.class, BY_WALLET), Set.of(UserStreamKey.class)),
            Wrong.CLOCK,
                    Wanted.of(
                            "main",
                            new Told(AuthenticationException.class, Outcome.REJECTED, "-4225"),
                            "this machine's clock differs from the venue's",
                            "account 'main'"),
            Wrong.SYMBOL,
                    Wanted.of(
                                    "main",
                                    new Told(InvalidSymbolException.class, Outcome.REJECTED, "-1121"),
                                    "NOPE/USD:USD",
                                    "write a symbol that the venue lists")
                            .but(
                                    Map.of(Place.class, UNSENT, PlaceBatch.class, UNSENT, Amend.class, UNSENT),
                                    Set.of(ReadFundingPayments.class)));

    BadInputTest() {
        super(VenueFacts.ASTER_BY_WALLET, EVERY_CALL, ROWS);
    }

    @Override
    protected void addAccounts(ObjectNode accounts, JsonNode announced) {
        String user = announced.path("user").asText();
        String agentKey = announced.path("privateKey").asText();
        accounts.putObject("stranger").put("user", user).put("private_key", "0x" + "1a".repeat(32));
        accounts.putObject("misaddressed").put("user", "0x" + "5b".repeat(20)).put("private_key", agentKey);
        accounts.putObject("agent")
                .put("user", announced.path("signer").asText())
                .put("private_key", agentKey);
        accounts.putObject("secret")
                .put("api_key", announced.path("apiKey").asText())
                .put("api_secret", "of another key");
    }

    /** What is used of the limits, the headers of an open call tell. */
    @Override
    protected boolean signs(Class<?> kind) {
        return kind != ReadLimits.class;
    }

    private static Refused unsent(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.NOT_SENT, code);
    }

    private static Refused no(Class<? extends VenueException> type, String code) {
        return new Refused(type, Outcome.REJECTED, code);
    }
}
