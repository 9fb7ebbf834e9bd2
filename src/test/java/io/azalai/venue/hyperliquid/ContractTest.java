package io.azalai.venue.hyperliquid;

import io.azalai.venue.VenueBudgetContract;
import io.azalai.venue.VenueContract;
import io.azalai.venue.VenueFacts;
import io.azalai.venue.VenueHistoryContract;
import io.azalai.venue.VenueMarketContract;
import io.azalai.venue.VenueOrdersContract;
import io.azalai.venue.VenueRefusalContract;
import io.azalai.venue.VenueReplyContract;
import io.azalai.venue.VenueStreamContract;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hyperliquid keeps what every venue must. */
class ContractTest {

    @Nested
    class Answers extends VenueContract {
        Answers() {
            super(VenueFacts.HYPERLIQUID);
        }
    }

    @Nested
    class Orders extends VenueOrdersContract {
        Orders() {
            super(VenueFacts.HYPERLIQUID);
        }
    }

    @Nested
    class Refusals extends VenueRefusalContract {
        Refusals() {
            super(VenueFacts.HYPERLIQUID);
        }

        @Test
        void a_cancel_whose_nonce_an_earlier_request_used_is_sent_once_more() {
            assertOnlyCancelsGoAgainAfter(
                    "{\"status\":\"err\",\"response\":\"Invalid nonce: duplicate nonce 1700000000000\"}");
        }
    }

    @Nested
    class History extends VenueHistoryContract {
        History() {
            super(VenueFacts.HYPERLIQUID);
        }
    }

    @Nested
    class Replies extends VenueReplyContract {
        Replies() {
            super(VenueFacts.HYPERLIQUID);
        }
    }

    @Nested
    class Budgets extends VenueBudgetContract {
        Budgets() {
            super(VenueFacts.HYPERLIQUID);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Too Many Requests", "L1 error: rate limit exceeded"})
        void an_action_that_was_too_much_of_the_address_stops_everything(String text) throws Exception {
            assertPausedAfter(refusal(text));
        }

        @Test
        void an_action_that_was_too_much_of_its_account_stops_no_other() throws Exception {
            assertNotPausedAfter(refusal("Too many cumulative requests sent (10001 > 10000) for cumulative volume"
                    + " traded $0.00. Place taker orders to free up 1 request per USDC traded."));
        }

        private static String refusal(String text) {
            return "{\"status\":\"err\",\"response\":\"" + text + "\"}";
        }
    }

    @Nested
    class Streams extends VenueStreamContract {
        Streams() {
            super(VenueFacts.HYPERLIQUID);
        }
    }

    @Nested
    class Markets extends VenueMarketContract {
        Markets() {
            super(VenueFacts.HYPERLIQUID);
        }

        @Test
        void a_ticker_knows_the_highest_and_lowest_price_of_the_whole_day() {
            assertRangeOfTheDay();
        }
    }
}
