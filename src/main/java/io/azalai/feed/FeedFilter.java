package io.azalai.feed;

import io.azalai.model.Candle;
import io.azalai.model.Dataset;
import io.azalai.model.Event;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants.
 *
 * @param datasets at least one
 * @param venue null for every venue
 * @param market null for both; events without a listing pass
 * @param symbols as callers write them; empty for every symbol, as {@code *} among them is
 * @param account alias; null for every account
 * @param interval of candles; null for every interval
 */
public record FeedFilter(
        Set<Dataset> datasets,
        @Nullable String venue,
        @Nullable Market market,
        List<String> symbols,
        @Nullable String account,
        @Nullable Interval interval) {

    /** Instead of a symbol: every symbol that is told, of which those that the configuration lists are wanted. */
    static final String EVERY = "*";

    public FeedFilter {
        if (datasets.isEmpty()) {
            throw new IllegalArgumentException("a reader of the feed must name at least one dataset");
        }
        datasets = Set.copyOf(datasets);
        symbols = symbols.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Candles of every interval. */
    public FeedFilter(
            Set<Dataset> datasets,
            @Nullable String venue,
            @Nullable Market market,
            List<String> symbols,
            @Nullable String account) {
        this(datasets, venue, market, symbols, account, null);
    }

    /** Every event of the datasets. */
    public static FeedFilter of(Dataset first, Dataset... others) {
        return new FeedFilter(EnumSet.of(first, others), null, null, List.of(), null);
    }

    /** The same, of one venue only. */
    public FeedFilter venue(String name) {
        return new FeedFilter(datasets, name.toLowerCase(Locale.ROOT), market, symbols, account, interval);
    }

    /** The same, of these symbols only. */
    public FeedFilter symbols(String... wanted) {
        return new FeedFilter(datasets, venue, market, List.of(wanted), account, interval);
    }

    /** Whether everything but the symbol is as wanted. */
    boolean matchesBesideSymbol(Event event) {
        if (venue != null && !venue.equals(event.venue())) {
            return false;
        }
        if (account != null && !account.equals(event.account())) {
            return false;
        }
        if (interval != null && event instanceof Candle candle && candle.interval() != interval) {
            return false;
        }
        Listing where = event.where();
        return market == null || where == null || where.market() == market;
    }

    /** Whether venue and market are as wanted. */
    boolean matchesBesideSymbol(Listing where) {
        return (venue == null || venue.equals(where.venue())) && (market == null || market == where.market());
    }

    /** As people read it: {@code ticker, bbo of hyperliquid BTC, ETH}. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(datasets.stream().sorted().map(Dataset::kebab).collect(Collectors.joining(", ")));
        text.append(venue == null ? " of every venue" : " of " + venue);
        text.append(market == null ? "" : " " + market);
        text.append(interval == null ? "" : " " + interval.code());
        text.append(symbols.isEmpty() ? "" : " " + String.join(", ", symbols));
        return account == null
                ? text.toString()
                : text.append(" account ").append(account).toString();
    }
}
