package io.azalai.venue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what recorded calls and frames of a venue are, outside of any connection: for bug reports and tests. */
public interface Recordings {

    /**
     * What a call asked, as far as it was recorded.
     *
     * @throws IllegalArgumentException when the endpoint is none of the venue's
     */
    RecordedQuestion question(RecordedCall call);

    /** What a reply that lists instruments answered, told by its shape; empty when it is no such reply. */
    Optional<MarketRequest.ReadInstruments> metadata(String payload);

    /**
     * The stream whose decoder reads a frame.
     *
     * @param endpoint where it came from as far as it was recorded: an address, or empty
     */
    String stream(String frame, String endpoint);

    /** What a frame says went wrong; empty when nothing did. */
    Optional<VenueException> failure(String frame);

    /**
     * The call that a frame answers, where a socket carries calls too; empty when it is none.
     *
     * @param request what was asked by it; null when it was not recorded
     */
    default Optional<RecordedCall> answered(String frame, @Nullable String request) {
        return Optional.empty();
    }

    /** Why a call or frame that is known tells no event, by its name; empty when it tells some, or is not known. */
    default Optional<String> silence(RecordedCall call) {
        return Optional.empty();
    }

    /** Forgets what recordings before told of accounts and prices, but not what is listed: each speaks for itself. */
    void forget();

    /**
     * Lists what a recording names and no metadata told of, by a name guessed from the venue's.
     *
     * @param text a frame, a request or a reply
     */
    void assume(String text);
}
