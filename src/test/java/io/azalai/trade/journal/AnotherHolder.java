package io.azalai.trade.journal;

import java.nio.file.Path;
import java.time.Clock;

/** Another process that wants a state directory: says {@code opened}, or why not. */
final class AnotherHolder {

    private AnotherHolder() {}

    public static void main(String[] arguments) {
        try (Journal journal = Journal.open(Path.of(arguments[0]), OutboxBound.USUAL, Clock.systemUTC())) {
            System.out.println(journal.isHealthy() ? "opened" : "opened, but it cannot write");
        } catch (JournalException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
