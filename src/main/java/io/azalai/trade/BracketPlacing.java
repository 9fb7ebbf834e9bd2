package io.azalai.trade;

import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.Severity;
import io.azalai.timing.Backoff;
import io.azalai.trade.BracketPlan.Place;
import io.azalai.trade.journal.JournaledBracket;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places what protects, again where it is refused, and so that it acts at once where the market has passed its price,
 * which no venue lets a trigger wait for. Safe for many threads: what was refused is a concurrent map.
 */
final class BracketPlacing {

    private static final Logger LOG = LoggerFactory.getLogger(BracketPlacing.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(30));
    private static final int ATTEMPTS = 8;

    private final Placing gateway;
    private final Owner owner;
    private final Quotes quotes;
    private final Later later;
    private final Clock clock;
    private final Map<Attempt, Tries> tries = new ConcurrentHashMap<>();

    /** Takes orders through all steps of the gateway. */
    interface Placing {
        CompletableFuture<List<BatchReply>> placeAll(List<OrderRequest> requests);
    }

    /** Who wants them placed. */
    interface Owner {

        /** One may be tried again now. */
        void again(JournaledBracket bracket);

        /** One was tried often enough. */
        void giveUp(JournaledBracket bracket, Protection protection, String why);

        /** Something to tell of a bracket. */
        void alarm(JournaledBracket bracket, String text, Severity severity);
    }

    /** What is tried for an order. */
    private record Attempt(OrderKey order, Protection protection) {}

    /** How often it was tried in vain, and when it may be tried again. */
    private record Tries(int count, Instant next) {
        static final Tries NONE = new Tries(0, Instant.EPOCH);
    }

    /** @param quotes fresh ones only: positions are closed by them */
    BracketPlacing(Placing gateway, Owner owner, Quotes quotes, Later later, Clock clock) {
        this.gateway = gateway;
        this.owner = owner;
        this.quotes = quotes;
        this.later = later;
        this.clock = clock;
    }

    /** Where the market has passed a stop-loss, those that stand act by themselves: what they leave is closed. */
    void place(JournaledBracket bracket, Order parent, Place place) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(bracket.key(), place.protection());
        if (now.isBefore(tries.getOrDefault(attempt, Tries.NONE).next())) {
            return;
        }
        Optional<BigDecimal> passed = passed(parent, place);
        boolean closing = passed.isPresent() && place.protection() == Protection.STOP_LOSS;
        BigDecimal quantity = closing ? place.quantity().subtract(place.standing()) : place.quantity();
        if (quantity.signum() <= 0) {
            return;
        }
        OrderRequest request = passed.isPresent()
                ? place.protection().reached(parent, place.clientOrderId(), quantity, place.price(), now)
                : place.protection().of(parent, place.clientOrderId(), quantity, place.price(), now);
        if (closing) {
            tellPassed(bracket, place, quantity, passed.get());
        } else if (place.instead() && !tries.containsKey(attempt)) {
            tellInstead(bracket, place);
        }
        gateway.placeAll(List.of(request)).thenAccept(replies -> {
            Throwable failure = replies.get(0).failure();
            if (failure == null && closing) {
                // what it leaves open is tried again, and not at once
                tried(bracket, attempt, "the market does not take it");
            } else if (failure == null) {
                tries.remove(attempt);
            } else if (Outcomes.isCertain(failure)) {
                refused(bracket, attempt, place, failure);
            }
        });
    }

    /** The price that has passed it. */
    private Optional<BigDecimal> passed(Order parent, Place place) {
        return quotes.of(parent.listing())
                .flatMap(found -> found.reference(parent.listing().market()))
                .filter(reference -> place.protection().isReached(parent.side(), place.price(), reference));
    }

    private void tellPassed(JournaledBracket bracket, Place place, BigDecimal quantity, BigDecimal reference) {
        String text = place.protection() + " of order " + bracket.clientOrderId() + " at "
                + place.price().toPlainString() + " was passed before it stood, the price is "
                + reference.toPlainString() + ": " + quantity.toPlainString() + " is closed at the market";
        owner.alarm(bracket, text, Severity.WARN);
    }

    private void tellInstead(JournaledBracket bracket, Place place) {
        String text = place.protection() + " that the venue tied to order " + bracket.clientOrderId() + " ended with "
                + place.quantity().toPlainString() + " open: " + place.clientOrderId() + " takes its place";
        owner.alarm(bracket, text, Severity.WARN);
    }

    /** It is tried again under another id, for some time. */
    private void refused(JournaledBracket bracket, Attempt attempt, Place place, Throwable failure) {
        LOG.warn("protection not placed clientOrderId={}: {}", place.clientOrderId(), failure.getMessage());
        if (tried(bracket, attempt, String.valueOf(failure.getMessage())) == 1) {
            owner.alarm(
                    bracket,
                    place.protection() + " of order " + bracket.clientOrderId()
                            + " was refused and is tried again; until it stands the position is not protected: "
                            + failure.getMessage(),
                    Severity.CRITICAL);
        }
    }

    /** How often it was tried in vain by now. */
    private int tried(JournaledBracket bracket, Attempt attempt, String why) {
        int count = tries.getOrDefault(attempt, Tries.NONE).count() + 1;
        Duration wait = WAITS.ceiling(count - 1);
        tries.put(attempt, new Tries(count, clock.instant().plus(wait)));
        if (count >= ATTEMPTS) {
            owner.giveUp(bracket, attempt.protection, why);
        } else {
            later.in(wait, () -> owner.again(bracket));
        }
        return count;
    }

    void forget(JournaledBracket bracket) {
        tries.keySet().removeIf(attempt -> attempt.order().equals(bracket.key()));
    }
}
