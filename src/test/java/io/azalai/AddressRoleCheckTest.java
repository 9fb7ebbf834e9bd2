package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.simulator.Simulator;
import io.azalai.trade.AccountDesk;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AddressRole;
import io.azalai.venue.KeyRights;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account is doubted while its venue has not told whose its address is. */
class AddressRoleCheckTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path home;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void an_account_is_trusted_once_its_venue_has_told_or_has_nothing_to_tell() throws Exception {
        try (Simulator venues = Grounds.simulator();
                DefaultCamelContext context = new DefaultCamelContext()) {
            Application service = Application.prepare(new Grounds(home).plan(venues, root -> {}), Clock.systemUTC());
            try {
                context.addRoutes(answers());
                context.start();
                Modules modules = service.modules();
                modules.calls().open(context);
                AccountDesk accounts = modules.orders().accounts();
                AddressRoleCheck roles = new AddressRoleCheck(modules, modules.venues(), (venue, problem) -> {});

                roles.ask();
                roles.require("config.json", PATIENCE);

                assertThat(accounts.obstacles(venue(modules, "hyperliquid")))
                        .containsExactly(
                                "nothing may increase in account main of hyperliquid: the venue has not told yet"
                                        + " whether its address is an account's; it is asked again and again");
                assertThat(accounts.obstacles(venue(modules, "aster"))).noneMatch(AddressRoleCheckTest::isDoubt);
                await().atMost(PATIENCE).until(() -> accounts.obstacles(venue(modules, "hyperliquid")).stream()
                        .noneMatch(AddressRoleCheckTest::isDoubt));
                assertThat(asked).hasValue(3);
            } finally {
                service.release();
            }
        }
    }

    /** Hyperliquid tells when it is asked again; Aster has no such call. */
    private RouteBuilder answers() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:hyperliquid").process(exchange -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new VenueUnavailableException(
                                VenueException.notSent("hyperliquid", "address-role", "UNREACHABLE", "not now"));
                    }
                    exchange.getMessage()
                            .setBody(
                                    exchange.getMessage().getBody() instanceof AccountRequest.ReadKeyRights
                                            ? KeyRights.own(null)
                                            : new AddressRole("0x1", AddressRole.Kind.USER, null, null));
                });
                from("direct:aster").process(exchange -> {
                    throw new VenueException(
                            VenueException.notSent("aster", "address-role", "NOT_SUPPORTED", "no such call"));
                });
            }
        };
    }

    private static boolean isDoubt(String obstacle) {
        return obstacle.startsWith("nothing may increase");
    }

    private static OpenVenue venue(Modules modules, String name) {
        return modules.venues().stream()
                .filter(venue -> venue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
