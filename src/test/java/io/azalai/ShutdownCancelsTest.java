package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.venue.OpenVenue;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShutdownCancelsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<OpenVenue> VENUES =
            List.of(venue("hyperliquid", List.of("main", "second")), venue("aster", List.of("hedge")));

    @Test
    void every_account_of_every_venue_is_cancelled() {
        List<OrderRequest> requests = ShutdownCancels.of(VENUES, NOW);

        assertThat(requests)
                .extracting(request -> request.venue() + " " + request.account())
                .containsExactly("hyperliquid main", "hyperliquid second", "aster hedge");
        assertThat(requests).extracting(OrderRequest::action).containsOnly(OrderAction.CANCEL_ALL);
        assertThat(requests).extracting(OrderRequest::clientOrderId).doesNotHaveDuplicates();
    }

    private static OpenVenue venue(String name, List<String> accounts) {
        return (OpenVenue) Proxy.newProxyInstance(
                OpenVenue.class.getClassLoader(),
                new Class<?>[] {OpenVenue.class},
                (proxy, method, arguments) -> method.getName().equals("name") ? name : accounts);
    }
}
