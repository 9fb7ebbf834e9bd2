package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A client of the API that wants what a seed draws, and after a crash asks again, under the same id, for whatever
 * it got no answer to. One thread draws, others send. Safe for many threads: concurrent collections.
 */
final class Trader implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 8;
    private static final long PACE_MS = 15;

    /** After the service said that it takes no order now. */
    private static final long PAUSE_MS = 300;

    private static final Set<String> NOT_NOW = Set.of(
            "ACCOUNT_STATE_UNKNOWN",
            "NOT_RECONCILED",
            "VENUE_DEGRADED",
            "VENUE_NOT_READY",
            "NO_REFERENCE_PRICE",
            "TRADING_HALTED");
    private static final int ACCEPTED = 202;
    private static final int DONE = 200;

    private final ServiceProcess service;
    private final SimulatorProcess venues;
    private final Wishes wishes;
    private final List<Wish> asked = new CopyOnWriteArrayList<>();
    private final List<Wish> resting = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Map<String, JsonNode> told = new ConcurrentSkipListMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger sentInEarnest = new AtomicInteger();
    private volatile boolean taken;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE);

    Trader(ServiceProcess service, SimulatorProcess venues, long seed) {
        this.service = service;
        this.venues = venues;
        this.wishes = new Wishes(seed);
    }

    /** Trades until the thread is interrupted: first what was not answered, then what is new. */
    void trade() {
        try {
            while (service.api("GET", "/orders", "").isEmpty()) {
                TimeUnit.MILLISECONDS.sleep(PACE_MS);
            }
            taken = false;
            Map<String, BigDecimal> prices = prices();
            for (Wish wish : List.copyOf(asked)) {
                if (!wish.isAnswered() || wishes.below(20) == 0) {
                    hand(() -> send(wish));
                }
            }
            while (true) {
                next(prices);
                TimeUnit.MILLISECONDS.sleep(taken ? PACE_MS : PAUSE_MS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many of them while the service took orders. */
    int sentInEarnest() {
        return sentInEarnest.get();
    }

    /** How many requests it has sent. */
    int sent() {
        return sent.get();
    }

    /** All it ever asked for. */
    List<Wish> asked() {
        return asked;
    }

    /** What it was told last of each order, by client order id. */
    Map<String, JsonNode> told() {
        return told;
    }

    /** How often each answer came, by status and code. */
    Map<String, Integer> answers() {
        return answers;
    }

    private void next(Map<String, BigDecimal> prices) throws InterruptedException {
        int kind = wishes.below(25);
        Optional<Wish> target =
                resting.isEmpty() ? Optional.empty() : Optional.of(resting.get(wishes.below(resting.size())));
        if (kind == 0) {
            ask(wishes.close());
        } else if (kind < 5 && target.isPresent()) {
            resting.remove(target.get());
            ask(wishes.cancel(target.get()));
        } else if (kind < 8 && target.filter(Wish::isOfPerpetual).isPresent()) {
            ask(wishes.amend(target.get()));
        } else if (kind == 8) {
            batch(List.of(wishes.order(prices), wishes.order(prices), wishes.order(prices)));
        } else if (kind == 9) {
            ask(wishes.cancelAll());
        } else {
            ask(wishes.order(prices));
        }
    }

    private void ask(Wish wish) throws InterruptedException {
        asked.add(wish);
        hand(() -> send(wish));
    }

    private void batch(List<Wish> several) throws InterruptedException {
        asked.addAll(several);
        hand(() -> {
            ArrayNode body = JSON.createArrayNode();
            several.forEach(wish -> body.add(tree(wish.body())));
            post(body.toString()).filter(answer -> answer.status() == DONE).ifPresent(answer -> {
                for (int i = 0; i < several.size(); i++) {
                    JsonNode each = answer.json().get(i);
                    heard(several.get(i), each.path("httpStatus").asInt(ACCEPTED), each);
                }
            });
        });
    }

    private void hand(Runnable sending) throws InterruptedException {
        slots.acquire();
        senders.execute(() -> {
            try {
                sending.run();
            } finally {
                slots.release();
            }
        });
    }

    private void send(Wish wish) {
        post(wish.body()).ifPresent(answer -> heard(wish, answer.status(), answer.json()));
    }

    private Optional<Http.Answer> post(String body) {
        sent.incrementAndGet();
        if (taken) {
            sentInEarnest.incrementAndGet();
        }
        return service.api("POST", "/orders", body);
    }

    private void heard(Wish wish, int status, JsonNode answer) {
        wish.answered();
        String code = answer.at("/error/code").asText();
        answers.merge(status + (code.isEmpty() ? "" : " " + code), 1, Integer::sum);
        if (status == ACCEPTED || NOT_NOW.contains(code)) {
            taken = status == ACCEPTED;
        }
        JsonNode order = answer.path("order");
        if (order.has("clientOrderId")) {
            told.merge(order.get("clientOrderId").asText(), order, Trader::newer);
        }
        if (status == ACCEPTED && wish.places() && wish.rests()) {
            resting.add(wish);
        }
    }

    private static JsonNode newer(JsonNode before, JsonNode now) {
        return now.path("updatedAt").asLong() >= before.path("updatedAt").asLong() ? now : before;
    }

    private Map<String, BigDecimal> prices() {
        Map<String, BigDecimal> prices = new HashMap<>();
        while (prices.isEmpty()) {
            try {
                Http.send("POST", venues.prices(), "", "{\"type\":\"allMids\"}")
                        .json()
                        .properties()
                        .forEach(each -> prices.put(
                                each.getKey(), new BigDecimal(each.getValue().asText())));
            } catch (UncheckedIOException | NumberFormatException disturbed) {
                prices.clear();
            }
        }
        return prices;
    }

    private static JsonNode tree(String json) {
        return new Http.Answer(DONE, json).json();
    }

    @Override
    public void close() {
        senders.shutdownNow();
    }
}
