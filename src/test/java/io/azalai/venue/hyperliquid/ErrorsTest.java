package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.settings.Secret;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.wallet.WalletKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the error table (hyperliquid.md section 3.6) and of the HTTP table (section 1.1). */
class ErrorsTest {

    private static final WalletKey KEY =
            new WalletKey(new Secret("0123456789012345678901234567890123456789012345678901234567890123"));
    private static final String MASTER = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";
    private static final Account AGENT = new Account("main", MASTER, KEY, null);
    private static final Account OWN = new Account("main", KEY.address(), KEY, null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Too many cumulative requests sent (10001 > 10000) for cumulative volume traded $0.00. | RateLimitException",
                "Too Many Requests | RateLimitException",
                "rate limit hit | RateLimitException",
                "too many pending post requests id=101 | RateLimitException",
                "User or API Wallet 0x0123456789abcdef0123456789abcdef01234567 does not exist. | AuthenticationException",
                "Must deposit before performing actions. User: 0x0123456789abcdef0123456789abcdef01234567 | AuthenticationException",
                "L1 error: Mainnet and testnet require different signature | AuthenticationException",
                "Nonce mismatch. | VenueException",
                "Unable to recover signer. | AuthenticationException",
                "Invalid signature | AuthenticationException",
                "Invalid nonce: duplicate nonce 1700000000000 | OutcomeUnknownException",
                "Invalid nonce: nonce too low 1700000000000 < 1700000000123 | VenueException",
                "multi-sig required | AuthenticationException",
                "Sub-account 0x1 is not registered to 0x2 | AuthenticationException",
                "Vault not registered: 0x1 | AuthenticationException",
                "User has pending agent removal | AuthenticationException",
                "Extra agent already used. | AuthenticationException",
                "Insufficient margin to place order. asset=1 | InsufficientBalanceException",
                "Order has insufficient spot balance to trade | InsufficientBalanceException",
                "Insufficient balance for withdrawal | InsufficientBalanceException",
                "Insufficient USDC balance for transfer | InsufficientBalanceException",
                "Insufficient funds available to deposit. | InsufficientBalanceException",
                "Cross position does not have sufficient margin available to decrease leverage | InsufficientBalanceException",
                "Order was never placed, already canceled, or filled. asset=0 | OrderNotFoundException",
                "TWAP was never placed, already canceled, or filled. | OrderNotFoundException",
                "Order does not exist | OrderNotFoundException",
                "MissingOrder | OrderNotFoundException",
                "Cannot modify canceled or filled order | OrderNotFoundException",
                "Error placing new order during modify: Insufficient margin to place order. | InsufficientBalanceException",
                "Placing trigger orders is not enabled on spot trading yet | OrderRejectedException",
                "Reduce-only is invalid for spot trading | OrderRejectedException",
                "Unexpected number of trigger orders | OrderRejectedException",
                "Order value too large. Max is $1 | OrderRejectedException",
                "Orders are empty. | OrderRejectedException",
                "Invalid send | VenueException",
                "Unknown token | VenueException",
                "Invalid perp DEX | VenueException",
                "Invalid decimal number | VenueException",
                "Send amount cannot be zero | VenueException",
                "Invalid number of decimals | VenueException",
                "Price must be divisible by tick size. asset=4 | OrderRejectedException",
                "Order must have minimum value of $10. | OrderRejectedException",
                "Order has invalid price. | OrderRejectedException",
                "Order has invalid size. | OrderRejectedException",
                "Order has zero size. | OrderRejectedException",
                "Reduce only order would increase position. | OrderRejectedException",
                "Post only order would have immediately matched, bbo was 30000.0@30001.0. | OrderRejectedException",
                "Order could not immediately match against any resting orders. | OrderRejectedException",
                "No liquidity available for market order. | OrderRejectedException",
                "Invalid TP/SL price. | OrderRejectedException",
                "Order price cannot be more than 95% away from the reference price | OrderRejectedException",
                "Order price too far from oracle | OrderRejectedException",
                "Order would increase open interest while open interest is capped | OrderRejectedException",
                "Order would increase open interest too quickly | OrderRejectedException",
                "Order would cause position to exceed margin tier limit at current leverage | OrderRejectedException",
                "Only post-only orders allowed immediately after network upgrade | VenueUnavailableException",
                "Trading is halted | VenueUnavailableException",
                "exchange is in post only mode | VenueUnavailableException",
                "Builder fee has not been approved. | VenueException",
                "Invalid leverage value | VenueException",
                "Cross margin is not allowed for this asset. | VenueException",
                "Cannot switch leverage type with open position. | VenueException",
                "Position does not use isolated margin. | VenueException",
                "Cannot update margin for empty position. | VenueException",
                "Update to isolated margin cannot be zero. | VenueException",
                "Action disabled when unified account is active | VenueException",
                "Unified account only supports sending assets through spot | VenueException",
                "Abstraction transition not allowed | VenueException",
                "Cannot set scheduled cancel time until enough volume traded. Required: $1000000. | VenueException",
                "Action already expired | OrderRejectedException",
                "Unknown asset 99 | InvalidSymbolException",
                "Invalid asset | InvalidSymbolException",
                "asset 99 not found | InvalidSymbolException",
                "Invalid subscription {} | InvalidSymbolException",
                "Error parsing JSON into valid websocket request: x | VenueException",
                "Too many open orders | OrderRejectedException",
                "Invalid TWAP duration: 1 min(s) | OrderRejectedException",
                "TWAP order value too small. Min is $1 | OrderRejectedException",
                "Cannot track more than 15 total users. | RateLimitException",
                "Cannot subscribe to more than 1000 channels | RateLimitException"
            })
    void each_text_has_its_class(String text, String type) {
        VenueException error = Errors.of("place", Errors.Level.ACTION, text, AGENT);

        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.text()).startsWith(text);
        assertThat(error.outcome())
                .isEqualTo(type.equals("OutcomeUnknownException") ? Outcome.UNKNOWN : Outcome.REJECTED);
    }

    @Test
    void an_unknown_text_of_an_order_is_a_refused_order_and_of_an_action_the_generic_case() {
        assertThat(Errors.of("place", Errors.Level.STATUS, "Mercury is retrograde", OWN)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("OrderRejectedException");
        assertThat(Errors.of("place", Errors.Level.ACTION, "Mercury is retrograde", OWN)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("VenueException");
    }

    @Test
    void an_account_that_never_deposited_lacks_balance_when_it_signs_for_itself() {
        String text = "Must deposit before performing actions. User: " + KEY.address();

        assertThat(Errors.of("place", Errors.Level.ACTION, text, OWN).getClass().getSimpleName())
                .isEqualTo("InsufficientBalanceException");
        assertThat(Errors.of("place", Errors.Level.ACTION, text.replace(KEY.address(), MASTER), AGENT))
                .hasMessageContaining("replaced or revoked");
    }

    @ParameterizedTest
    @CsvSource({
        "400, VenueException, REJECTED",
        "401, AuthenticationException, REJECTED",
        "403, AuthenticationException, REJECTED",
        "404, VenueException, REJECTED",
        "405, VenueException, REJECTED",
        "415, VenueException, REJECTED",
        "422, VenueException, REJECTED",
        "429, RateLimitException, REJECTED",
        "500, OutcomeUnknownException, UNKNOWN",
        "502, OutcomeUnknownException, UNKNOWN",
        "503, OutcomeUnknownException, UNKNOWN",
        "504, OutcomeUnknownException, UNKNOWN",
        "302, OutcomeUnknownException, UNKNOWN"
    })
    void a_write_is_refused_only_on_definite_evidence(int status, String type, Outcome outcome) {
        VenueException error = HttpErrors.of(
                new TradeRequest.CancelAll("main", Naming.perpetual("BTC"), List.of("1")),
                new HttpReply(status, Map.of(), "null", Samples.NOW));

        assertThat(error).isNotNull();
        assertThat(error.getClass().getSimpleName()).isEqualTo(type);
        assertThat(error.outcome()).isEqualTo(outcome);
    }

    @Test
    void a_read_that_fails_had_no_effect() {
        VenueException error =
                HttpErrors.of(new MarketRequest.ReadFunding(), new HttpReply(502, Map.of(), "<html>", Samples.NOW));

        assertThat(error).isNotNull();
        assertThat(error.getClass().getSimpleName()).isEqualTo("VenueUnavailableException");
        assertThat(error.outcome()).isEqualTo(Outcome.REJECTED);
    }
}
