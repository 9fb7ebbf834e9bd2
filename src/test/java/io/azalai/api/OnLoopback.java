package io.azalai.api;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The Java door, connected to both simulated venues, once for all tests of a class. Confined to the testing thread. */
abstract class OnLoopback {

    @TempDir
    static Path home;

    static LoopbackService loopback;
    static ServiceManager service;

    @BeforeAll
    static void connect() throws IOException {
        loopback = new LoopbackService(home);
        service = ServiceManager.open(loopback.settings().confirmLive());
        service.connectAll();
    }

    @AfterAll
    static void close() {
        service.close();
        loopback.close();
    }
}
