package io.azalai;

import io.azalai.cli.Services;
import io.azalai.simulator.Simulator;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Grounds and simulated venues of its own for each test of a start. Confined to the testing thread. */
abstract class OnSimulatedVenues {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path home;

    Simulator venues;
    Grounds grounds;

    @BeforeEach
    void open() {
        venues = Grounds.simulator();
        grounds = new Grounds(home);
    }

    @AfterEach
    void close() {
        venues.close();
    }

    /** What a command says, of the running service or of its journal. */
    String cli(Application service, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of(
                "--url",
                service.apiUrl(),
                "--token-file",
                home.resolve("state/ui-token").toString()));
        if (List.of("explain", "audit", "backup").contains(words[0])) {
            arguments.addAll(List.of("--config", grounds.configFile().toString()));
        }
        Services services = new Services(Clock.systemUTC(), null, null, null, null, new Stopped(Clock.systemUTC()));
        return Said.by(services, arguments).text();
    }
}
