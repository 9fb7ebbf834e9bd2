package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.BTC;
import static io.azalai.venue.hyperliquid.HyperliquidFixture.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.venue.Outcome;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** How money moves between an account's markets, and for whom (hyperliquid.md sections 3.3 and 3.4). */
class TransfersTest {

    @Test
    void money_moves_only_where_the_configuration_says_so() {
        VenueException refused = refusal(new HyperliquidFixture(""), transfer("12.5", Market.SPOT));

        assertThat(refused.code()).isEqualTo("TRANSFERS_OFF");
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(refused).hasMessageContaining("exchanges.hyperliquid.transfers");
    }

    @Test
    void an_account_moves_its_own_money_by_a_typed_message_and_an_agent_by_an_action() {
        HyperliquidFixture own = new HyperliquidFixture("\"transfers\":true");
        HyperliquidFixture agent =
                new HyperliquidFixture("\"transfers\":true,\"account_address\":\"" + HyperliquidFixture.OTHER + "\"");

        assertThat(own.action(transfer("12.50", Market.SPOT)))
                .isEqualTo("{\"type\":\"usdClassTransfer\",\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":"
                        + "\"Mainnet\",\"amount\":\"12.5\",\"toPerp\":true,\"nonce\":"
                        + Samples.NOW.toEpochMilli() + "}");
        assertThat(agent.action(transfer("12.5", Market.PERP)))
                .isEqualTo("{\"type\":\"agentSendAsset\",\"destination\":\"" + HyperliquidFixture.OTHER
                        + "\",\"sourceDex\":\"\",\"destinationDex\":\"spot\",\"token\":"
                        + "\"USDC:0x6d1e7cde53ba9467b783cb7c530ce054\",\"amount\":\"12.5\",\"fromSubAccount\":\"\","
                        + "\"nonce\":" + Samples.NOW.toEpochMilli() + "}");
        assertThat(own.done(transfer("12.5", Market.SPOT), "default")).isEqualTo("move-1");
        assertThat(refusal(own, transfer("0.0000001", Market.SPOT)).code()).isEqualTo("AMOUNT");
        assertThat(refusal(own, transfer("-1", Market.SPOT)).code()).isEqualTo("AMOUNT");
    }

    private static SettingRequest.Transfer transfer(String amount, Market from) {
        return new SettingRequest.Transfer("main", "USDC", new BigDecimal(amount), from, "move-1");
    }

    @Test
    void a_sub_account_is_named_in_the_envelope_and_in_what_it_sends() {
        HyperliquidFixture sub =
                new HyperliquidFixture("\"transfers\":true,\"vault_address\":\"" + HyperliquidFixture.OTHER + "\"");

        assertThat(sub.body(new TradeRequest.Cancel("main", BTC, CLIENT_ID, null))
                        .path("vaultAddress")
                        .asText())
                .isEqualTo(HyperliquidFixture.OTHER);
        JsonNode moved = sub.body(transfer("1", Market.PERP));
        assertThat(moved.at("/action/amount").asText()).isEqualTo("1 subaccount:" + HyperliquidFixture.OTHER);
        assertThat(moved.has("vaultAddress")).isFalse();
    }

    private static VenueException refusal(HyperliquidFixture venue, VenueRequest<?> request) {
        return catchThrowableOfType(VenueException.class, () -> venue.requests.encode(request));
    }
}
