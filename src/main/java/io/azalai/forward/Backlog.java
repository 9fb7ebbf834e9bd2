package io.azalai.forward;

import java.time.Duration;

/**
 * What waits for Kafka, and how much may.
 *
 * @param age how long the oldest has waited
 */
public record Backlog(long rows, long maxRows, Duration age, Duration maxAge) {

    /** Whether so many percent of the bound are reached, by number or age. */
    boolean reaches(int percent) {
        return rows * 100 >= maxRows * percent || age.multipliedBy(100).compareTo(maxAge.multipliedBy(percent)) >= 0;
    }

    @Override
    public String toString() {
        return rows + " of at most " + maxRows + " records wait, the oldest for " + age.toMinutes() + " of at most "
                + maxAge.toMinutes() + " minutes";
    }
}
