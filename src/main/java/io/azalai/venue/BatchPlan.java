package io.azalai.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * How a batch is sent: one order that cannot be holds up no other.
 *
 * @param calls which places of the batch share a call, the first one's call first
 * @param unsendable why the others are not sent, by their place
 */
public record BatchPlan(List<List<Integer>> calls, Map<Integer, VenueException> unsendable) {

    public BatchPlan {
        calls = List.copyOf(calls);
        unsendable = Map.copyOf(unsendable);
    }

    /** All in one call. */
    public static BatchPlan together(int size) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            places.add(place);
        }
        return new BatchPlan(List.of(List.copyOf(places)), Map.of());
    }

    /**
     * Those alike in a call each, but for those that a check refuses.
     *
     * @param most that a call takes
     * @param kind what those of one call must have in common
     * @param check throws for one that cannot be sent, with outcome NOT_SENT
     */
    public static <T> BatchPlan of(List<T> orders, int most, Function<T, ?> kind, Consumer<T> check) {
        Map<Object, List<Integer>> open = new LinkedHashMap<>();
        List<List<Integer>> calls = new ArrayList<>();
        Map<Integer, VenueException> unsendable = new TreeMap<>();
        for (int place = 0; place < orders.size(); place++) {
            T order = orders.get(place);
            try {
                check.accept(order);
            } catch (VenueException refused) {
                unsendable.put(place, refused);
                continue;
            }
            List<Integer> call = open.get(kind.apply(order));
            if (call == null || call.size() == most) {
                call = new ArrayList<>();
                calls.add(call);
                open.put(kind.apply(order), call);
            }
            call.add(place);
        }
        return new BatchPlan(calls.stream().map(List::copyOf).toList(), unsendable);
    }

    /** Whether the batch goes as it is. */
    public boolean isWhole() {
        return calls.size() == 1 && unsendable.isEmpty();
    }
}
