package io.azalai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azalai.simulator.Simulator;
import io.azalai.simulator.loopback.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service told to end (SIGTERM) while it still starts: a process of its own, since a signal ends all of one. */
class LeavingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path home;

    @Test
    void a_start_that_is_told_to_end_ends_at_once_and_parks_nothing() throws Exception {
        try (Simulator venues = Grounds.simulator()) {
            Grounds grounds = new Grounds(home);
            grounds.live(venues, root -> {});
            Path log = home.resolve("service.log");
            Process service = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Dazalai.home=" + home,
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            "io.azalai.Main",
                            "run",
                            "--config",
                            grounds.configFile().toString(),
                            "--routes",
                            grounds.routes().toString(),
                            "--yes-live")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                await().atMost(PATIENCE).until(() -> Grounds.read(log).contains("LiveConfirmation limits: "));
                venues.inject(Fault.next("hyperliquid", Fault.Kind.SLOW).lasting(3_000));
                await().atMost(PATIENCE).until(() -> Files.exists(home.resolve("state/ui-token")));
                service.destroy();

                assertThat(service.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } finally {
                service.destroyForcibly();
            }
            assertThat(Files.readString(log))
                    .doesNotContain("Unknown keyword", "RejectedExecution", "not yet shutdown", " parked ");
        }
    }
}
