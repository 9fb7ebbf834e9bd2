package io.azalai.trade;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.SilentStream;
import io.azalai.venue.VenueStream;
import java.util.Map;
import java.util.Optional;

/** A venue without a wire: its private stream says only what a test says for it. */
interface Unwired extends OpenVenue {

    @Override
    default String name() {
        return "hyperliquid";
    }

    @Override
    default Recordings recordings() {
        throw new AssertionError("nothing is recorded of it");
    }

    @Override
    default RequestCodec requests() {
        throw new IllegalStateException("a scripted venue has no wire");
    }

    @Override
    default Optional<ClosedBy> closedBy(Order order, Fill fill) {
        return VenueOrders.closedBy(order);
    }

    @Override
    default int batchSize(Market market) {
        return capabilities(market).contains(Capability.BATCHES) ? 5 : 1;
    }

    @Override
    default Map<String, VenueStream> streams() {
        return Map.of("account", SilentStream.ofAccount());
    }
}
