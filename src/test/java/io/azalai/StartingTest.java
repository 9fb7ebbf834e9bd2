package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.flow.RouteFiles;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.RouteProperties;
import io.azalai.simulator.loopback.Fault;
import io.azalai.timing.Clocks;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.Test;

/** What stands in the way of a start, and what does not. */
class StartingTest extends OnSimulatedVenues {

    @Test
    void a_venue_that_cannot_be_reached_holds_nobody_up_and_streams_when_it_is_back() {
        grounds.flow("watch", Grounds.watch());
        Fault down = Fault.next("aster", Fault.Kind.DOWN);
        venues.inject(down.lasting(PATIENCE.toMillis() * 10));

        try (Application service = Application.start(grounds.live(venues, root -> {}), Clock.systemUTC())) {
            await().atMost(PATIENCE).until(() -> Grounds.quotes(service, "hyperliquid"));
            assertThat(Grounds.quotes(service, "aster")).isFalse();
            await().atMost(PATIENCE).until(() -> !Grounds.down(service, "aster").isEmpty());
            assertThat(Grounds.down(service, "hyperliquid")).isEmpty();

            venues.inject(down);

            await().atMost(PATIENCE).until(() -> Grounds.quotes(service, "aster"));
            await().atMost(PATIENCE).until(() -> Grounds.down(service, "aster").isEmpty());
        }
    }

    @Test
    void a_port_in_use_is_named_with_its_key() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Plan plan = grounds.live(
                    venues, root -> root.withObjectProperty("server").put("port", taken.getLocalPort()));

            assertThatThrownBy(() -> Application.start(plan, Clock.systemUTC()))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("server.port")
                    .hasMessageContaining(taken.getLocalPort() + " of 127.0.0.1 is in use");
        }
    }

    @Test
    void a_broken_flow_stops_the_start_and_is_named_with_file_and_line() {
        grounds.flow(
                "dream", Grounds.watch().replace("flows.watch", "flows.dream").replace("feed:bbo", "feed:bob"));
        Plan plan = grounds.live(venues, root -> {});

        assertThatThrownBy(() -> Application.start(plan, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dream.camel.yaml:8: unknown dataset 'bob'");
    }

    @Test
    void mode_live_does_not_start_unconfirmed() {
        Plan plan = grounds.live(venues, root -> {});
        Plan unconfirmed = new Plan(plan.config(), plan.routes(), plan.home(), Map.of(), Map.of(), false);

        assertThatThrownBy(() -> Application.start(unconfirmed, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("--yes-live");
    }

    @Test
    void any_single_file_of_yours_may_be_deleted() throws Exception {
        Plan plan = grounds.live(venues, root -> {});
        Provisions provisions = Provisions.read(plan, null);
        RouteFiles files = new RouteFiles(plan.routes(), provisions.leftOut());
        try (Modules modules = new Modules(provisions, Clocks.of(Clock.systemUTC()))) {
            assertThat(files.yours()).hasSizeGreaterThan(10);
            for (Path deleted : files.yours()) {
                build(provisions, modules, files, deleted);
            }
        }
    }

    /** Builds every route but those of one file, and starts none. */
    private static void build(Provisions provisions, Modules modules, RouteFiles files, Path deleted) throws Exception {
        Map<String, String> visible = new HashMap<>(modules.forward().properties());
        provisions.venues().forEach((venue, settings) -> settings.properties()
                .forEach((key, value) -> visible.put("exchanges." + venue + "." + key, value)));
        visible.put("telegram.enabled", "false");
        visible.put("mode", "live");
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.setAutoStartup(false);
            ((PropertiesComponent) context.getPropertiesComponent()).addPropertiesSource(new RouteProperties(visible));
            RouteBindings bindings = new RouteBindings(provisions, modules);
            bindings.components(context);
            bindings.beans(context);
            List<Resource> kept = Stream.concat(
                            files.system(context).stream(),
                            files.yours(context).stream()
                                    .filter(resource -> !resource.getLocation().endsWith(deleted.toString())))
                    .toList();
            PluginHelper.getRoutesLoader(context).loadRoutes(kept);
            context.start();
            assertThat(context.getRoutes()).as("without %s", deleted).isNotEmpty();
        }
    }
}
