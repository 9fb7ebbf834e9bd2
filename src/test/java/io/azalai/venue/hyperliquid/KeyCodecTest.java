package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Market;
import io.azalai.settings.Secret;
import io.azalai.venue.AddressRole;
import io.azalai.venue.KeyRights;
import io.azalai.venue.WorthHistory;
import io.azalai.venue.wallet.WalletKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class KeyCodecTest {

    private static final String MASTER = "0x" + "ab".repeat(20);
    private static final WalletKey KEY = new WalletKey(new Secret("0x" + "1b".repeat(32)));

    private final Credentials own = new Credentials("main", KEY.address(), KEY, null);
    private final Credentials byAgent = new Credentials("main", MASTER, KEY, null);

    @Test
    void an_approved_agent_trades_and_never_withdraws() throws Exception {
        KeyRights rights =
                rights(byAgent, agentOf(MASTER.toUpperCase(Locale.ROOT).replace("0X", "0x")));

        assertThat(rights).isEqualTo(new KeyRights(KeyRights.Kind.AGENT, null, true, true, false, null, null));
    }

    @Test
    void the_accounts_own_key_may_withdraw() throws Exception {
        assertThat(rights(own, Samples.sample("rest-userRole-user").toString())).isEqualTo(KeyRights.own(null));
    }

    @Test
    void a_key_that_nobody_approved_is_no_agent() throws Exception {
        for (String role : List.of("missing", "user")) {
            assertThat(rights(byAgent, "{\"role\":\"" + role + "\"}").objection())
                    .startsWith(KEY.address() + " is no agent of " + MASTER);
        }
        assertThat(rights(own, "{\"role\":\"missing\"}").objection()).contains("does not know", "deposit");
    }

    @Test
    void the_agent_of_another_account_names_it() throws Exception {
        String other = "0x" + "cd".repeat(20);

        for (Credentials account : List.of(own, byAgent)) {
            assertThat(rights(account, agentOf(other)).objection())
                    .isEqualTo("it is an agent's of " + other + ": write that as account_address");
        }
    }

    @Test
    void an_agent_ends_when_the_list_of_agents_says() throws Exception {
        JsonNode listed = Samples.sample("rest-extraAgents");
        String ours = listed.toString().replace("0xc06e6617005c1888aeb8b3017fe00f82b7b84fc0", KEY.address());

        assertThat(KeyCodec.expiry(byAgent, agents(ours))).contains(Instant.ofEpochMilli(1771174068515L));
        assertThat(KeyCodec.expiry(byAgent, agents(listed.toString()))).isEmpty();
        assertThat(KeyCodec.expiry(byAgent, agents(ours.replace("1771174068515", "null"))))
                .isEmpty();
    }

    @Test
    void a_vault_is_traded_for_by_its_leader() throws Exception {
        Credentials forVault = new Credentials("main", MASTER, KEY, "0x" + "ef".repeat(20));
        String vault = Samples.sample("rest-userRole-vault").toString();

        assertThat(role(forVault, vault))
                .isEqualTo(new AddressRole("0x" + "ef".repeat(20), AddressRole.Kind.VAULT, null, null));
        assertThat(role(own, vault).objection()).asString().contains("vault_address");
    }

    @Test
    void an_address_that_is_no_accounts_is_objected_to_with_the_cure() throws Exception {
        String sub = "{\"role\":\"subAccount\",\"data\":{\"master\":\"" + MASTER + "\"}}";
        Credentials forSub = new Credentials("main", MASTER, KEY, "0x" + "ef".repeat(20));

        assertThat(role(own, agentOf(MASTER)).objection()).asString().contains("agent", MASTER);
        assertThat(role(own, sub).objection()).asString().contains("vault_address", MASTER);
        assertThat(role(own, "{\"role\":\"missing\"}").objection()).asString().contains("deposit");
        assertThat(role(own, "{\"role\":\"user\"}").objection()).isNull();
        assertThat(role(own, "{\"role\":\"guild\"}").kind()).isEqualTo(AddressRole.Kind.OTHER);
        assertThat(role(forSub, sub).objection()).isNull();
        assertThat(role(forSub, sub.replace("ab", "cd")).objection()).asString().contains("account_address");
        assertThat(role(forSub, "{\"role\":\"user\"}").objection()).asString().contains("neither");
    }

    @Test
    void worth_and_gain_are_told_by_span_and_market() throws Exception {
        List<WorthHistory> spans = WorthCodec.spans(Samples.sample("rest-portfolio"));

        assertThat(spans).hasSize(8).extracting(WorthHistory::span).contains(WorthHistory.Span.ALL_TIME);
        WorthHistory day = spans.get(0);
        assertThat(day.span()).isEqualTo(WorthHistory.Span.DAY);
        assertThat(day.market()).isNull();
        assertThat(day.worth().get(0))
                .isEqualTo(new WorthHistory.Point(
                        Instant.ofEpochMilli(1755772320063L), new BigDecimal("160794563.9261809886")));
        assertThat(day.gain().get(1))
                .isEqualTo(
                        new WorthHistory.Point(Instant.ofEpochMilli(1755780720022L), new BigDecimal("-103692.009923")));
        assertThat(day.volume()).isEqualByComparingTo("55823015.6599999964");
        assertThat(spans.get(4).market()).isEqualTo(Market.PERP);
    }

    private static AddressRole role(Credentials account, String told) throws Exception {
        return KeyCodec.role(account, Json.as(Json.MAPPER.readTree(told), AccountWire.Role.class));
    }

    private static KeyRights rights(Credentials account, String role) throws Exception {
        return KeyCodec.rights(account, Json.as(Json.MAPPER.readTree(role), AccountWire.Role.class));
    }

    private static List<AccountWire.Agent> agents(String reply) throws Exception {
        return List.of(Json.as(Json.MAPPER.readTree(reply), AccountWire.Agent[].class));
    }

    private static String agentOf(String master) {
        return "{\"role\":\"agent\",\"data\":{\"user\":\"" + master + "\"}}";
    }
}
