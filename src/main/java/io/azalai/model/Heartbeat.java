package io.azalai.model;

import java.time.Instant;

/**
 * The service is alive.
 *
 * @param instance name of the running service
 * @param mode demo, paper or live
 * @param version of the program
 * @param uptimeMs milliseconds since its start
 */
public record Heartbeat(String instance, Mode mode, String version, long uptimeMs, Instant timestamp) implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.HEARTBEAT;
    }

    @Override
    public String key() {
        return instance;
    }
}
