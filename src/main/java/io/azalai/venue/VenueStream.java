package io.azalai.venue;

import io.azalai.stream.StreamProtocol;

/**
 * One kind of socket of a venue: how it is spoken to and what its frames mean.
 *
 * @param protocol how its sockets are spoken to
 * @param decoder what its frames mean
 * @param isPrivate whether its frames are of an account, which is the group of their connection
 */
public record VenueStream(StreamProtocol protocol, FrameDecoder decoder, boolean isPrivate) {

    /** One of market data, which anybody may read. */
    public static VenueStream ofMarket(StreamProtocol protocol, FrameDecoder decoder) {
        return new VenueStream(protocol, decoder, false);
    }

    /** One of an account's own orders, fills and balances. */
    public static VenueStream ofAccount(StreamProtocol protocol, FrameDecoder decoder) {
        return new VenueStream(protocol, decoder, true);
    }
}
