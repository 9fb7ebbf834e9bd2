package io.azalai.trade;

import io.azalai.model.Mode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An order path over a scripted venue, started anew for each test. Confined to the testing thread. */
abstract class OnOrderPath {

    @TempDir
    Path state;

    final ManualTime time = new ManualTime(Orders.NOW);
    TestPath test;

    @BeforeEach
    void open() {
        test = new TestPath(state, time).started();
    }

    @AfterEach
    void close() {
        test.close();
    }

    /** Stopped, and made anew over what the venue has by then; to be started still. */
    void reopen() {
        test.told();
        ScriptedVenue venue = test.venue;
        test.close();
        test = new TestPath(state, time, Mode.LIVE, venue);
    }

    /** Through the first steps: let in, its INTENT written down, and not sent yet. */
    OrderReply admitted(String clientOrderId) {
        return test.gateway.admit(test.gateway.accept(test.buy(clientOrderId))).join();
    }
}
