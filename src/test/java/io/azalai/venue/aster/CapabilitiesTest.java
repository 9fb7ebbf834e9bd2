package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import org.junit.jupiter.api.Test;

/** What the venue has for wallets only is absent where an account signs by API key (aster.md section 3.2). */
class CapabilitiesTest {

    @Test
    void a_wallet_amends_and_an_api_key_does_not() {
        OpenVenue both =
                open("{\"accounts\":{\"wallet\":" + AsterFixture.WALLET + ",\"key\":" + AsterFixture.HMAC + "}}");

        assertThat(both.capabilities(Market.PERP, "wallet")).contains(Capability.AMEND);
        assertThat(both.capabilities(Market.PERP, "key"))
                .doesNotContain(Capability.AMEND)
                .hasSize(both.capabilities(Market.PERP, "wallet").size() - 1);
        assertThat(both.capabilities(Market.PERP)).contains(Capability.AMEND);
    }

    @Test
    void where_all_accounts_are_by_api_key_the_venue_has_no_amendments() {
        OpenVenue keyed = open(AsterFixture.HMAC);

        assertThat(keyed.capabilities(Market.PERP)).doesNotContain(Capability.AMEND);
        assertThat(keyed.capabilities(Market.SPOT, "main")).isEqualTo(keyed.capabilities(Market.SPOT));
    }

    /** A call by key is void 5 s after it, one by wallet 60 s after its nonce, which may lie 10 s ahead (section 2). */
    @Test
    void what_was_sent_late_is_carried_out_for_as_long_as_its_time_or_its_nonce_lives() {
        OpenVenue both =
                open("{\"accounts\":{\"wallet\":" + AsterFixture.WALLET + ",\"key\":" + AsterFixture.HMAC + "}}");

        assertThat(both.actsLate("key")).hasSeconds(5);
        assertThat(both.actsLate("wallet")).hasSeconds(70);
    }

    private static OpenVenue open(String settings) {
        return new AsterFixture(settings, AsterFixture.NOW).venue;
    }
}
