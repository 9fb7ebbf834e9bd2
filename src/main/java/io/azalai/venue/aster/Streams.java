package io.azalai.venue.aster;

import io.azalai.stream.StreamProtocol;
import java.time.Duration;

/**
 * What holds of both kinds of stream: how they are kept alive, and how much they may ask for (aster.md section 6.1).
 */
abstract class Streams implements StreamProtocol {

    /** Answered by any server that follows RFC 6455; the venue's own pings come only each 5 minutes. */
    private static final Heartbeat HEARTBEAT = new Heartbeat(null, Duration.ofSeconds(30), Duration.ofSeconds(90));

    /** The venue states no limits of an address: we come back at once, but do not hammer. */
    private static final Address ADDRESS =
            new Address(Address.ANY, Address.ANY, Duration.ofMillis(250), 20, Duration.ZERO);

    static final Limits LIMITS = new Limits(200, 100, Duration.ofMillis(250), Duration.ofHours(24), ADDRESS);

    @Override
    public final String venue() {
        return Aster.NAME;
    }

    @Override
    public final Limits limits() {
        return LIMITS;
    }

    @Override
    public final Heartbeat heartbeat() {
        return HEARTBEAT;
    }
}
