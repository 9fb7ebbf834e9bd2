package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.MarketEvent;
import io.azalai.model.OrderAction;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.timing.Failures;
import io.azalai.trade.risk.PriceQuote;
import io.azalai.venue.Lane;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that an order can be valued: where no flow watches its symbol, the venue is asked for the price first,
 * and the symbol is watched for a while. What else it is judged by is had by {@link Foresight}; what only closes is
 * not judged by candles, and does not wait for them. It is asked in the lane of orders, for polls may have used their
 * share of the budget. What cannot be had stays away, and the risk gate says so. Safe for many threads.
 */
public final class Pricing {

    private static final Logger LOG = LoggerFactory.getLogger(Pricing.class);
    private static final Duration WATCHED = Duration.ofMinutes(10);
    /** As deep as a market order is measured against (risk.md section 3). */
    private static final int DEPTH = 20;

    private final Venues venues;
    private final Quotes quotes;
    private final VenueCalls calls;
    private final Consumer<MarketEvent> learn;
    private final Foresight foresight;
    private final Duration fresh;
    private final Clock clock;
    private final Map<Listing, Instant> lately = new ConcurrentHashMap<>();
    private final Map<Listing, CompletableFuture<Void>> asking = new ConcurrentHashMap<>();

    Pricing(
            Venues venues,
            Quotes quotes,
            VenueCalls calls,
            Consumer<MarketEvent> learn,
            Foresight foresight,
            Duration fresh,
            Clock clock) {
        this.venues = venues;
        this.quotes = quotes;
        this.calls = calls;
        this.learn = learn;
        this.foresight = foresight;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** The request, once all that can be had of its symbol's price is there. */
    public CompletableFuture<OrderRequest> ready(OrderRequest request) {
        return allReady(List.of(request)).thenApply(priced -> request);
    }

    /** The requests, once all that can be had of the prices of those that place is there. */
    public CompletableFuture<List<OrderRequest>> allReady(List<OrderRequest> requests) {
        Set<Placed> placed = requests.stream()
                .filter(request -> request.action() != OrderAction.CANCEL)
                .flatMap(request -> listing(request).stream().map(listing -> new Placed(request.account(), listing)))
                .collect(Collectors.toSet());
        List<CompletableFuture<?>> awaited = new ArrayList<>();
        placed.stream().map(Placed::listing).distinct().map(this::priced).forEach(awaited::add);
        foresight.want(placed);
        if (requests.stream().anyMatch(this::mayIncrease)) {
            awaited.add(foresight.alike(placed));
        }
        return CompletableFuture.allOf(awaited.toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> requests);
    }

    /** Whether what moves alike matters to it: not to what can only close, or sells on spot. */
    private boolean mayIncrease(OrderRequest request) {
        return request.action() == OrderAction.NEW
                && listing(request)
                        .filter(listing -> !closes(request.terms(), listing.market()))
                        .isPresent();
    }

    private static boolean closes(OrderTerms terms, Market market) {
        PositionSide leg = terms.positionSide();
        boolean sells = terms.side() == Side.SELL;
        return terms.reduceOnly()
                || leg == (sells ? PositionSide.LONG : PositionSide.SHORT)
                || (sells && market == Market.SPOT);
    }

    /** For which account an order is, and of what. */
    record Placed(String account, Listing listing) {}

    /**
     * Done once all that can be had of the price is there. Never fails; orders that come while a price is asked for
     * wait for the same answer.
     */
    CompletableFuture<Void> priced(Listing listing) {
        lately.put(listing, clock.instant());
        if (isFresh(listing)) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> asked = asking.putIfAbsent(listing, mine);
        if (asked != null) {
            return asked;
        }
        CompletableFuture.completedFuture(listing).thenCompose(this::ask).whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn(
                        "price cannot be had venue={} symbol={}: {}",
                        listing.venue(),
                        listing.symbol(),
                        Failures.cause(failure).getMessage());
            }
            asking.remove(listing);
            mine.complete(null);
        });
        return mine;
    }

    /** The symbols of a venue that orders were placed for lately. */
    public Set<Listing> wanted(String venue) {
        Instant since = clock.instant().minus(WATCHED);
        lately.values().removeIf(last -> last.isBefore(since));
        return lately.keySet().stream()
                .filter(listing -> listing.venue().equals(venue))
                .collect(Collectors.toSet());
    }

    private Optional<Listing> listing(OrderRequest request) {
        String symbol = request.symbol();
        if (symbol == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(venues.named(request.venue())
                    .symbols()
                    .resolve(symbol, request.market())
                    .listing());
        } catch (VenueException unknown) {
            return Optional.empty();
        }
    }

    private boolean isFresh(Listing listing) {
        Instant oldest = clock.instant().minus(fresh);
        return quotes.of(listing)
                .map(PriceQuote::timestamp)
                .filter(oldest::isBefore)
                .isPresent();
    }

    private CompletableFuture<Void> ask(Listing listing) {
        CompletableFuture<Void> book = calls.send(
                        listing.venue(), new MarketRequest.ReadBook(listing, DEPTH, Lane.PLACE))
                .thenAccept(learn);
        return listing.market() == Market.SPOT ? book : CompletableFuture.allOf(book, askMark(listing));
    }

    private CompletableFuture<Void> askMark(Listing listing) {
        return calls.send(listing.venue(), new MarketRequest.ReadFunding(Lane.PLACE))
                .thenAccept(events -> events.stream()
                        .filter(event -> event.listing().equals(listing))
                        .forEach(learn));
    }
}
