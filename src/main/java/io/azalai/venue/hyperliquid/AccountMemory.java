package io.azalai.venue.hyperliquid;

import io.azalai.model.Balance;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What an account's frames must remember to tell what the venue leaves out: which positions and balances are gone,
 * which orders are open, what was told before. Lost frames are made good by the next snapshot. Confined to the lock of
 * its account.
 */
final class AccountMemory {

    /** More than an account may have open, and than a snapshot of fills or funding holds. */
    private static final int MOST = 10_000;

    /** The channels that tell of the same end do so within this time. */
    private static final Duration BOTH_CHANNELS = Duration.ofMinutes(1);

    private final Map<String, Set<Listing>> positions = new HashMap<>();
    private final Map<Market, Map<String, Balance>> balances = new EnumMap<>(Market.class);
    private final Map<String, Balance> collateral = new LinkedHashMap<>();
    private final Map<Long, Order> open = bounded();
    private final Map<Long, Instant> ended = bounded();
    private final Map<String, Long> newestByClientId = bounded();
    private final Map<String, Boolean> fundings = bounded();
    private final Map<String, Boolean> fills = bounded();

    /** Tells the positions of a dex; answers the listings that it had before and has no more. */
    Set<Listing> positions(String dex, List<Position> now, Consumer<? super Position> out) {
        Set<Listing> held = new HashSet<>();
        for (Position position : now) {
            held.add(position.listing());
            out.accept(position);
        }
        Set<Listing> before = positions.put(dex, held);
        Set<Listing> gone = new HashSet<>(before == null ? Set.of() : before);
        gone.removeAll(held);
        return gone;
    }

    /** Tells the balances of a wallet, and of those that it had before and has no more that they are nothing. */
    void balances(Market wallet, List<Balance> now, Instant receivedAt, Consumer<? super Balance> out) {
        Map<String, Balance> held = new LinkedHashMap<>();
        for (Balance balance : now) {
            held.put(balance.asset(), balance);
            out.accept(balance);
        }
        Map<String, Balance> before = balances.put(wallet, held);
        if (before != null) {
            before.keySet().removeAll(held.keySet());
            before.values().forEach(was -> out.accept(was.gone(receivedAt, Source.WS)));
        }
    }

    /** Takes the collateral of a dex; answers that of all dexes with the same asset. */
    Balance collateral(String dex, Balance now) {
        collateral.remove(dex);
        collateral.put(dex, now);
        return Parts.sums(collateral.values().stream()
                        .filter(balance -> balance.asset().equals(now.asset()))
                        .toList())
                .get(0);
    }

    /** Notes the newest order of a client id that opened. */
    void opened(String clientId, long orderId) {
        newestByClientId.merge(clientId, orderId, Math::max);
    }

    /** Whether a newer order is open under the client id of one: then the end of the older is no news. */
    boolean isReplaced(Order order) {
        Long newest = newestByClientId.get(order.clientOrderId());
        return newest != null && newest > orderId(order);
    }

    /** Takes over how an order stands, when it is at its end or open still. */
    void changed(Order order, Instant at) {
        if (order.status().isTerminal()) {
            open.remove(orderId(order));
            ended.put(orderId(order), at);
            newestByClientId.remove(order.clientOrderId(), orderId(order));
        } else {
            open.put(orderId(order), order);
        }
    }

    private static long orderId(Order order) {
        return Long.parseLong(Objects.requireNonNull(order.orderId(), "order id"));
    }

    /** Whether the end of an order was told shortly before: another channel tells it too. */
    boolean hasJustEnded(long orderId, Instant now) {
        Instant at = ended.get(orderId);
        return at != null && at.plus(BOTH_CHANNELS).isAfter(now);
    }

    /** An order as it was last told; empty when it was not seen open. */
    Optional<Order> open(long orderId) {
        return Optional.ofNullable(open.get(orderId));
    }

    /** Whether a payment was not told before; it has no id, but a coin is paid for once at a time. */
    boolean isNew(FundingPayment funding) {
        return fundings.put(funding.listing().venueSymbol() + "|" + funding.timestamp(), true) == null;
    }

    /** Whether a fill was not told before: two channels tell it, and each snapshot again. */
    boolean isNew(Fill fill) {
        return fills.put(fill.tradeId() + "|" + fill.orderId() + "|" + fill.timestamp(), true) == null;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MOST;
            }
        };
    }
}
