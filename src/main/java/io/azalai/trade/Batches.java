package io.azalai.trade;

import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.timing.Failures;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends orders that were written down together, as many in one call as their venue takes; each has an outcome of its
 * own. Safe for many threads: it keeps nothing of its own.
 */
final class Batches {

    private final Permits permits;
    private final Outcomes outcomes;
    private final Venues venues;
    private final VenueCalls calls;

    Batches(Permits permits, Outcomes outcomes, Venues venues, VenueCalls calls) {
        this.permits = permits;
        this.outcomes = outcomes;
        this.venues = venues;
        this.calls = calls;
    }

    /** An order on its way, and what will have become of it. */
    private record Sending(Intent intent, CompletableFuture<Order> outcome) {

        Order order() {
            return intent.order();
        }
    }

    /** An order that may be sent now. */
    private record Ready(Sending sending, Permit permit) {}

    /**
     * Orders that may share a call.
     *
     * @param wave orders that want another leverage of a symbol than those before go after those were answered
     * @param alone id of an order over time, which shares its call with no other; null for any other order
     */
    private record Group(
            String venue,
            String account,
            Market market,
            int wave,
            @Nullable String alone) {

        boolean isBefore(Group other) {
            return venue.equals(other.venue) && account.equals(other.account) && wave < other.wave;
        }
    }

    /** Sends orders; what becomes of each, in the same order. */
    List<CompletableFuture<Order>> send(List<Intent> intents) {
        List<Sending> sendings = sendings(intents);
        List<Sending> alone = new ArrayList<>();
        for (Sending sending : sendings) {
            if (sending.intent().tied().isEmpty()) {
                alone.add(sending);
            } else {
                sendTied(sending);
            }
        }
        Map<Group, List<Sending>> groups = groups(alone);
        groups.forEach((group, members) -> answeredBefore(group, groups).thenRun(() -> send(group, members)));
        return sendings.stream().map(Sending::outcome).toList();
    }

    /** Done when the waves before have ended: an order that waits for one of theirs must not hold up that one. */
    private static CompletableFuture<?> answeredBefore(Group next, Map<Group, List<Sending>> groups) {
        CompletableFuture<?>[] before = groups.entrySet().stream()
                .filter(each -> each.getKey().isBefore(next))
                .flatMap(each -> each.getValue().stream())
                .map(Sending::outcome)
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(before).handle((done, failure) -> null);
    }

    private void send(Group group, List<Sending> members) {
        int size = venues.named(group.venue()).batchSize(group.market());
        for (int from = 0; from < members.size(); from += size) {
            permitted(members.subList(from, Math.min(from + size, members.size())))
                    .thenAccept(ready -> call(ready, false));
        }
    }

    /** Sends an order and those that its venue ties to it in one call, or none of them. */
    private void sendTied(Sending parent) {
        List<Sending> all = new ArrayList<>(List.of(parent));
        all.addAll(sendings(parent.intent().tied()));
        permitted(all).thenAccept(ready -> {
            if (ready.size() == all.size()) {
                call(ready, true);
            } else {
                all.forEach(
                        each -> failed(each, Permits.withdrawn(each.order(), "one of those tied to it may not go")));
            }
        });
    }

    private static List<Sending> sendings(List<Intent> intents) {
        return intents.stream()
                .map(intent -> new Sending(intent, new CompletableFuture<>()))
                .toList();
    }

    private static Map<Group, List<Sending>> groups(List<Sending> sendings) {
        Map<Group, List<Sending>> groups = new LinkedHashMap<>();
        Map<String, List<Integer>> leverages = new HashMap<>();
        for (Sending sending : sendings) {
            Order order = sending.order();
            String symbol = order.account() + "|" + order.listing().key();
            int wave = wave(leverages.computeIfAbsent(symbol, first -> new ArrayList<>()), sending.intent());
            groups.computeIfAbsent(
                            new Group(
                                    order.venue(),
                                    order.account(),
                                    order.listing().market(),
                                    wave,
                                    sending.intent().slices() == null ? null : order.clientOrderId()),
                            first -> new ArrayList<>())
                    .add(sending);
        }
        return groups;
    }

    private static int wave(List<Integer> wanted, Intent intent) {
        Integer leverage = intent.leverage();
        if (leverage == null) {
            return 0;
        }
        if (!wanted.contains(leverage)) {
            wanted.add(leverage);
        }
        return wanted.indexOf(leverage);
    }

    /**
     * Leverage is set symbol by symbol, in one order, so that no two batches wait for each other's. Orders of a symbol
     * share it, and none waits for another's answer. Permits are given once all of it is set, so that no order that
     * waits for another symbol's leverage goes after a halt.
     */
    private CompletableFuture<List<Ready>> permitted(List<Sending> part) {
        Map<String, List<Sending>> bySymbol = part.stream()
                .collect(Collectors.groupingBy(
                        sending -> sending.order().listing().key(), TreeMap::new, Collectors.toList()));
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (List<Sending> ofSymbol : bySymbol.values()) {
            all = all.thenCompose(done ->
                    CompletableFuture.allOf(ofSymbol.stream().map(this::levered).toArray(CompletableFuture<?>[]::new)));
        }
        return all.thenApply(done ->
                part.stream().flatMap(sending -> ready(sending).stream()).toList());
    }

    private CompletableFuture<?> levered(Sending sending) {
        return permits.levered(sending.intent())
                .whenComplete((set, failure) -> {
                    if (failure != null) {
                        sending.outcome().completeExceptionally(Failures.cause(failure));
                    }
                })
                .handle((set, failure) -> null);
    }

    private Optional<Ready> ready(Sending sending) {
        if (sending.outcome().isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Ready(sending, permits.sealed(sending.intent())));
        } catch (RuntimeException withdrawn) {
            sending.outcome().completeExceptionally(withdrawn);
            return Optional.empty();
        }
    }

    private void call(List<Ready> ready, boolean tied) {
        if (ready.isEmpty()) {
            return;
        }
        answers(ready, tied).whenComplete((answers, failure) -> {
            for (int i = 0; i < ready.size(); i++) {
                Sending sending = ready.get(i).sending();
                if (failure != null) {
                    failed(sending, Failures.cause(failure));
                } else if (i < answers.size()) {
                    answered(sending, answers.get(i));
                } else {
                    failed(sending, unnamed(sending.order()));
                }
            }
        });
    }

    private CompletableFuture<List<OrderAnswer>> answers(List<Ready> ready, boolean tied) {
        String venue = ready.get(0).sending().order().venue();
        List<Permit> given = ready.stream().map(Ready::permit).toList();
        return given.size() == 1 && !tied
                ? calls.send(venue, ready.get(0).sending().intent().request(given.get(0)))
                        .thenApply(ack -> List.of(OrderAnswer.of(ack)))
                : calls.send(venue, new TradeRequest.PlaceBatch(given, tied));
    }

    private void answered(Sending sending, OrderAnswer answer) {
        OrderAck ack = answer.ack();
        VenueException failure = answer.failure();
        if (ack != null) {
            sending.outcome().complete(outcomes.taken(sending.order(), ack));
        } else if (failure != null) {
            failed(sending, failure);
        }
    }

    private void failed(Sending sending, Throwable failure) {
        sending.outcome().completeExceptionally(outcomes.failed(sending.order(), failure));
    }

    private static VenueException unnamed(Order order) {
        return new OutcomeUnknownException(new VenueException.Details(
                order.venue(),
                "place-batch",
                null,
                "the answer does not name order " + order.clientOrderId(),
                Outcome.UNKNOWN));
    }
}
