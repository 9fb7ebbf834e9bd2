package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.ErrorTable.Kind.AUTHENTICATION;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.BALANCE;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.GENERIC;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.MUST_DEPOSIT;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.NOT_FOUND;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.RATE_LIMIT;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.REJECTED;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.SYMBOL;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.UNAVAILABLE;
import static io.azalai.venue.hyperliquid.ErrorTable.Kind.UNKNOWN_SIGNER;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueException.Details;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the venue's texts mean, first match wins (hyperliquid.md section 3.6, in its order). */
final class ErrorTable {

    /** Of an action that was not executed, since its nonce lies outside of those the venue takes. */
    static final String NONCE_PASSED = "NONCE_PASSED";

    /** Of an internet address that has sent more than it may, whatever its accounts. */
    static final String ALL_LIMITED = "RATE_LIMIT";

    /** Of an account that has sent more than it may. */
    static final String ADDRESS_LIMIT = "ADDRESS_LIMIT";

    /** Of an action that came too late. */
    static final String EXPIRED = "EXPIRED";

    private static final List<Row> ROWS = List.of(
            new Row("too many cumulative requests", ADDRESS_LIMIT, RATE_LIMIT),
            new Row("too many requests", ALL_LIMITED, RATE_LIMIT),
            new Row("rate limit", ALL_LIMITED, RATE_LIMIT),
            new Row("too many pending post requests", "RATE_LIMIT", RATE_LIMIT),
            new Row("user or api wallet", "UNKNOWN_SIGNER", UNKNOWN_SIGNER),
            new Row("must deposit before performing actions", "MUST_DEPOSIT", MUST_DEPOSIT),
            new Row("mainnet and testnet require different signature", "WRONG_NETWORK", AUTHENTICATION),
            new Row("nonce mismatch", "NONCE_MISMATCH", GENERIC),
            new Row("unable to recover signer", "INVALID_SIGNATURE", AUTHENTICATION),
            new Row("invalid signature", "INVALID_SIGNATURE", AUTHENTICATION),
            new Row("duplicate nonce", VenueException.EARLIER_RAN, GENERIC),
            new Row("nonce too", NONCE_PASSED, GENERIC),
            new Row("invalid nonce", "INVALID_NONCE", GENERIC),
            new Row("multi-sig required", "MULTI_SIG", AUTHENTICATION),
            new Row("is not registered to", "NOT_REGISTERED", AUTHENTICATION),
            new Row("vault not registered", "NOT_REGISTERED", AUTHENTICATION),
            new Row("user has pending agent removal", "AGENT", AUTHENTICATION),
            new Row("extra agent already used", "AGENT", AUTHENTICATION),
            new Row("insufficient margin", "INSUFFICIENT_MARGIN", BALANCE),
            new Row("insufficient spot balance", "INSUFFICIENT_BALANCE", BALANCE),
            new Row("insufficient balance", "INSUFFICIENT_BALANCE", BALANCE),
            new Row("insufficient funds", "INSUFFICIENT_BALANCE", BALANCE),
            new Row("insufficient usdc", "INSUFFICIENT_BALANCE", BALANCE),
            new Row("sufficient margin", "INSUFFICIENT_MARGIN", BALANCE),
            new Row("order was never placed, already canceled, or filled", "NOT_OPEN", NOT_FOUND),
            new Row("twap was never placed, already canceled, or filled", "NOT_OPEN", NOT_FOUND),
            new Row("order does not exist", "NOT_OPEN", NOT_FOUND),
            new Row("missingorder", "NOT_OPEN", NOT_FOUND),
            new Row("cannot modify canceled or filled order", "NOT_OPEN", NOT_FOUND),
            new Row("not enabled on spot trading", "SPOT_TRIGGER", REJECTED),
            new Row("reduce-only is invalid for spot trading", "SPOT_REDUCE_ONLY", REJECTED),
            new Row("unexpected number of trigger orders", "TRIGGER_ORDERS", REJECTED),
            new Row("order value too large", "MAX_NOTIONAL", REJECTED),
            new Row("orders are empty", "NO_ORDERS", REJECTED),
            new Row("invalid send", "INVALID_TRANSFER", GENERIC),
            new Row("unknown token", "INVALID_TRANSFER", GENERIC),
            new Row("invalid perp dex", "INVALID_TRANSFER", GENERIC),
            new Row("invalid decimal number", "INVALID_TRANSFER", GENERIC),
            new Row("send amount cannot be zero", "INVALID_TRANSFER", GENERIC),
            new Row("invalid number of decimals", "INVALID_TRANSFER", GENERIC),
            new Row("price must be divisible by tick size", "TICK_SIZE", REJECTED),
            new Row("minimum value of", "MIN_NOTIONAL", REJECTED),
            new Row("order has invalid price", "INVALID_PRICE", REJECTED),
            new Row("order has invalid size", "INVALID_SIZE", REJECTED),
            new Row("order has zero size", "INVALID_SIZE", REJECTED),
            new Row("reduce only order would increase position", "REDUCE_ONLY", REJECTED),
            new Row("post only order would have immediately matched", "POST_ONLY", REJECTED),
            new Row("could not immediately match", VenueException.NO_LIQUIDITY, REJECTED),
            new Row("no liquidity available for market order", VenueException.NO_LIQUIDITY, REJECTED),
            new Row("invalid tp/sl price", "TRIGGER_PRICE", REJECTED),
            new Row("95% away", "PRICE_TOO_FAR", REJECTED),
            new Row("80% away", "PRICE_TOO_FAR", REJECTED),
            new Row("too far from oracle", "PRICE_TOO_FAR", REJECTED),
            new Row("open interest", "OPEN_INTEREST_CAP", REJECTED),
            new Row("exceed margin tier limit", "MARGIN_TIER", REJECTED),
            new Row("only post-only orders allowed", "POST_ONLY_PHASE", UNAVAILABLE),
            new Row("trading is halted", "HALTED", UNAVAILABLE),
            new Row("exchange is in post only mode", "POST_ONLY_PHASE", UNAVAILABLE),
            new Row("builder fee has not been approved", "BUILDER_FEE", GENERIC),
            new Row("invalid leverage value", "LEVERAGE", GENERIC),
            new Row("cross margin is not allowed", "MARGIN_MODE", GENERIC),
            new Row("cannot switch leverage type", "MARGIN_MODE", GENERIC),
            new Row("position does not use isolated margin", "MARGIN_MODE", GENERIC),
            new Row("cannot update margin for empty position", "MARGIN_MODE", GENERIC),
            new Row("update to isolated margin cannot be zero", "MARGIN_MODE", GENERIC),
            new Row("action disabled when unified account is active", "ACCOUNT_MODE", GENERIC),
            new Row("unified account only supports", "ACCOUNT_MODE", GENERIC),
            new Row("abstraction transition not allowed", "ACCOUNT_MODE", GENERIC),
            new Row("until enough volume traded", "NOT_ELIGIBLE", GENERIC),
            new Row("already expired", EXPIRED, REJECTED),
            new Row("action expired", EXPIRED, REJECTED),
            new Row("unknown asset", "INVALID_SYMBOL", SYMBOL),
            new Row("invalid asset", "INVALID_SYMBOL", SYMBOL),
            new Row("invalid subscription", "INVALID_SYMBOL", SYMBOL),
            new Row("asset … not found", "INVALID_SYMBOL", SYMBOL),
            new Row("error parsing json into valid websocket request", "BAD_REQUEST", GENERIC),
            new Row("too many open orders", "TOO_MANY_ORDERS", REJECTED),
            new Row("invalid twap duration", "TWAP", REJECTED),
            new Row("twap order value too small", "TWAP", REJECTED),
            new Row("cannot track more than", "SUBSCRIPTIONS", RATE_LIMIT),
            new Row("cannot subscribe to more than", "SUBSCRIPTIONS", RATE_LIMIT));

