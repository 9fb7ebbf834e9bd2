package io.azalai;

import io.azalai.forward.KafkaSettings;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Journal;
import io.azalai.trade.journal.JournalException;
import io.azalai.trade.journal.Page;
import io.azalai.trade.journal.Reading;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionException;

/** Since when orders are taken from Kafka: kept from the first start on that takes any, before the first is taken. */
final class OrdersSince {

    private OrdersSince() {}

    /**
     * Of the service with this journal; now, where it never took any.
     *
     * @throws JournalException when that cannot be written down
     */
    static Instant of(KafkaSettings kafka, Journal journal, Clock clock) {
        Instant now = clock.instant();
        return kafka.orderRequests().enabled()
                ? journal.readUntil(Reading.Kind.KAFKA_ORDERS, "", "").orElseGet(() -> kept(journal, now))
                : now;
    }

    private static Instant kept(Journal journal, Instant now) {
        try {
            journal.write(new Page().read(new Reading(Reading.Kind.KAFKA_ORDERS, "", "", now)))
                    .join();
            return now;
        } catch (CompletionException failure) {
            throw Failures.cause(failure) instanceof JournalException known ? known : failure;
        }
    }
}
