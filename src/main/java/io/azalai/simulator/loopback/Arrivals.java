package io.azalai.simulator.loopback;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How often what arrived, counted before any fault. Safe for many threads: concurrent maps. */
public final class Arrivals {

    private final Map<String, Map<String, Integer>> requests = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Integer>> clientOrderIds = new ConcurrentHashMap<>();

    void request(String venue, String what) {
        count(requests, venue, what);
    }

    void clientOrderId(String venue, String id) {
        count(clientOrderIds, venue, id);
    }

    /** Requests of a venue by method and path. */
    public Map<String, Integer> requests(String venue) {
        return new TreeMap<>(requests.getOrDefault(venue, Map.of()));
    }

    /** Requests to place an order of a venue by the order's client id. */
    public Map<String, Integer> clientOrderIds(String venue) {
        return new TreeMap<>(clientOrderIds.getOrDefault(venue, Map.of()));
    }

    private static void count(Map<String, Map<String, Integer>> counts, String venue, String what) {
        counts.computeIfAbsent(venue, absent -> new ConcurrentHashMap<>()).merge(what, 1, Integer::sum);
    }
}
