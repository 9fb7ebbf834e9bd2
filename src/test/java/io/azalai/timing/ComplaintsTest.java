package io.azalai.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A listener that throws for each event does not fill the log. */
class ComplaintsTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Complaints complaints = new Complaints(nanos::get);

    @Test
    void the_first_is_told_at_once_and_the_others_are_counted() {
        assertThat(complaints.isFirst()).isTrue();
        assertThat(complaints.add()).isEqualTo(1);
        assertThat(complaints.isFirst()).isFalse();
        for (int i = 0; i < 1000; i++) {
            assertThat(complaints.add()).isZero();
        }
    }

    @Test
    void once_a_minute_it_is_told_how_many_there_were() {
        complaints.add();
        complaints.add();
        complaints.add();

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(complaints.add()).isEqualTo(3);
        assertThat(complaints.add()).isZero();
    }
}
