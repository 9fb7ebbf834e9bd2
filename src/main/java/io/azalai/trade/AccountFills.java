package io.azalai.trade;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Outcome;
import io.azalai.venue.Pages;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all own fills of an account or, where the venue answers per symbol only, those of the symbols that we have to
 * do with (risk.md section 9). Safe for many threads: which symbols are known to be gone is a concurrent set.
 */
final class AccountFills {

    private static final Logger LOG = LoggerFactory.getLogger(AccountFills.class);

    private final OrderDesk desk;
    private final AccountDesk accounts;
    private final VenueCalls calls;
    private final FillReading reading;
    private final Set<Listing> gone = ConcurrentHashMap.newKeySet();

    AccountFills(OrderDesk desk, AccountDesk accounts, VenueCalls calls) {
        this.desk = desk;
        this.accounts = accounts;
        this.calls = calls;
        this.reading = new FillReading(calls);
    }

    /**
     * Reads them from an instant on.
     *
     * @param found takes each symbol's as they come, also where those of another cannot be read
     * @return failed at the end where any could not be read or taken
     */
    CompletableFuture<?> read(OpenVenue venue, String account, Instant since, Consumer<List<Fill>> found) {
        return all(venue.toldTogether().stream()
                .map(markets -> read(new Asked(venue, account, since, found), markets))
                .toList());
    }

    private record Asked(OpenVenue venue, String account, Instant since, Consumer<List<Fill>> found) {}

    private CompletableFuture<?> read(Asked asked, Set<Market> markets) {
        AccountRequest.ReadFills ofAll = new AccountRequest.ReadFills(asked.account(), markets, null, asked.since());
        return reading.all(asked.venue().name(), ofAll, asked.found())
                .exceptionallyCompose(failure -> wantsListing(Failures.cause(failure))
                        ? all(markets.stream()
                                        .map(market -> bySymbol(asked, market))
                                        .toList())
                                .thenApply(done -> List.of())
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether a venue refused because it tells fills by symbol only; any other failure leaves fills unread. */
    private static boolean wantsListing(Throwable cause) {
        return cause instanceof VenueException refusal
                && refusal.outcome() == Outcome.NOT_SENT
                && refusal.isIncomplete();
    }

    private CompletableFuture<?> bySymbol(Asked asked, Market market) {
        CompletableFuture<List<Listing>> traded = traded(asked, market);
        return traded.exceptionally(unread -> List.of())
                .thenCompose(others -> all(listings(asked, market, others).stream()
                        .map(listing -> ofListing(asked, listing))
                        .toList()))
                .thenCombine(traded, (done, told) -> done);
    }

    /** What was traded elsewhere too, as far as the venue tells: of perpetuals only. */
    private CompletableFuture<List<Listing>> traded(Asked asked, Market market) {
        if (market != Market.PERP) {
            return CompletableFuture.completedFuture(List.of());
        }
        return Pages.all(
                asked.since(),
                Function.identity(),
                from -> calls.send(asked.venue().name(), new AccountRequest.ReadTradedListings(asked.account(), from)));
    }

    private Set<Listing> listings(Asked asked, Market market, List<Listing> traded) {
        String venue = asked.venue().name();
        Set<Listing> listings = new HashSet<>(accounts.listings(venue));
        listings.addAll(traded);
        desk.all().stream()
                .filter(order -> order.account().equals(asked.account()))
                .forEach(order -> listings.add(order.listing()));
        listings.removeIf(listing -> !listing.venue().equals(venue) || listing.market() != market);
        return listings;
    }

    private CompletableFuture<?> ofListing(Asked asked, Listing listing) {
        AccountRequest.ReadFills own =
                new AccountRequest.ReadFills(asked.account(), listing.market(), listing, asked.since());
        return reading.all(listing.venue(), own, asked.found())
                .exceptionallyCompose(failure -> isGone(asked.venue(), listing, Failures.cause(failure))
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.failedFuture(failure));
    }

    /** Whether the venue knows a symbol no longer, and lists it no longer either: asking again is of no use. */
    private boolean isGone(OpenVenue venue, Listing listing, Throwable cause) {
        boolean delisted = cause instanceof InvalidSymbolException
                && venue.symbols().of(listing).isEmpty();
        if (delisted && gone.add(listing)) {
            LOG.warn("fills of a symbol no longer listed are not told venue={} symbol={}", venue.name(), listing);
        }
        return delisted;
    }

    private static CompletableFuture<?> all(List<? extends CompletableFuture<?>> reads) {
        return CompletableFuture.allOf(reads.toArray(CompletableFuture<?>[]::new));
    }
}
