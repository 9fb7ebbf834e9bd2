package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.api.ServiceManager;
import io.azalai.api.Settings;
import io.azalai.demo.SimulatedVenues;
import io.azalai.provision.Plan;
import io.azalai.settings.ConfigurationException;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;
import io.azalai.simulator.loopback.Fault;
import io.azalai.simulator.loopback.Wallets;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's address written where the account's belongs: nothing is read of it, and what it trades is another's. */
class WrongAccountTest extends OnSimulatedVenues {

    private String master;
    private String agent;

    @BeforeEach
    void name() {
        master = SimulatedVenues.configuration(venues.addresses())
                .at("/exchanges/hyperliquid/account_address")
                .asText();
        agent = Wallets.address(((HyperliquidVenue) venues.venue("hyperliquid")).agentKey(master));
    }

    @Test
    void a_start_is_refused_with_key_value_and_cure_before_anything_streams() {
        assertThatThrownBy(() -> Application.start(wrong(), Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exchanges.hyperliquid.account_address: " + agent + " is an agent's")
                .hasMessageContaining("write " + master + ", which it acts for");
        assertThat(venues.arrivals().requests("hyperliquid")).doesNotContainKey("OPEN /ws");
    }

    @Test
    void a_key_that_acts_for_another_account_is_refused_with_both() {
        Plan plan = grounds.live(venues, root -> {
            HyperliquidVenue venue = (HyperliquidVenue) venues.venue("hyperliquid");
            String other = venue.accounts().get(1);
            root.withObjectProperty("exchanges")
                    .withObjectProperty("hyperliquid")
                    .put("account_address", other)
                    .put("secret_key", venue.agentKey(master));
        });

        assertThatThrownBy(() -> Application.start(plan, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exchanges.hyperliquid.secret_key: does not act for")
                .hasMessageContaining("it is an agent's of " + master + ": write that as account_address");
    }

    @Test
    void the_java_door_refuses_it_as_well() {
        wrong();
        Settings settings = Settings.file(grounds.configFile())
                .in(home)
                .with("AZALAI_SERVER_PORT", "0")
                .confirmLive();

        try (ServiceManager service = ServiceManager.open(settings)) {
            assertThatThrownBy(service::connectAll)
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("exchanges.hyperliquid.account_address: " + agent);
        }
    }

    @Test
    void a_check_calls_it_wrong() {
        assertThat(Grounds.findings(wrong(), Clock.systemUTC()))
                .anyMatch(line -> line.startsWith("WRONG hyperliquid account main: ")
                        && line.contains(master)
                        && line.contains("account_address"));
    }

    @Test
    void a_venue_that_tells_it_only_later_is_halted_and_an_alert_is_raised() {
        Fault busy = Fault.next("hyperliquid", Fault.Kind.DOWN);
        venues.inject(busy.lasting(PATIENCE.toMillis() * 10));

        wrong();
        Plan plan = grounds.recorded(venues, this::useAgent);
        try (Application service = Application.start(plan, Clock.systemUTC())) {
            venues.inject(busy);

            await().atMost(PATIENCE)
                    .until(() -> !grounds.alerts("config.wrong-account").isEmpty());
            assertThat(grounds.alerts("config.wrong-account").get(0)).contains(agent, master);
            assertThat(service.modules().orders().watch().memory().latches()).isNotEmpty();
        }
    }

    private Plan wrong() {
        return grounds.live(venues, this::useAgent);
    }

    private void useAgent(ObjectNode root) {
        HyperliquidVenue venue = (HyperliquidVenue) venues.venue("hyperliquid");
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("account_address", agent)
                .put("secret_key", venue.agentKey(master));
    }
}
