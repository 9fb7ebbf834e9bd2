package io.azalai.trade.paper;

import io.azalai.model.Event;
import io.azalai.model.FundingRate;
import io.azalai.model.Level;
import io.azalai.model.Listing;
import io.azalai.model.MarkPrice;
import io.azalai.model.OrderBook;
import io.azalai.model.Source;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A market of one perpetual that a test moves: 5 are bid a tenth below the mark and 5 asked a tenth above it. */
final class MovedMarket implements PaperMarket {

    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal SIZE = new BigDecimal("5");

    private final Clock clock;
    private final List<Consumer<Event>> followers = new ArrayList<>();
    private BigDecimal mark;

    MovedMarket(Clock clock, String mark) {
        this.clock = clock;
        this.mark = new BigDecimal(mark);
    }

    @Override
    public void follow(Listing listing, Consumer<Event> told) {
        followers.add(told);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R ask(String venue, VenueRequest<R> question) {
        return (R) (question instanceof MarketRequest.ReadFunding ? List.of(mark()) : book());
    }

    /** Nobody listens any more. */
    void forget() {
        followers.clear();
    }

    /** What is told from now on. */
    void at(String price) {
        mark = new BigDecimal(price);
    }

    void tellMark() {
        tell(mark());
    }

    void tellBook() {
        tell(book());
    }

    /** The rate of eight hours that end at that time. */
    void tellFunding(String rate, Instant end) {
        Instant now = clock.instant();
        tell(new FundingRate(
                StillVenue.BTC, new BigDecimal(rate), 8, end, null, null, null, null, null, now, now, Source.WS));
    }

    private void tell(Event event) {
        List.copyOf(followers).forEach(each -> each.accept(event));
    }

    private MarkPrice mark() {
        return new MarkPrice(StillVenue.BTC, mark, mark, clock.instant(), clock.instant(), Source.WS);
    }

    private OrderBook book() {
        Instant now = clock.instant();
        return new OrderBook(
                StillVenue.BTC,
                List.of(new Level(mark.subtract(TENTH), SIZE)),
                List.of(new Level(mark.add(TENTH), SIZE)),
                null,
                now,
                now,
                Source.WS);
    }
}
