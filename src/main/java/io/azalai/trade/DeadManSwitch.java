package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Severity;
import io.azalai.timing.Failures;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has the venues cancel what is open once nothing is heard of us (risk.md section 8): their switches are armed while
 * orders rest that can open a position, put off by a quarter of their time, and left to fire where our journal or our
 * watch over losses is not well. A position is never left bare: where what fires would cancel what protects one, the
 * switch is off, and so it is where the venue does not let it be put off. Safe for many threads: one lock, held without
 * IO.
 */
public final class DeadManSwitch {

    private static final int REFRESHES = 4;
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int LONGEST_PAUSE = 6;
    private static final long PATIENCE_SECONDS = 3;

    private final DeadManTimes times;
    private final OrderDesk desk;
    private final Protections protections;
    private final Venues venues;
    private final VenueCalls calls;
    private final Ledger ledger;
    private final BooleanSupplier well;
    private final Later later;
    private final Clock clock;
    private final Map<Place, State> states = new HashMap<>();
    private boolean closing;

    /**
     * What a switch reaches.
     *
     * @param listing of a venue that cancels by symbols; null for all of the account
     */
    private record Place(
            String venue, String account, @Nullable Listing listing) {

        boolean holds(Order order) {
            return order.venue().equals(venue)
                    && order.account().equals(account)
                    && (listing == null || listing.equals(order.listing()));
        }
    }

    /** What is known of a switch; behind the lock. */
    private static final class State {
        /** Until then it may be armed. */
        private Instant armedUntil;

        private Instant due = Instant.EPOCH;
        private Instant retryAt = Instant.EPOCH;
        /** One after the other. */
        private int refusals;
        /** The venue has said so, and has not told of its end. */
        private boolean wasArmed;

        private @Nullable CompletableFuture<?> underWay;
        private @Nullable LocalDate refusedOn;
        private boolean bareIsTold;

        State(Instant armedUntil) {
            this.armedUntil = armedUntil;
        }

        boolean isArmed(Instant now) {
            return now.isBefore(armedUntil);
        }
    }

    /**
     * Of all accounts.
     *
     * @param well whether journal and risk are; while they are not, nothing is put off, but what bares is switched off
     */
    DeadManSwitch(
            DeadManTimes times,
            OrderDesk desk,
            Protections protections,
            Venues venues,
            VenueCalls calls,
            Ledger ledger,
            BooleanSupplier well,
            Later later,
            Clock clock) {
        this.times = times;
        this.desk = desk;
        this.protections = protections;
        this.venues = venues;
        this.calls = calls;
        this.ledger = ledger;
        this.well = well;
        this.later = later;
        this.clock = clock;
    }

    /** Once a second. */
    public void tick() {
        if (!times.enabled()) {
            return;
        }
        boolean isWell = well.getAsBoolean();
        List<Order> working = desk.working();
        for (OpenVenue venue : venues.all()) {
            if (venue.capabilities(Market.PERP).contains(Capability.DEAD_MAN_SWITCH)) {
                for (String account : venue.accounts()) {
                    places(venue, account, working)
                            .forEach(place -> look(
                                    place, working.stream().filter(place::holds).toList(), isWell));
                }
            }
        }
    }

    /** A venue that cancels whole symbols has its switch by symbol too. */
    private synchronized Set<Place> places(OpenVenue venue, String account, List<Order> working) {
        Place whole = new Place(venue.name(), account, null);
        if (!venue.cancelsWholeSymbols()) {
            return Set.of(whole);
        }
        Set<Place> places = new HashSet<>(states.keySet());
        places.removeIf(
                place -> !place.venue().equals(venue.name()) || !place.account().equals(account));
        working.stream()
                .filter(whole::holds)
                .map(Order::listing)
                .filter(listing -> listing.market() == Market.PERP)
                .forEach(listing -> places.add(new Place(venue.name(), account, listing)));
        return places;
    }

    private void look(Place place, List<Order> orders, boolean isWell) {
        boolean opens = orders.stream().anyMatch(order -> !Protections.reduces(order));
        boolean bares = orders.stream().anyMatch(protections::protects);
        boolean arms = opens && !bares && !isRefused(place);
        if (opens && bares) {
            tellBare(place);
        }
        if ((isWell || bares) && begins(place, arms)) {
            send(place, arms ? times.of(place.listing() != null) : null);
        }
    }

