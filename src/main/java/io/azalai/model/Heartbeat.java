package io.azalai.model;

import java.time.Instant;

/** The service is alive. */
public record Heartbeat(String instance, String mode, String version, long uptimeMs, Instant timestamp)
        implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.HEARTBEAT;
    }

    @Override
    public String key() {
        return instance;
    }
}
