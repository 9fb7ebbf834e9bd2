package io.azalai.venue.aster;

import io.azalai.simulator.aster.AsterVenue;
import io.azalai.venue.VenueBudgetContract;
import io.azalai.venue.VenueContract;
import io.azalai.venue.VenueFacts;
import io.azalai.venue.VenueHistoryContract;
import io.azalai.venue.VenueMarketContract;
import io.azalai.venue.VenueOrdersContract;
import io.azalai.venue.VenueRefusalContract;
import io.azalai.venue.VenueReplyContract;
import io.azalai.venue.VenueStreamContract;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Aster keeps what every venue must, by both kinds of credentials. */
class ContractTest {

    @Nested
    class AnswersToWallet extends VenueContract {
        AnswersToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class OrdersToWallet extends VenueOrdersContract {
        OrdersToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class OrdersToKey extends VenueOrdersContract {
        OrdersToKey() {
            super(VenueFacts.ASTER_BY_KEY);
        }
    }

    @Nested
    class RefusalsToWallet extends VenueRefusalContract {
        RefusalsToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class AnswersToKey extends VenueContract {
        AnswersToKey() {
            super(VenueFacts.ASTER_BY_KEY);
        }
    }

    @Nested
    class RefusalsToKey extends VenueRefusalContract {
        RefusalsToKey() {
            super(VenueFacts.ASTER_BY_KEY);
        }
    }

    @Nested
    class History extends VenueHistoryContract {
        History() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class Replies extends VenueReplyContract {
        Replies() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class Budgets extends VenueBudgetContract {
        Budgets() {
            super(VenueFacts.ASTER_BY_WALLET);
        }

        @Test
        void an_address_that_is_banned_sends_nothing_to_any_host_not_even_a_cancel() throws Exception {
            assertSilentAfter(418);
        }

        @Test
        void a_ban_that_is_said_with_status_200_stops_everything() throws Exception {
            assertPausedAfter("{\"code\":-1003,\"msg\":\"Way too many requests; IP banned until "
                    + Instant.parse("2099-01-01T00:00:00Z").toEpochMilli() + "\"}");
        }
    }

    @Nested
    class StreamsToWallet extends VenueStreamContract {
        StreamsToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
        }

        @Test
        void funding_that_was_settled_is_told_though_the_stream_names_no_position() {
            assertFundingIsTold();
        }

        @Test
        void leverage_that_was_set_is_told() {
            assertLeverageIsTold();
        }

        @Test
        void a_listen_key_that_ended_leads_to_another_stream() {
            assertAccountsReconnectAfter(aster -> ((AsterVenue) aster).expireListenKeys());
        }
    }

    @Nested
    class StreamsToKey extends VenueStreamContract {
        StreamsToKey() {
            super(VenueFacts.ASTER_BY_KEY);
        }

        @Test
        void a_listen_key_that_ended_leads_to_another_stream() {
            assertAccountsReconnectAfter(aster -> ((AsterVenue) aster).expireListenKeys());
        }
    }

    @Nested
    class Markets extends VenueMarketContract {
        Markets() {
            super(VenueFacts.ASTER_BY_WALLET);
        }

        @Test
        void a_book_of_deltas_is_compared_with_the_venues_snapshot() {
            assertBookIsCompared("GET /fapi/v1/depth");
        }
    }
}
