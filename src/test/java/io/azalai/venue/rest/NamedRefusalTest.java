package io.azalai.venue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NamedRefusalTest {

    @Test
    void what_can_be_read_of_an_answer_goes_with_its_failure_once_that_is_named() {
        VenueUnavailableException partly = new VenueUnavailableException(
                new VenueException.Details("testing", "open-orders", "UNREADABLE", "a row", Outcome.UNKNOWN),
                List.of("one", "other"));

        VenueException named =
                new NamedRefusal(Map.of()).of(new AccountRequest.ReadOpenOrders("main", Market.PERP), partly);

        assertThat(named).isNotSameAs(partly).hasMessageContaining("main");
        assertThat(((VenueUnavailableException) named).readable(String.class)).containsExactly("one", "other");
    }
}