    private ErrorTable() {}

    /** All meanings, in the order they are tried. */
    static List<Row> rows() {
        return ROWS;
    }

    /** The first row whose words occur in a text of lower-case letters. */
    static Optional<Row> find(String text) {
        return ROWS.stream().filter(row -> row.isIn(text)).findFirst();
    }

    /**
     * One meaning.
     *
     * @param words lower case; {@code …} stands for whatever the venue names between them
     * @param code ours, since the venue has none
     */
    record Row(String words, String code, Kind kind) {

        /** Whether a text of lower-case letters holds its words, in their order. */
        boolean isIn(String text) {
            int from = 0;
            for (String part : words.split("…", -1)) {
                int at = text.indexOf(part, from);
                if (at < 0) {
                    return false;
                }
                from = at + part.length();
            }
            return true;
        }
    }

    /** Which error a text becomes. */
    enum Kind {
        AUTHENTICATION(AuthenticationException::new),
        /** As AUTHENTICATION, with a hint which address the venue saw. */
        UNKNOWN_SIGNER(AuthenticationException::new),
        /** Never funded, or the wrong signer: depends on the address in the text. */
        MUST_DEPOSIT(InsufficientBalanceException::new),
        /** One request each ten seconds still passes. */
        RATE_LIMIT(details -> new RateLimitException(details, Duration.ofSeconds(10))),
        BALANCE(InsufficientBalanceException::new),
        SYMBOL(InvalidSymbolException::new),
        NOT_FOUND(OrderNotFoundException::new),
        REJECTED(OrderRejectedException::new),
        UNAVAILABLE(VenueUnavailableException::new),
        GENERIC(VenueException::new);

        @SuppressWarnings("ImmutableEnumChecker") // constructors only
        private final Function<Details, VenueException> make;

        Kind(Function<Details, VenueException> make) {
            this.make = make;
        }

        VenueException exception(Details details) {
            return make.apply(details);
        }
    }
}
