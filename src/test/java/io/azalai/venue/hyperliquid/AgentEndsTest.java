package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.venue.AccountRequest.ReadKeyExpiry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No call lists the agent without a name; {@code webData3} tells of it (hyperliquid.md sections 2.5 and 6.2). */
class AgentEndsTest {

    private static final String UNLISTED = "[]";
    private static final String OURS = "\"" + HyperliquidFixture.SIGNER + "\"";
    private static final Instant END = Instant.ofEpochMilli(1767776120478L);

    private final HyperliquidFixture venue =
            new HyperliquidFixture("\"account_address\":\"" + HyperliquidFixture.OTHER + "\"");

    @Test
    void the_end_of_the_agent_without_a_name_is_what_the_stream_told() throws Exception {
        assertThat(venue.answer(new ReadKeyExpiry("main"), UNLISTED)).isEmpty();

        tell(OURS.toUpperCase(Locale.ROOT).replace("0X", "0x"), "1767776120478");

        assertThat(venue.answer(new ReadKeyExpiry("main"), UNLISTED)).contains(END);
    }

    @ParameterizedTest
    @CsvSource({"null, null", "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23, 1767776120478"})
    void another_agent_than_ours_says_nothing_of_our_key(String agent, String until) throws Exception {
        tell(OURS, "1767776120478");

        tell(agent.equals("null") ? agent : "\"" + agent + "\"", until);

        assertThat(venue.answer(new ReadKeyExpiry("main"), UNLISTED)).isEmpty();
    }

    @Test
    void the_agents_of_a_vaults_leader_are_told_under_the_leader_and_own_keys_have_none() {
        String leader = "0x" + "ab".repeat(20);
        HyperliquidFixture vault = new HyperliquidFixture(
                "\"account_address\":\"" + leader + "\",\"vault_address\":\"" + HyperliquidFixture.OTHER + "\"");

        assertThat(channels(vault)).contains("{\"type\":\"webData3\",\"user\":\"" + leader + "\"}");
        assertThat(channels(venue)).contains("{\"type\":\"webData3\",\"user\":\"" + HyperliquidFixture.OTHER + "\"}");
        assertThat(channels(new HyperliquidFixture(""))).noneMatch(channel -> channel.contains("webData3"));
    }

    private static List<String> channels(HyperliquidFixture of) {
        return new AccountStreams(of.settings.accountKeys(), List.of()).channels(Set.of());
    }

    private void tell(String agent, String until) throws Exception {
        String frame = "{\"channel\":\"webData3\",\"data\":{\"userState\":{\"agentAddress\":" + agent
                + ",\"agentValidUntil\":" + until + ",\"serverTime\":1,\"cumLedger\":\"0.0\",\"isVault\":false,"
                + "\"user\":\"" + HyperliquidFixture.OTHER + "\"},\"perpDexStates\":[]}}";
        new AccountFrames(venue.listings, venue.modes, venue.agents, venue.settings.accountKeys())
                .decode(frame, "main", Samples.NOW, event -> {
                    throw new AssertionError("no event is told: " + event);
                });
    }
}
