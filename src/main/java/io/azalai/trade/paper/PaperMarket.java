package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.venue.VenueCalls;
import java.util.function.Consumer;

/** Where paper trading has real prices from. */
public interface PaperMarket {

    /** Tells of books, trades, marks and funding of a listing from now on, one at a time for each listing. */
    void follow(Listing listing, Consumer<Event> told);

    /** Asks the venues what anybody may ask. */
    VenueCalls calls();
}
