package io.azalai.venue.hyperliquid;

import io.azalai.venue.VenueBudgetContract;
import io.azalai.venue.VenueContract;
import io.azalai.venue.VenueFacts;
import io.azalai.venue.VenueOrdersContract;
import io.azalai.venue.VenueRefusalContract;
import io.azalai.venue.VenueReplyContract;
import io.azalai.venue.VenueStreamContract;
import org.junit.jupiter.api.Nested;

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
    }

    @Nested
    class Streams extends VenueStreamContract {
        Streams() {
            super(VenueFacts.HYPERLIQUID);
        }
    }
}
