package io.azalai.venue.hyperliquid;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.PositionSnapshot;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.MarketRequest.ReadFunding;
import io.azalai.venue.MarketRequest.ReadLastPrices;
import io.azalai.venue.MarketRequest.ReadTickers;
import io.azalai.venue.Outcome;
import io.azalai.venue.PartRequest;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The dexes of perpetuals: the venue answers for one at a time, so what is asked of all is asked of each and put
 * together here (hyperliquid.md section 2). Immutable.
 */
final class Parts {

    /** Name of the first dex on the wire. */
    static final String FIRST = "";

    /** The part of a summary that spot balances make where they back the perpetuals. */
    static final String SPOT = "spot";

    private final Set<String> further;
    private final Modes modes;
    private final Map<Class<?>, Shares<?, ?>> shared = Map.ofEntries(
            row(ReadTickers.class, asked -> several(of(asked.market(), asked.listing())), Parts::rows),
            row(ReadLastPrices.class, asked -> several(of(asked.market(), asked.listing())), Parts::rows),
            row(ReadFunding.class, asked -> several(of(Market.PERP)), Parts::rows),
            row(ReadPositions.class, asked -> several(of(Market.PERP)), PositionSnapshot::joined),
            row(ReadOpenOrders.class, asked -> several(of(asked)), Parts::rows),
            row(ReadBalances.class, asked -> several(of(asked)), answers -> sums(rows(answers))),
            row(ReadSummary.class, this::of, this::sum),
            row(ReadFees.class, asked -> several(of(asked)), rates -> FeeCodec.scaled(rates.get(0), rates.get(1))));

    /**
     * How one kind of request is parted.
     *
     * @param names of its parts; none when the first dex, or spot, answers it alone
     * @param joined the answer that those of the parts make
     */
    private record Shares<Q extends VenueRequest<R>, R>(Function<Q, List<String>> names, Function<List<R>, R> joined) {}

    private static <Q extends VenueRequest<R>, R> Map.Entry<Class<?>, Shares<?, ?>> row(
            Class<Q> kind, Function<Q, List<String>> names, Function<List<R>, R> joined) {
        return Map.entry(kind, new Shares<>(names, joined));
    }

    /** The first dex and those that are configured. */
    Parts(List<String> further, Modes modes) {
        this.further = Set.copyOf(further);
        this.modes = modes;
    }

    /** The names of those that are configured. */
    Set<String> further() {
        return further;
    }

    /** The names of the first dex and of those that are configured. */
    Set<String> dexes() {
        Set<String> dexes = new LinkedHashSet<>();
        dexes.add(FIRST);
        dexes.addAll(further);
        return dexes;
    }

    /** All names a part can have. */
    Set<String> all() {
        Set<String> all = dexes();
        all.add(SPOT);
        return all;
    }

    /** The parts a request takes; none when the first dex, or spot, answers it alone, except for a summary. */
    <R> List<PartRequest<R>> of(VenueRequest<R> request) {
        return shares(request).stream()
                .flatMap(shares -> shares.names.apply(request).stream())
                .map(name -> new PartRequest<>(request, name))
                .toList();
    }

    /** The answer that those of the parts make: rows after rows, sums of balances and summaries, and scaled rates. */
    <R> R joined(VenueRequest<R> request, List<R> answers) {
        return shares(request).orElseThrow().joined.apply(answers);
    }

    @SuppressWarnings("unchecked") // the table pairs each class of request with its own row
    private <R> Optional<Shares<VenueRequest<R>, R>> shares(VenueRequest<R> request) {
        return Optional.ofNullable((Shares<VenueRequest<R>, R>) shared.get(request.getClass()));
    }

    private static List<String> several(List<String> names) {
        return names.equals(List.of(FIRST)) ? List.of() : names;
    }

    private List<String> of(Market market) {
        return market == Market.PERP ? List.copyOf(dexes()) : List.of(FIRST);
    }

    private List<String> of(Market market, @Nullable Listing listing) {
        return listing == null ? of(market) : List.of(Naming.dexOf(listing.venueSymbol()));
    }

    private List<String> of(ReadOpenOrders orders) {
        return of(orders.markets().contains(Market.PERP) ? Market.PERP : Market.SPOT);
    }

    private List<String> of(ReadBalances balances) {
        return modes.shareSpot(balances.account()) ? List.of(FIRST) : of(balances.market());
    }

    private List<String> of(ReadSummary summary) {
        List<String> names = new ArrayList<>(of(summary.market()));
        if (modes.shareSpot(summary.account())) {
            names.add(SPOT);
        }
        return names;
    }

    private static List<String> of(ReadFees fees) {
        String dex = Naming.dexOf(fees.listing().venueSymbol());
        return dex.equals(FIRST) ? List.of(FIRST) : List.of(FIRST, dex);
    }

    private static <T> List<T> rows(List<List<T>> answers) {
        return answers.stream().flatMap(List::stream).toList();
    }

    /** A mode that was told in mid-read parts what belongs together: the worth would be missing, or count twice. */
    private AccountSummary sum(List<AccountSummary> answers) {
        long ofSpot = answers.stream().filter(AccountSummary::ofSpot).count();
        boolean whole = answers.size() > dexes().size() ? ofSpot == answers.size() : ofSpot == 0;
        if (!whole) {
            throw new VenueUnavailableException(Errors.details(
                    "summary",
                    "MODE_CHANGED",
                    "the account's mode was told while its summary was read: ask again",
                    Outcome.UNKNOWN));
        }
        return answers.stream().reduce(SummaryCodec::sum).orElseThrow();
    }

    /** One balance for each asset: dexes with the same collateral keep it apart, the model does not. */
    static List<Balance> sums(List<Balance> balances) {
        Map<String, Balance> byAsset = new LinkedHashMap<>();
        balances.forEach(balance -> byAsset.merge(balance.asset(), balance, Parts::sum));
        return List.copyOf(byAsset.values());
    }

    private static Balance sum(Balance one, Balance other) {
        return new Balance(
                one.venue(),
                one.market(),
                one.account(),
                one.asset(),
                one.free().add(other.free()),
                one.locked().add(other.locked()),
                one.total().add(other.total()),
                one.timestamp(),
                one.receivedAt(),
                one.source());
    }
}
