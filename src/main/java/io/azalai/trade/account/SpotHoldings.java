package io.azalai.trade.account;

import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Side;
import io.azalai.trade.risk.Holding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one account holds of each asset on spot: what the venue last told, plus the fills since. Confined to the
 * gateway's critical section.
 */
final class SpotHoldings {

    private final Map<String, Tally> assets = new TreeMap<>();
    /** What new orders may use: what fills bring is free at once, and what they take was not. */
    private final Map<String, Tally> free = new TreeMap<>();

    private @Nullable Instant snapshotAt;

    /** What there was of assets that moved, and that the last snapshot did not name. */
    private final Map<String, Tally> unnamed = new HashMap<>();

    /**
     * Takes a full snapshot over; what it does not name is not held. Venues give it no time, so that it may lag behind
     * fills: of an asset that has moved since the venue told of it only two snapshots in a row say so.
     *
     * @param askedAt by our clock
     */
    void replace(List<Balance> balances, Instant askedAt, Instant receivedAt) {
        Stamp at = Stamp.asked(askedAt);
        Set<String> named = balances.stream().map(Balance::asset).collect(Collectors.toSet());
        unnamed.keySet().removeAll(named);
        assets.replaceAll((asset, tally) -> named.contains(asset) ? tally : absent(asset, tally, at));
        free.replaceAll((asset, tally) -> named.contains(asset) ? tally : tally.told(BigDecimal.ZERO, at));
        balances.forEach(balance -> told(balance, at));
        snapshotAt = receivedAt;
    }

    private Tally absent(String asset, Tally tally, Stamp at) {
        if (tally.moves().isEmpty() || tally.isSame(unnamed.get(asset))) {
            unnamed.remove(asset);
            return tally.told(BigDecimal.ZERO, at);
        }
        unnamed.put(asset, tally);
        return tally;
    }

    void learn(Balance balance) {
        told(balance, Stamp.of(balance.timestamp(), balance.receivedAt()));
    }

    /** Moves base, quote and fee. */
    void fill(Fill fill, Instrument instrument) {
        Stamp at = Stamp.of(fill);
        boolean buy = fill.side() == Side.BUY;
        BigDecimal worth = fill.quantity().multiply(fill.price());
        moved(instrument.baseAsset(), buy ? fill.quantity() : fill.quantity().negate(), at);
        moved(instrument.quoteAsset(), buy ? worth.negate() : worth, at);
        move(assets, fill.feeAsset(), fill.fee().negate(), at);
        move(free, fill.feeAsset(), fill.fee().negate(), at);
    }

    /** When the last full snapshot was received; empty before the first. */
    Optional<Instant> snapshotAt() {
        return Optional.ofNullable(snapshotAt);
    }

    /** What is held, by asset; without the assets of which there is nothing. */
    Map<String, BigDecimal> totals() {
        Map<String, BigDecimal> totals = new TreeMap<>();
        assets.forEach((asset, tally) -> totals.put(asset, tally.total()));
        totals.values().removeIf(total -> total.signum() == 0);
        return totals;
    }

    /** What is held and free, by asset; likewise. */
    Map<String, Holding> holdings() {
        Map<String, Holding> holdings = new TreeMap<>();
        totals().forEach((asset, total) -> holdings.put(
                asset,
                new Holding(total, free.getOrDefault(asset, Tally.NONE).total().min(total))));
        return holdings;
    }

    private void told(Balance balance, Stamp at) {
        tell(assets, balance.asset(), balance.total(), at);
        tell(free, balance.asset(), balance.free(), at);
    }

    private static void tell(Map<String, Tally> tallies, String asset, BigDecimal amount, Stamp at) {
        tallies.put(asset, tallies.getOrDefault(asset, Tally.NONE).told(amount, at));
    }

    private void moved(String asset, BigDecimal amount, Stamp at) {
        move(assets, asset, amount, at);
        if (amount.signum() > 0) {
            move(free, asset, amount, at);
        }
    }

    private static void move(Map<String, Tally> tallies, String asset, BigDecimal amount, Stamp at) {
        tallies.put(asset, tallies.getOrDefault(asset, Tally.NONE).moved(amount, at));
    }
}
