package io.azalai.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.venue.KeyRights;
import io.azalai.venue.KeyStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a check says of a key is what its owner must know before money is lost by it. */
class KeyFindingsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_key_that_only_trades_is_fine() {
        assertThat(told(agent(false, "10.0.0.1"), NOW.plus(Duration.ofDays(90))))
                .containsExactly("FINE aster account main: an agent's key may trade spot, may trade perpetuals,"
                        + " may not withdraw, only from 10.0.0.1, until 2027-02-22T12:00:00Z");
    }

    @Test
    void a_key_that_may_withdraw_is_warned_of() {
        assertThat(told(agent(true, ""), null).get(1))
                .isEqualTo("MIND aster account main: the key may withdraw: "
                        + "make an agent key without that right and use that");
        assertThat(told(KeyRights.own(null), null).get(1)).startsWith("MIND").contains("withdraw everything");
        assertThat(told(new KeyRights(KeyRights.Kind.API, null, null, true, true, null, null), null))
                .first()
                .isEqualTo("FINE aster account main: an API key may trade perpetuals, may withdraw,"
                        + " the venue does not tell with it whether it may trade spot");
    }

    @Test
    void a_key_that_ends_soon_is_warned_of_and_one_that_ended_is_wrong() {
        assertThat(told(agent(false, ""), NOW.plus(Duration.ofDays(13))).get(1))
                .isEqualTo("MIND aster account main: the key ends in 13 days; approve another agent before");
        assertThat(told(agent(false, ""), NOW)).singleElement().asString().startsWith("WRONG");
    }

    @Test
    void an_agent_whose_end_the_venue_does_not_tell_is_warned_of() {
        assertThat(told(agent(false, ""), null).get(1))
                .isEqualTo(
                        "MIND aster account main: the venue has not told when the key ends; see its page of API wallets,"
                                + " and approve another agent before");
        assertThat(told(KeyRights.own(null), null)).noneMatch(line -> line.contains("when the key ends"));
    }

    @Test
    void a_key_that_is_not_approved_is_wrong_and_says_why() {
        assertThat(told(KeyRights.refused("0x1 is no agent of 0x2: approve it there"), null))
                .containsExactly("WRONG aster account main: the venue does not take the key: "
                        + "0x1 is no agent of 0x2: approve it there");
    }

    private static KeyRights agent(boolean withdraw, String onlyFrom) {
        return new KeyRights(KeyRights.Kind.AGENT, null, true, true, withdraw, onlyFrom, null);
    }

    private static List<String> told(KeyRights rights, @Nullable Instant until) {
        List<String> lines = new ArrayList<>();
        new KeyFindings("aster account main", new KeyStanding(rights, until))
                .writeTo((finding, text) -> lines.add(finding + " " + text), NOW);
        return lines;
    }
}
