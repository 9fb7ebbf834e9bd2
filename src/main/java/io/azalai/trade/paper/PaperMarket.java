package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.util.function.Consumer;

/** Where paper trading has real prices from. */
public interface PaperMarket {

    /** Tells of books, trades, marks and funding of a listing from now on, one at a time for each listing. */
    void follow(Listing listing, Consumer<Event> told);

    /**
     * Asks a venue what anybody may ask, on the thread of whoever asks, which waits for the answer: where all threads
     * of a lane wait there is none left to ask on.
     *
     * @throws VenueException as of any call
     */
    <R> R ask(String venue, VenueRequest<R> question);
}
