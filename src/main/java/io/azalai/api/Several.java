package io.azalai.api;

import io.azalai.model.OrderRequest;
import io.azalai.trade.BatchReply;
import io.azalai.venue.InvalidSymbolException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Requests that go together. A symbol that nobody knows fails alone, in its place. Confined to one thread. */
final class Several {

    private final List<OrderRequest> requests = new ArrayList<>();
    private final Map<Integer, PlacedOrder> refused = new TreeMap<>();
    private int places;

    /** Adds one, unless it names a symbol that nobody knows. */
    void add(String clientOrderId, Supplier<OrderRequest> request) {
        try {
            requests.add(request.get());
        } catch (InvalidSymbolException unsent) {
            refused.put(places, new PlacedOrder(clientOrderId, null, unsent));
        }
        places++;
    }

    /** Sends what was not refused; what became of each, in the order they were added. */
    CompletableFuture<List<PlacedOrder>> sent(
            Function<List<OrderRequest>, CompletableFuture<List<BatchReply>>> together) {
        return requests.isEmpty()
                ? CompletableFuture.completedFuture(List.copyOf(refused.values()))
                : together.apply(List.copyOf(requests)).thenApply(this::inPlace);
    }

    private List<PlacedOrder> inPlace(List<BatchReply> replies) {
        Iterator<BatchReply> next = replies.iterator();
        List<PlacedOrder> all = new ArrayList<>();
        for (int place = 0; place < places; place++) {
            PlacedOrder unsent = refused.get(place);
            all.add(unsent == null ? PlacedOrder.of(next.next()) : unsent);
        }
        return List.copyOf(all);
    }
}
