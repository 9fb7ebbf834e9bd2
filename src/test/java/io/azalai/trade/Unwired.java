package io.azalai.trade;

import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.SilentStream;
import io.azalai.venue.VenueStream;
import java.util.Map;

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
    default Map<String, VenueStream> streams() {
        return Map.of("account", SilentStream.ofAccount());
    }
}
