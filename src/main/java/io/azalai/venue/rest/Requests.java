package io.azalai.venue.rest;

import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.VenueRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the requests that routes ask venues with: the bean {@code requests} of the YAML files. A venue without accounts
 * is asked nothing of accounts. Safe for many threads: nothing changes once it is built.
 */
public final class Requests {

    private final Map<String, List<String>> accounts;

    /** Of the accounts of each venue, by its name. */
    public Requests(Map<String, List<String>> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** All instruments, a request for each market. */
    public List<VenueRequest<?>> instruments() {
        return eachMarket(MarketRequest.ReadInstruments::new);
    }

    /** The most that orders of perpetuals may be worth, where instruments do not tell it. */
    public VenueRequest<?> orderCaps() {
        return new MarketRequest.ReadOrderCaps();
    }

    /** Funding rates and mark prices. */
    public VenueRequest<?> funding() {
        return new MarketRequest.ReadFunding();
    }

    /** Hours between funding payments, for venues that tell them apart from the rates. */
    public VenueRequest<?> fundingIntervals() {
        return new MarketRequest.ReadFundingIntervals();
    }

    /** The same, and the most leverage of perpetuals, which venues tell accounts only: the first is asked for. */
    public List<VenueRequest<?>> terms(String venue) {
        return Stream.<VenueRequest<?>>concat(
                        Stream.of(fundingIntervals()),
                        accountsOf(venue).stream().limit(1).map(AccountRequest.ReadLeverageLimits::new))
                .toList();
    }

    /** The clock of each market. */
    public List<VenueRequest<?>> clocks() {
        return eachMarket(MarketRequest.ServerTime::new);
    }

    /** Opens, or keeps alive, the private stream of each account in each market. */
    public List<VenueRequest<?>> userStreamKeys(String venue) {
        return eachAccount(
                venue, account -> eachMarket(market -> new AccountRequest.UserStreamKey(account, market, null)));
    }

    /** Balances of each account in each market. */
    public List<VenueRequest<?>> balances(String venue) {
        return eachAccount(venue, account -> eachMarket(market -> new AccountRequest.ReadBalances(account, market)));
    }

    /** Balances of an account in one market, {@code spot} or {@code perp}. */
    public VenueRequest<?> balances(String account, String market) {
        return new AccountRequest.ReadBalances(account, Market.valueOf(market.toUpperCase(Locale.ROOT)));
    }

    /** What each account has used of its own limits. */
    public List<VenueRequest<?>> limits(String venue) {
        return eachAccount(venue, account -> List.of(new AccountRequest.ReadLimits(account)));
    }

    /** A snapshot of a listing's book. */
    public VenueRequest<?> book(Listing listing, int depth) {
        return new MarketRequest.ReadBook(listing, depth);
    }

    public VenueRequest<?> minutes(Listing listing, Instant since) {
        return new MarketRequest.ReadCandles(listing, Interval.M1, since, null);
    }

    public VenueRequest<?> hours(Listing listing, Instant since) {
        return new MarketRequest.ReadCandles(listing, Interval.H1, since, null);
    }

    private static List<VenueRequest<?>> eachMarket(Function<Market, VenueRequest<?>> request) {
        return Stream.<VenueRequest<?>>of(request.apply(Market.PERP), request.apply(Market.SPOT))
                .toList();
    }

    private List<VenueRequest<?>> eachAccount(String venue, Function<String, List<VenueRequest<?>>> requests) {
        return accountsOf(venue).stream()
                .flatMap(account -> requests.apply(account).stream())
                .toList();
    }

    private List<String> accountsOf(String venue) {
        List<String> found = accounts.get(venue);
        if (found == null) {
            throw new IllegalArgumentException("there is no venue '" + venue + "'; there are " + accounts.keySet());
        }
        return found;
    }
}
