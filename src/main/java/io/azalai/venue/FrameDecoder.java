package io.azalai.venue;

import io.azalai.model.Event;
import java.time.Instant;
import java.util.function.Consumer;

/** Frames of a stream become events. Implementations keep no state that a lost frame could spoil. */
public interface FrameDecoder {

    /** Group of a recorded frame of which nobody knows by which connection it came. */
    String UNTOLD = "?";

    /**
     * Decodes one frame.
     *
     * @param group group of the connection it came by: the account alias, or empty; {@link #UNTOLD}, or an address that
     *     names streams, of a recorded one
     * @param out takes the events in the order of the frame; may be called any number of times, also none
     * @throws UnreadableFrameException when the frame is no JSON, truncated, of an unknown channel or absurd
     */
    void decode(String frame, String group, Instant receivedAt, Consumer<Event> out) throws UnreadableFrameException;
}
