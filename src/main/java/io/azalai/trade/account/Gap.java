package io.azalai.trade.account;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * By how much two statements of an account differ otherwise than the bookings between them make it.
 *
 * @param usd the least that it can be: of what may be in a statement or not, that counts which explains most
 * @param assets units by asset, with what is surely booked between the two alone; without those that agree
 */
record Gap(BigDecimal usd, Map<String, BigDecimal> assets) {

    Gap {
        assets = Map.copyOf(assets);
    }

    /**
     * Of an earlier and a later statement.
     *
     * @param prices USD per unit of an asset; empty while it has none
     * @return empty where something of it cannot be valued
     */
    static Optional<Gap> between(
            Statement earlier,
            Statement later,
            Collection<Booking> bookings,
            Function<String, Optional<BigDecimal>> prices) {
        Map<String, BigDecimal> left = new HashMap<>(later.assets());
        earlier.assets().forEach((asset, amount) -> left.merge(asset, amount.negate(), BigDecimal::add));
        BigDecimal most = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        for (Booking booking : bookings) {
            Statement.Has before = earlier.has(booking);
            Statement.Has after = later.has(booking);
            if (before == Statement.Has.NOT && after == Statement.Has.SURELY) {
                booking.amounts().forEach((asset, amount) -> left.merge(asset, amount.negate(), BigDecimal::add));
            } else if (before != Statement.Has.SURELY && after != Statement.Has.NOT) {
                Optional<BigDecimal> worth = worth(booking.amounts(), prices);
                if (worth.isEmpty()) {
                    return Optional.empty();
                }
                most = most.add(worth.get().max(BigDecimal.ZERO));
                least = least.add(worth.get().min(BigDecimal.ZERO));
            }
        }
        left.values().removeIf(amount -> amount.signum() == 0);
        BigDecimal top = most;
        BigDecimal bottom = least;
        return worth(left, prices).map(usd -> new Gap(beyond(usd, bottom, top), left));
    }

    /** What assets are worth in USD; empty where one has no price. */
    static Optional<BigDecimal> worth(Map<String, BigDecimal> assets, Function<String, Optional<BigDecimal>> prices) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> asset : assets.entrySet()) {
            if (asset.getValue().signum() != 0) {
                Optional<BigDecimal> price = prices.apply(asset.getKey());
                if (price.isEmpty()) {
                    return Optional.empty();
                }
                sum = sum.add(asset.getValue().multiply(price.get()));
            }
        }
        return Optional.of(sum);
    }

    private static BigDecimal beyond(BigDecimal usd, BigDecimal least, BigDecimal most) {
        return usd.subtract(usd.max(least).min(most));
    }
}
