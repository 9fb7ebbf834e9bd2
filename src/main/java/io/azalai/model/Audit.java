package io.azalai.model;

import java.time.Instant;

/** Who did what, and what came of it. */
public record Audit(String actor, String action, String text, String result, Instant timestamp) implements Event {

    @Override
    public Dataset dataset() {
        return Dataset.AUDIT;
    }

    @Override
    public String key() {
        return actor;
    }
}
