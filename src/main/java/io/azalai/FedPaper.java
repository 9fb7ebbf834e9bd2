package io.azalai;

import io.azalai.feed.Feed;
import io.azalai.feed.FeedFilter;
import io.azalai.feed.Overflow;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Listing;
import io.azalai.trade.paper.PaperMarket;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.rest.RouteCalls;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The real market as paper trading has it: what the feed carries, and what the venues are asked. */
record FedPaper(Feed feed, RouteCalls calls) implements PaperMarket {

    private static final Set<Dataset> PRICES =
            Set.of(Dataset.ORDER_BOOK, Dataset.TRADE, Dataset.MARK_PRICE, Dataset.FUNDING_RATE);
    private static final int CAPACITY = 1_000;

    @Override
    public <R> R ask(String venue, VenueRequest<R> question) {
        return calls.ask(venue, question);
    }

    @Override
    public void follow(Listing listing, Consumer<Event> told) {
        FeedFilter wanted = new FeedFilter(PRICES, listing.venue(), listing.market(), List.of(listing.symbol()), null);
        feed.subscribe(
                "paper." + listing.key(),
                wanted,
                Overflow.DROP_OLDEST,
                CAPACITY,
                (event, retained) -> told.accept(event));
    }
}
