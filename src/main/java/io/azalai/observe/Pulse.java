package io.azalai.observe;

import io.azalai.model.Heartbeat;
import io.azalai.model.Mode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.camel.Handler;

/** Says that the service is alive. Safe for many threads: immutable. */
public final class Pulse {

    private final String instance;
    private final Mode mode;
    private final Clock clock;
    private final Instant started;

    /** Of a service that starts now. */
    public Pulse(String instance, Mode mode, Clock clock) {
        this.instance = instance;
        this.mode = mode;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** What is to be told now. */
    @Handler
    public Heartbeat beat() {
        Instant now = clock.instant();
        String version = Objects.requireNonNullElse(Pulse.class.getPackage().getImplementationVersion(), "unpackaged");
        return new Heartbeat(
                instance, mode, version, Duration.between(started, now).toMillis(), now);
    }
}
