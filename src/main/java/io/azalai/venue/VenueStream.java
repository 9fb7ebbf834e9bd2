package io.azalai.venue;

import io.azalai.stream.StreamProtocol;

/**
 * One kind of socket of a venue: how it is spoken to and what its frames mean.
 *
 * @param protocol how its sockets are spoken to
 * @param decoder what its frames mean
 */
public record VenueStream(StreamProtocol protocol, FrameDecoder decoder) {}
