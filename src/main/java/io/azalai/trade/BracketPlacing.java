package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderStatus;
import io.azalai.model.Severity;
import io.azalai.timing.Backoff;
import io.azalai.trade.BracketPlan.Place;
import io.azalai.trade.journal.JournaledBracket;
import io.azalai.trade.risk.ReasonCode;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.Lane;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RiskRejectedException;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Places what protects, again and again where it is refused, and so that it acts at once where the market has passed
 * its price, which no venue lets a trigger wait for. What the venue refuses for what it is, is tried ever more rarely;
 * it is never given up. Safe for many threads: what was refused is a concurrent map.
 */
final class BracketPlacing {

    private static final Logger LOG = LoggerFactory.getLogger(BracketPlacing.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(2), Lane.URGENT_AGAIN);
    private static final Duration RARELY = Duration.ofMinutes(10);
    private static final int ATTEMPTS = 8;
    /** Reasons of the gate that do not pass by themselves. */
    private static final Set<ReasonCode> LASTING = EnumSet.of(
            ReasonCode.UNKNOWN_INSTRUMENT,
            ReasonCode.INVALID_QUANTITY,
            ReasonCode.INVALID_PRICE,
            ReasonCode.REDUCE_ONLY_VIOLATION,
            ReasonCode.SYMBOL_NOT_ALLOWED,
            ReasonCode.PRICE_COLLAR,
            ReasonCode.ORDER_TOO_SMALL,
            ReasonCode.ORDER_TOO_LARGE);
    /** Longer than any wait: what was tried before that is another matter. */
    private static final Duration SINCE = Duration.ofMinutes(15);

    private final Placing gateway;
    private final Owner owner;
    private final Quotes quotes;
    private final Later later;
    private final Clock clock;
    private final Map<Attempt, Tries> tries = new ConcurrentHashMap<>();
    private final Map<OrderKey, Sent> unanswered = new ConcurrentHashMap<>();

    /** Takes orders through all steps of the gateway. */
    interface Placing {

        /** Done once all that can be had of a symbol's price is there. */
        CompletableFuture<?> priced(Listing listing);

        /** What becomes of one that is sent through all steps. */
        CompletableFuture<BatchReply> place(OrderRequest request);

        /** Why one would be refused now; empty where it would not. Nothing is written of it. */
        Optional<VenueException> refusal(OrderRequest request);
    }

    /** Who wants them placed. */
    interface Owner {

        /** One may be tried again now. */
        void again(JournaledBracket bracket);

        /** Something to tell of a bracket. */
        void alarm(JournaledBracket bracket, String text, Severity severity);
    }

    /** What is tried for an order. */
    private record Attempt(OrderKey order, Protection protection) {}

    /**
     * How often it was tried in vain, and when it may be tried again.
     *
     * @param lasting how often it was refused for what it is
     * @param code of the last refusal; empty where it had none
     */
    private record Tries(int count, int lasting, String code, Instant next) {
        static final Tries NONE = new Tries(0, 0, "", Instant.EPOCH);
    }

    /** What was sent, and to which end. */
    private record Sent(JournaledBracket bracket, Attempt attempt, Place place, boolean closing) {}

    /** @param quotes fresh ones only: positions are closed by them */
    BracketPlacing(Placing gateway, Owner owner, Quotes quotes, Later later, Clock clock) {
        this.gateway = gateway;
        this.owner = owner;
        this.quotes = quotes;
        this.later = later;
        this.clock = clock;
    }

    /** Whether any of those may be tried by now. */
    boolean isDue(JournaledBracket bracket, List<Place> places) {
        Instant now = clock.instant();
        return places.stream()
                .map(place -> known(new Attempt(bracket.key(), place.protection())))
                .anyMatch(last -> !now.isBefore(last.next()));
    }

    /** Done once all that can be had of a symbol's price is there: nobody may have watched it since the order went. */
    CompletableFuture<?> priced(Listing listing) {
        return gateway.priced(listing);
    }

