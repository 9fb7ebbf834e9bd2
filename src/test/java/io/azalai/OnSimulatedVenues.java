package io.azalai;

import io.azalai.simulator.Simulator;
import java.nio.file.Path;
import java.time.Duration;
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
}
