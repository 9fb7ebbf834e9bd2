package io.azalai.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.forward.EventJson;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.VenueException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP status of each refusal (downstream.md section 7). */
class ApiAnswerTest {

    private final EventJson events = new EventJson(Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "CLIENT_ORDER_ID_REUSED, 409",
        "VENUE_NOT_READY,        503",
        "SHUTTING_DOWN,          503",
        "JOURNAL_FAILED,         503",
        "ORDER_TOO_LARGE,        422"
    })
    void what_may_pass_later_is_told_from_what_is_wrong(String code, int status) {
        VenueException refusal = new OrderRejectedException(VenueException.notSent("aster", "place", code, "no"));

        assertThat(ApiAnswer.of(refusal, events).status()).isEqualTo(status);
    }

    @Test
    void what_nobody_knows_is_to_be_asked_for() {
        VenueException unknown = new OutcomeUnknownException(
                new VenueException.Details("aster", "place", "JOURNAL_FAILED", "lost", Outcome.UNKNOWN));

        ApiAnswer answer = ApiAnswer.of(unknown, events);

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.json()).contains("ask for its state, do not send it again");
    }
}
