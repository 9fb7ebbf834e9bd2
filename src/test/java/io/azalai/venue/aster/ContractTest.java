package io.azalai.venue.aster;

import io.azalai.venue.VenueContract;
import io.azalai.venue.VenueFacts;
import io.azalai.venue.VenueRefusalContract;
import io.azalai.venue.VenueStreamContract;
import org.junit.jupiter.api.Nested;

/** Aster keeps what every venue must, by both kinds of credentials. */
class ContractTest {

    @Nested
    class AnswersToWallet extends VenueContract {
        AnswersToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
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
    class StreamsToWallet extends VenueStreamContract {
        StreamsToWallet() {
            super(VenueFacts.ASTER_BY_WALLET);
        }
    }

    @Nested
    class StreamsToKey extends VenueStreamContract {
        StreamsToKey() {
            super(VenueFacts.ASTER_BY_KEY);
        }
    }
}
