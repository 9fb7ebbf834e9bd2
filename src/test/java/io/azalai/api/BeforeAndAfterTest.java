package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.azalai.model.MarginMode;
import io.azalai.model.Position;
import io.azalai.venue.VenueException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Java door says before it is open and once it is closed. */
class BeforeAndAfterTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void before_it_is_started_a_stream_says_so(@TempDir Path home) {
        try (ServiceManager idle = ServiceManager.open(Settings.demo().in(home))) {
            assertThatThrownBy(() -> idle.webSocket("aster").subscribeTicker("BTC", ticker -> {}))
                    .isInstanceOfSatisfying(VenueException.class, refused -> {
                        assertThat(refused.code()).isEqualTo("NOT_STARTED");
                        assertThat(refused).hasMessageContaining("connectAll() first");
                    });
        }
    }

    @Test
    void once_it_is_closed_everything_says_so(@TempDir Path home) throws IOException, InterruptedException {
        try (LoopbackService loopback = new LoopbackService(home)) {
            ServiceManager closed = ServiceManager.open(loopback.settings().confirmLive());
            closed.connectAll();
            FuturesService futures = closed.futures("aster");
            Set<String> threads = ConcurrentHashMap.newKeySet();
            closed.webSocket("aster")
                    .subscribeTicker(
                            "BTC", ticker -> threads.add(Thread.currentThread().getName()));
            closed.webSocket("aster")
                    .subscribeTicker(
                            "BTC", ticker -> threads.add(Thread.currentThread().getName()));
            await().atMost(PATIENCE).until(() -> threads.size() == 2);
            loopback.slow("aster", "/fapi/v3/positionRisk", 20_000, 1);
            CompletableFuture<List<Position>> underWay = futures.async().getPositions();

            closed.close();

            // a reading is waited for as long as a stop waits: either may be over first
            assertThat(underWay)
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .withMessageMatching("(?s).*(CLOSED|NO_ANSWER).*");
            List<ThrowingCallable> calls = List.of(
                    () -> futures.setLeverage("BTC", 3, MarginMode.CROSS),
                    () -> futures.scheduleCancel("BTC", Duration.ofMinutes(1)),
                    () -> futures.getPositions(),
                    () -> futures.getTicker("BTC"),
                    () -> closed.webSocket("aster").subscribeTicker("BTC", ticker -> {}),
                    closed::connectAll);
            for (ThrowingCallable call : calls) {
                assertThatThrownBy(call)
                        .isInstanceOfSatisfying(VenueException.class, refused -> assertThat(refused.code())
                                .isEqualTo("CLOSED"));
            }
            await().atMost(PATIENCE).until(() -> Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> threads.contains(thread.getName())));
        }
    }
}
