package io.azalai.trade.account;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.PositionSide;
import io.azalai.model.PositionSnapshot;
import io.azalai.trade.risk.AccountState;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.trade.risk.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is known of one account on one venue. Confined to the gateway's critical section. */
final class Ledger {

    final String venue;
    final String account;
    final SpotHoldings spot = new SpotHoldings();
    final PerpPositions perpetuals = new PerpPositions();
    final PositionCheck check = new PositionCheck();
    final Map<String, RestingOrder> orders = new LinkedHashMap<>();
    final Unseen unseen = new Unseen();

    /** Why nothing may increase in it; null when nothing speaks against it. */
    @Nullable String doubt;

    private final Set<Market> markets;
    private @Nullable AccountSummary summary;
    private Instant summaryAskedAt = Instant.MIN;
    private Instant spotAskedAt = Instant.MIN;
    private MarkDrift drift = MarkDrift.NONE;

    /** An account with these ledgers, of which nothing is known yet. */
    Ledger(String venue, String account, Set<Market> markets) {
        this.venue = venue;
        this.account = account;
        this.markets = Set.copyOf(markets);
    }

    /**
     * Takes the venue's reckoning of the perpetuals' ledger over; spot is reckoned here from what is held, and so is
     * the worth of perpetuals that spot backs. One that was asked for earlier than the last says nothing.
     *
     * @param askedAt by our clock
     */
    void learn(AccountSummary told, Instant askedAt, Valuer valuer) {
        if (told.market() == Market.PERP && !askedAt.isBefore(summaryAskedAt)) {
            summary = told;
            summaryAskedAt = askedAt;
            if (!isOfSpot() || drift.isNone()) {
                drift = MarkDrift.from(perpetuals.open(), valuer);
            }
        }
    }

    /** Takes a balance of spot over. */
    void learn(Balance balance, Valuer valuer) {
        spot.learn(balance);
        spotTold(valuer);
    }

    /** Counts an own trade, of spot where its instrument is known. */
    void fill(Fill fill, PositionSide side, Prices prices) {
        if (fill.listing().market() == Market.PERP) {
            perpetuals.fill(fill, side);
            check.fill(fill, side);
        } else {
            prices.instrument(venue, fill.listing().symbol()).ifPresent(instrument -> spot.fill(fill, instrument));
        }
    }

    /**
     * Takes all positions over, and what the venue insists on.
     *
     * @param askedAt by our clock
     */
    Optional<PositionReview> replacePositions(
            PositionSnapshot snapshot, Instant askedAt, Function<Listing, BigDecimal> steps) {
        perpetuals.replace(snapshot, askedAt);
        Optional<PositionReview> review = check.compare(snapshot, askedAt, steps);
        review.ifPresent(found -> found.mismatches().forEach(mismatch -> perpetuals.adopt(mismatch, askedAt)));
        return review;
    }

    /**
     * Takes all balances of spot over; an asset that is not named is not held. Those that were asked for earlier than
     * the last say nothing.
     *
     * @param askedAt by our clock
     */
    void replaceSpot(List<Balance> balances, Instant askedAt, Instant receivedAt, Valuer valuer) {
        if (!askedAt.isBefore(spotAskedAt)) {
            spotAskedAt = askedAt;
            spot.replace(balances, askedAt, receivedAt);
            spotTold(valuer);
        }
    }

    /** Balances that back perpetuals hold their unrealised PnL, so that it drifts from here (hyperliquid.md 2.5). */
    private void spotTold(Valuer valuer) {
        if (isOfSpot()) {
            drift = MarkDrift.from(perpetuals.open(), valuer);
        }
    }

    /** Whether the perpetuals' worth is what spot holds, and is counted there. */
    private boolean isOfSpot() {
        return summary != null && summary.ofSpot() && markets.contains(Market.SPOT);
    }

    /**
     * How it stands, as the gate sees it.
     *
     * @param marginsOrders whether the venue's free margin is without what open orders need
     * @param without an order that is to become another, in whichever account; null where there is none
     */
    AccountState state(Valuer valuer, boolean marginsOrders, @Nullable Order without) {
        RestingOrder leaving = without != null && venue.equals(without.venue()) && account.equals(without.account())
                ? orders.get(without.clientOrderId())
                : null;
        String id = leaving == null ? "" : leaving.clientOrderId();
        Map<String, BigDecimal> held = spot.totals();
        List<OpenPosition> positions = perpetuals.open();
        String unknown = unknown(held, valuer);
        Standing standing = unknown == null ? standing(held, positions, valuer) : null;
        return new AccountState(
                account,
                standing,
                unknown,
                doubt,
                spot.holdings(),
                positions,
                orders.values().stream().filter(order -> !order.equals(leaving)).toList(),
                marginsOrders,
                unseen.orders(marginsOrders, id),
                unseen.holds(id) ? null : leaving);
    }

    private @Nullable String unknown(Map<String, BigDecimal> held, Valuer valuer) {
        if (markets.contains(Market.PERP) && summary == null) {
            return "no summary of the perpetuals' account yet";
        }
        Optional<String> unpriced = unpriced(others(), valuer);
        if (unpriced.isPresent()) {
            return unpriced.get();
        }
        if (!markets.contains(Market.SPOT)) {
            return null;
        }
        if (spot.snapshotAt().isEmpty()) {
            return "no spot balances yet";
        }
        return unpriced(held, valuer).orElse(null);
    }

    private Optional<String> unpriced(Map<String, BigDecimal> amounts, Valuer valuer) {
        return amounts.keySet().stream()
                .filter(asset -> valuer.usdPrice(venue, asset).isEmpty())
                .map(asset -> "no price for " + asset)
                .findFirst();
    }

    /** The listings whose prices it takes to value what is held, on spot or as collateral, and what may fill. */
    Set<Listing> priced(Valuer valuer) {
        Set<Listing> listings = new LinkedHashSet<>();
        perpetuals.open().forEach(position -> listings.add(position.listing()));
        orders.values().forEach(order -> listings.add(order.listing()));
        Stream.concat(spot.totals().keySet().stream(), others().keySet().stream())
                .forEach(asset -> valuer.pair(venue, asset).ifPresent(listings::add));
        return listings;
    }

    /** Worth of the perpetuals' ledgers that is not in USD, by asset. */
    private Map<String, BigDecimal> others() {
        return summary == null || isOfSpot() ? Map.of() : summary.otherEquity();
    }

    private Standing standing(Map<String, BigDecimal> held, List<OpenPosition> positions, Valuer valuer) {
        BigDecimal spotWorth = worth(held, valuer);
        Optional<Instant> spotAt = spot.snapshotAt();
        AccountSummary told = summary;
        if (told == null) {
            return new Standing(spotWorth, BigDecimal.ZERO, BigDecimal.ZERO, null, spotAt.orElse(Instant.MAX));
        }
        BigDecimal moved = drift.since(positions, valuer);
        BigDecimal own = isOfSpot() ? BigDecimal.ZERO : told.equity();
        Instant oldest = spotAt.filter(told.receivedAt()::isAfter).orElse(told.receivedAt());
        return new Standing(
                own.add(moved).add(worth(others(), valuer)).add(spotWorth),
                told.available().add(moved.min(BigDecimal.ZERO)),
                told.maintenanceMargin(),
                told.marginUse().orElse(null),
                oldest);
    }

    private BigDecimal worth(Map<String, BigDecimal> amounts, Valuer valuer) {
        return amounts.entrySet().stream()
                .map(amount -> amount.getValue()
                        .multiply(valuer.usdPrice(venue, amount.getKey()).orElseThrow()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
