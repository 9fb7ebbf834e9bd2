package io.azalai.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.azalai.timing.Failures;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OrderReadingTest {

    private static final VenueException.Details ODD =
            new VenueException.Details("aster", "fills", "UNREADABLE", "unreadable row", Outcome.UNKNOWN);

    @Test
    void rows_that_come_with_a_failure_are_named_by_our_ids_too() {
        Throwable failure = failure(new VenueUnavailableException(ODD, List.of("v-1", "v-2")));

        assertThat(failure).hasMessageContaining("unreadable row");
        assertThat(VenueUnavailableException.readable(failure, String.class)).containsExactly("ours-1", "ours-2");
    }

    @Test
    void a_failure_without_an_answer_stays_as_it_is() {
        VenueException down = new VenueUnavailableException(ODD);

        assertThat(failure(down)).isSameAs(down);
    }

    private static Throwable failure(VenueException told) {
        return Failures.cause(catchThrowable(OrderReading.named(
                CompletableFuture.failedFuture(told), String.class, id -> id.replace("v-", "ours-"))::join));
    }
}
