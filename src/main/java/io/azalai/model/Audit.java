package io.azalai.model;

import java.time.Instant;

/**
 * Who did what, and what came of it.
 *
 * @param actor who: a person or a part of the program
 * @param action what was done, one word
 * @param text what exactly, for people
 * @param result what came of it, for people
 */
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