    /** One that the venue does not let us put off is not kept armed: it would cancel what rests while we are well. */
    private synchronized boolean isRefused(Place place) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).equals(state(place).refusedOn);
    }

    private synchronized boolean begins(Place place, boolean arms) {
        State state = state(place);
        Instant now = clock.instant();
        boolean wanted = arms || state.isArmed(now);
        boolean late = !now.isBefore(state.retryAt) && (!arms || !now.isBefore(state.due));
        if (closing || state.underWay != null || !wanted || !late) {
            return false;
        }
        state.underWay = new CompletableFuture<Void>(); // until the call is there
        return true;
    }

    private CompletableFuture<?> send(Place place, @Nullable Duration after) {
        Instant sentAt = clock.instant();
        CompletableFuture<?> call = calls.send(
                        place.venue(), new TradeRequest.ScheduleCancel(place.account(), place.listing(), after))
                .handle((done, failure) -> {
                    answered(place, after, sentAt, failure);
                    return List.of();
                });
        synchronized (this) {
            state(place).underWay = call;
        }
        return call.whenComplete((done, failure) -> ended(place, call));
    }

    private synchronized void ended(Place place, CompletableFuture<?> call) {
        State state = state(place);
        state.underWay = state.underWay == call ? null : state.underWay;
    }

    /** As after a crash at first: it may be armed, for as long as one is. Within the lock. */
    private State state(Place place) {
        return states.computeIfAbsent(
                place, first -> new State(end(clock.instant(), times.of(place.listing() != null))));
    }

    /** When a switch that is armed now has fired for sure, whatever its way took. */
    private static Instant end(Instant now, Duration after) {
        return now.plus(after).plus(after.dividedBy(REFRESHES));
    }

    private synchronized void answered(
            Place place, @Nullable Duration after, Instant sentAt, @Nullable Throwable failure) {
        State state = state(place);
        Instant now = clock.instant();
        if (failure == null) {
            state.refusals = 0;
            state.wasArmed = after != null;
            state.armedUntil = after == null ? Instant.EPOCH : end(now, after);
            state.due = after == null ? Instant.EPOCH : sentAt.plus(after.dividedBy(REFRESHES));
            return;
        }
        Throwable cause = Failures.cause(failure);
        if (after != null && !Outcomes.isCertain(cause)) {
            state.armedUntil = end(now, after);
        }
        boolean refused = isRefused(cause);
        state.refusals = refused ? state.refusals + 1 : 0;
        state.retryAt = now.plus(PAUSE_AFTER_FAILURE.multipliedBy(1L << Math.min(state.refusals, LONGEST_PAUSE)));
        if (after != null && refused) {
            state.refusedOn = LocalDate.ofInstant(now, ZoneOffset.UTC);
            state.refusals = 0;
            state.retryAt = now;
            tell(place, "is unavailable until tomorrow, the venue refuses it: " + cause.getMessage());
        } else if (after == null && refused && state.wasArmed && state.refusals == 1) {
            tell(
                    place,
                    "cannot be switched off and cancels what rests by " + state.armedUntil + ": " + cause.getMessage());
        }
    }

    /** Asked again soon it would say the same. */
    private static boolean isRefused(Throwable cause) {
        return cause instanceof VenueException refusal
                && refusal.outcome() == Outcome.REJECTED
                && Outcomes.isCertain(cause)
                && !(cause instanceof RateLimitException);
    }

    private void tellBare(Place place) {
        synchronized (this) {
            State state = state(place);
            if (state.bareIsTold) {
                return;
            }
            state.bareIsTold = true;
        }
        tell(place, "stays off while stops or targets protect a position there, which it would cancel too");
    }

    private void tell(Place place, String what) {
        Listing listing = place.listing();
        String where = place.venue() + " (" + place.account() + ")" + (listing == null ? "" : " " + listing.symbol());
        Alert alert = Alert.raised(
                        Severity.WARN,
                        "risk.dead-man-switch",
                        where,
                        "the dead-man switch of " + where + " " + what,
                        clock.instant())
                .concerning(place.venue(), listing == null ? null : listing.symbol());
        ledger.alarm(alert, later); // also where the journal does not write, for which the switch is there
    }

    /**
     * Switches all off, for the service stops as it is told to: nothing is put off any more, what is under way is
     * awaited, and that is last.
     */
    public void disarm() {
        List<CompletableFuture<?>> underWay = new ArrayList<>();
        synchronized (this) {
            closing = true;
            states.values().forEach(state -> {
                if (state.underWay != null) {
                    underWay.add(state.underWay);
                }
            });
        }
        await(underWay);
        List<Place> armed;
        synchronized (this) {
            armed = states.entrySet().stream()
                    .filter(state -> times.enabled() && state.getValue().isArmed(clock.instant()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        await(armed.stream().map(place -> send(place, null)).toList());
    }

    private static void await(List<? extends CompletableFuture<?>> calls) {
        CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0]))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
