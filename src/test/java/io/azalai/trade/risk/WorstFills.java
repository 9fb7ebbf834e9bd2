package io.azalai.trade.risk;

import io.azalai.model.Market;
import io.azalai.trade.risk.ModelVenues.Key;
import io.azalai.trade.risk.ModelVenues.Open;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What positions may come to, found by filling open orders in every order there is rather than by a formula: what is
 * held at the price of the market, what fills at the worst of its order.
 */
final class WorstFills {

    private final ModelVenues venues;

    WorstFills(ModelVenues venues) {
        this.venues = venues;
    }

    /** The most that each position may be worth, long or short. */
    Map<Key, BigDecimal> byKey() {
        Set<Key> keys = new HashSet<>(venues.held.keySet());
        venues.open.values().forEach(order -> keys.add(order.key()));
        Map<Key, BigDecimal> worst = new HashMap<>();
        for (Key key : keys) {
            List<Open> orders = venues.open.values().stream()
                    .filter(order -> order.key().equals(key))
                    .toList();
            BigDecimal held = venues.held(key);
            worst.put(key, most(key, held, held.multiply(venues.price(key.listing())), orders));
        }
        return worst;
    }

    private BigDecimal most(Key key, BigDecimal held, BigDecimal worth, List<Open> orders) {
        BigDecimal most = worth.abs();
        for (int i = 0; i < orders.size(); i++) {
            Open order = orders.get(i);
            BigDecimal fills = ModelVenues.reach(order, held);
            if (fills.signum() == 0) {
                continue;
            }
            List<Open> rest = new ArrayList<>(orders);
            rest.remove(i);
            BigDecimal market = venues.price(key.listing());
            boolean closes = !fills.equals(order.remaining()) || order.asked().reduceOnly();
            BigDecimal price = closes ? market : price(order, market);
            BigDecimal signed = order.isBuy() ? fills : fills.negate();
            most = most.max(most(key, held.add(signed), worth.add(signed.multiply(price)), rest));
        }
        return most;
    }

    /** As risk.md section 2 has it. */
    private static BigDecimal price(Open order, BigDecimal market) {
        BigDecimal trigger = order.asked().triggerPrice();
        BigDecimal from = trigger == null ? market : trigger;
        BigDecimal slippage = order.isBuy() ? new BigDecimal("1.01") : BigDecimal.ONE;
        return switch (order.asked().type()) {
            case LIMIT, STOP_LIMIT, TAKE_PROFIT_LIMIT ->
                order.isBuy() ? order.price() : order.price().max(from);
            case MARKET, STOP_MARKET, TAKE_PROFIT_MARKET, TWAP, TRAILING_STOP_MARKET -> from.multiply(slippage);
        };
    }

    /** Gross of the perpetuals of one venue, or of all where it is empty. */
    BigDecimal gross(String venue) {
        return byKey().entrySet().stream()
                .filter(entry -> entry.getKey().listing().market() == Market.PERP)
                .filter(entry ->
                        venue.isEmpty() || entry.getKey().listing().venue().equals(venue))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** How many positions there are or may come to be. */
    long positions() {
        return byKey().entrySet().stream()
                .filter(entry -> entry.getKey().listing().market() == Market.PERP)
                .filter(entry -> entry.getValue().signum() > 0)
                .count();
    }
}
