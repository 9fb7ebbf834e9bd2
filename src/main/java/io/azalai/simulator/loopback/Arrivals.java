package io.azalai.simulator.loopback;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How often what arrived, counted before any fault. Safe for many threads: concurrent maps. */
public final class Arrivals {

    private final Map<String, Map<String, Integer>> requests = new ConcurrentHashMap<>();
    private final Map<OrderAsk.Kind, Map<String, Map<String, Integer>>> orders = Arrays.stream(OrderAsk.Kind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, kind -> new ConcurrentHashMap<>()));

    void request(String venue, String what) {
        count(requests, venue, what);
    }

    void orderAsk(String venue, OrderAsk ask) {
        count(of(ask.kind()), venue, ask.id());
    }

    /** Requests of a venue by method and path. */
    public Map<String, Integer> requests(String venue) {
        return new TreeMap<>(requests.getOrDefault(venue, Map.of()));
    }

    /** Requests to place an order of a venue by the order's client id. */
    public Map<String, Integer> clientOrderIds(String venue) {
        return asked(venue, OrderAsk.Kind.PLACE);
    }

    /** Requests of a venue for something of orders by what they call the order. */
    public Map<String, Integer> asked(String venue, OrderAsk.Kind kind) {
        return new TreeMap<>(of(kind).getOrDefault(venue, Map.of()));
    }

    /** How many requests of a venue were for something of orders. */
    int ofOrders(String venue) {
        return orders.values().stream()
                .flatMap(kind -> kind.getOrDefault(venue, Map.of()).values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    private Map<String, Map<String, Integer>> of(OrderAsk.Kind kind) {
        return Objects.requireNonNull(orders.get(kind), kind::name);
    }

    private static void count(Map<String, Map<String, Integer>> counts, String venue, String what) {
        counts.computeIfAbsent(venue, absent -> new ConcurrentHashMap<>()).merge(what, 1, Integer::sum);
    }
}