    /** Where the market has passed a stop-loss, those that stand act by themselves: what they leave is closed. */
    void place(JournaledBracket bracket, Order parent, Place place) {
        Instant now = clock.instant();
        Attempt attempt = new Attempt(bracket.key(), place.protection());
        Tries before = known(attempt);
        if (now.isBefore(before.next())) {
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
        if (closing && before.count() < ATTEMPTS) {
            tellPassed(bracket, place, quantity, passed.get());
        } else if (place.instead() && before.count() == 0) {
            tellInstead(bracket, place);
        }
        Sent sent = new Sent(bracket, attempt, place, closing);
        Optional<VenueException> refusal = before.count() == 0 ? Optional.empty() : gateway.refusal(request);
        if (refusal.filter(again -> code(again).equals(before.code())).isPresent()) {
            refused(sent, refusal.get()); // the first of that code stands in the journal, the same every 30 s need not
            return;
        }
        gateway.place(request).thenAccept(reply -> {
            Throwable failure = reply.failure();
            if (failure == null) {
                taken(sent);
            } else if (Outcomes.isCertain(failure)) {
                refused(sent, failure);
            } else {
                unanswered.put(OrderKey.of(request), sent);
            }
        });
    }

    /** An order of a bracket changed: it may be known now what became of one that was not answered. */
    void changed(Order order) {
        if (OrderDesk.isUnanswered(order) || order.status() == OrderStatus.UNKNOWN) {
            return;
        }
        Sent sent = unanswered.remove(OrderKey.of(order));
        if (sent != null && order.status() == OrderStatus.REJECTED) {
            inVain(sent, String.valueOf(order.reason()), "", false);
        } else if (sent != null) {
            taken(sent);
        }
    }

    /** Of what is to be closed at the market it may leave some, which is tried again, and not at once. */
    private void taken(Sent sent) {
        if (!sent.closing) {
            tries.remove(sent.attempt);
            return;
        }
        if (tried(sent, "", false).count() == ATTEMPTS) {
            String text = sent.place.protection() + " of order " + sent.bracket.clientOrderId()
                    + " was passed, and the market does not take what is to be closed: after " + ATTEMPTS
                    + " orders some of it is open, and is tried on every "
                    + WAITS.most().toSeconds() + " s";
            owner.alarm(sent.bracket, text, Severity.CRITICAL);
        }
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

    private void refused(Sent sent, Throwable failure) {
        inVain(sent, String.valueOf(failure.getMessage()), code(failure), isLasting(failure));
    }

    /** It is tried again under another id. */
    private void inVain(Sent sent, String why, String code, boolean lasting) {
        LOG.warn("protection not placed clientOrderId={}: {}", sent.place.clientOrderId(), why);
        Tries now = tried(sent, code, lasting);
        String what = sent.place.protection() + " of order " + sent.bracket.clientOrderId();
        if (now.count() == 1) {
            String text = what + " was refused and is tried again; until it stands the position is not protected: ";
            owner.alarm(sent.bracket, text + why, Severity.CRITICAL);
        } else if (lasting && now.lasting() == ATTEMPTS) {
            String text = what + " was refused " + ATTEMPTS + " times and is tried every " + RARELY.toMinutes()
                    + " minutes only: the position is bare of it, place one by hand: ";
            owner.alarm(sent.bracket, text + why, Severity.CRITICAL);
        }
    }

    private Tries tried(Sent sent, String code, boolean lasting) {
        Tries before = known(sent.attempt);
        int refusals = before.lasting() + (lasting ? 1 : 0);
        Duration wait = lasting && refusals >= ATTEMPTS ? RARELY : WAITS.ceiling(before.count());
        Tries now =
                new Tries(before.count() + 1, refusals, code, clock.instant().plus(wait));
        tries.put(sent.attempt, now);
        later.in(wait, () -> owner.again(sent.bracket));
        return now;
    }

    private Tries known(Attempt attempt) {
        Tries last = tries.getOrDefault(attempt, Tries.NONE);
        return last.next().plus(SINCE).isBefore(clock.instant()) ? Tries.NONE : last;
    }

    private static String code(Throwable failure) {
        String code = failure instanceof VenueException refusal ? refusal.code() : null;
        return code == null ? "" : code;
    }

    /** Whether a refusal says that the same would be refused again: of what was asked, and not of how things stand. */
    private static boolean isLasting(Throwable failure) {
        if (failure instanceof RiskRejectedException refusal) {
            return LASTING.contains(ReasonCode.valueOf(refusal.decision().reasonCode()));
        }
        boolean refused = failure instanceof VenueException refusal
                && refusal.outcome() == Outcome.REJECTED
                && !VenueException.NO_LIQUIDITY.equals(refusal.code());
        boolean passing = failure instanceof RateLimitException
                || failure instanceof VenueUnavailableException
                || failure instanceof AuthenticationException
                || failure instanceof InsufficientBalanceException;
        return refused && !passing;
    }

    void forget(JournaledBracket bracket) {
        tries.keySet().removeIf(attempt -> attempt.order().equals(bracket.key()));
        unanswered.values().removeIf(sent -> sent.attempt.order().equals(bracket.key()));
    }
}
