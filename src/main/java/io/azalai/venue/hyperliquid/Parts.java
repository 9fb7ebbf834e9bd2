package io.azalai.venue.hyperliquid;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest.ReadBalances;
import io.azalai.venue.AccountRequest.ReadFees;
import io.azalai.venue.AccountRequest.ReadOpenOrders;
import io.azalai.venue.AccountRequest.ReadPositions;
import io.azalai.venue.AccountRequest.ReadSummary;
import io.azalai.venue.FeeRates;
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
import java.util.Set;

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
        List<String> names = names(request);
        return names.equals(List.of(FIRST)) && !(request instanceof ReadSummary)
                ? List.of()
                : names.stream().map(name -> new PartRequest<>(request, name)).toList();
    }

    private List<String> names(VenueRequest<?> request) {
        if (request instanceof ReadTickers tickers) {
            return tickers.listing() == null ? ofMarket(tickers.market()) : List.of(dexOf(tickers));
        }
        if (request instanceof ReadLastPrices prices) {
            Listing asked = prices.listing();
            return asked == null ? ofMarket(prices.market()) : List.of(Naming.dexOf(asked.venueSymbol()));
        }
        if (request instanceof ReadOpenOrders orders) {
            return ofMarket(orders.markets().contains(Market.PERP) ? Market.PERP : Market.SPOT);
        }
        if (request instanceof ReadBalances balances) {
            return modes.shareSpot(balances.account()) ? List.of(FIRST) : ofMarket(balances.market());
        }
        if (request instanceof ReadSummary summary) {
            List<String> names = new ArrayList<>(ofMarket(summary.market()));
            if (modes.shareSpot(summary.account())) {
                names.add(SPOT);
            }
            return names;
        }
        if (request instanceof ReadFees fees) {
            String dex = Naming.dexOf(fees.listing().venueSymbol());
            return dex.equals(FIRST) ? List.of(FIRST) : List.of(FIRST, dex);
        }
        return request instanceof ReadFunding || request instanceof ReadPositions
                ? ofMarket(Market.PERP)
                : List.of(FIRST);
    }

    private static String dexOf(ReadTickers tickers) {
        return tickers.listing() == null
                ? FIRST
                : Naming.dexOf(tickers.listing().venueSymbol());
    }

    private List<String> ofMarket(Market market) {
        return market == Market.PERP ? List.copyOf(dexes()) : List.of(FIRST);
    }

    /** The answer that those of the parts make: rows after rows, sums of balances and summaries, and scaled rates. */
    @SuppressWarnings("unchecked") // a request of rows is answered with rows
    <R> R joined(VenueRequest<R> request, List<R> answers) {
        if (request instanceof ReadSummary) {
            return (R) sum(request, (List<AccountSummary>) answers);
        }
        if (request instanceof ReadFees) {
            return (R) FeeCodec.scaled((FeeRates) answers.get(0), (FeeRates) answers.get(1));
        }
        List<Object> rows = new ArrayList<>();
        answers.forEach(answer -> rows.addAll((List<Object>) answer));
        return request instanceof ReadBalances ? (R) sums((List<Balance>) (List<?>) rows) : (R) List.copyOf(rows);
    }

    /** A mode that was told in mid-read parts what belongs together: the worth would be missing, or count twice. */
    private AccountSummary sum(VenueRequest<?> request, List<AccountSummary> answers) {
        long ofSpot = answers.stream().filter(AccountSummary::ofSpot).count();
        boolean whole = answers.size() > dexes().size() ? ofSpot == answers.size() : ofSpot == 0;
        if (!whole) {
            throw new VenueUnavailableException(Errors.details(
                    request.operation(),
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
