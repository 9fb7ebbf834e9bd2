package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order fills in part while the service stops, which waits for another's answer. The venue's ledger judges. */
class FilledWhileLeavingTest {

    private static final BigDecimal QUANTITY = new BigDecimal("0.003");
    private static final BigDecimal PART = new BigDecimal("0.001");

    @Test
    void what_fills_is_protected_at_the_venue_when_the_service_has_left(@TempDir Path home) throws Exception {
        try (LoopbackService loopback = new LoopbackService(home)) {
            ServiceManager service = ServiceManager.open(loopback.settings().confirmLive());
            service.connectAll();
            FuturesService futures = service.futures("aster");
            BigDecimal mark = futures.getMarkPrice("BTC").markPrice();
            OrderTerms entry = OrderTerms.limit(Side.BUY, QUANTITY, of(mark, "0.96"));
            futures.placeOrder("BTC", entry.protectedAt(of(mark, "1.06"), of(mark, "0.8")));
            loopback.slow("aster", "/fapi/v3/order", 4000, 1);
            futures.async().placeOrder("BTC", OrderTerms.limit(Side.BUY, PART, of(mark, "0.9")));
            await().until(() ->
                    loopback.simulator().arrivals().clientOrderIds("aster").size() == 2);
            CompletableFuture<?> left = CompletableFuture.runAsync(service::close);
            await().untilAsserted(() ->
                    assertThatThrownBy(() -> futures.placeOrder("BTC", entry)).hasMessageContaining("CLOSED"));

            loopback.sellInto("aster", "BTC", of(mark, "0.96"), QUANTITY, PART);
            left.join();

            String account = loopback.simulator().venue("aster").accounts().get(0);
            assertThat(loopback.engine("aster", "BTC").openOrders(account))
                    .filteredOn(order -> order.request().reduceOnly())
                    .hasSize(2)
                    .allSatisfy(order -> assertThat(order.request().quantity()).isEqualByComparingTo(PART));
        }
    }

    private static BigDecimal of(BigDecimal mark, String factor) {
        return mark.multiply(new BigDecimal(factor)).setScale(0, RoundingMode.DOWN);
    }
}
