package io.azalai.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a venue answers, its private streams run, and its accounts agree with ours (risk.md section 8, loss of the
 * user stream). Safe for many threads: one lock, held without IO.
 */
final class VenueHealth {

    private static final Duration STREAM_GRACE = Duration.ofSeconds(10);
    private static final int FAILURES_OF_A_DEAD_LINK = 3;

    private final Clock clock;
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<AccountKey, Map<String, Instant>> streamLost = new HashMap<>();
    private final Set<AccountKey> streamSeen = new HashSet<>();
    private final Set<AccountKey> reconciled = new HashSet<>();
    private final Map<AccountKey, String> unread = new HashMap<>();

    VenueHealth(Clock clock) {
        this.clock = clock;
    }

    synchronized void answered(String venue) {
        failures.remove(venue);
    }

    synchronized void failed(String venue) {
        failures.merge(venue, 1, Integer::sum);
    }

    synchronized boolean answers(String venue) {
        return failures.getOrDefault(venue, 0) < FAILURES_OF_A_DEAD_LINK;
    }

    synchronized void streamUp(AccountKey whose, String channel) {
        streamSeen.add(whose);
        streamLost.computeIfAbsent(whose, first -> new HashMap<>()).remove(channel);
    }

    synchronized void streamDown(AccountKey whose, String channel) {
        streamLost.computeIfAbsent(whose, first -> new HashMap<>()).putIfAbsent(channel, clock.instant());
    }

    /** Every private stream of the account is up, or down for less than ten seconds; never seen is down. */
    synchronized boolean streamRuns(AccountKey whose) {
        Instant latest = clock.instant().minus(STREAM_GRACE);
        return streamSeen.contains(whose)
                && streamLost.getOrDefault(whose, Map.of()).values().stream().allMatch(latest::isBefore);
    }

    /** The account was compared, and agrees. */
    synchronized void agrees(AccountKey whose) {
        reconciled.add(whose);
        unread.remove(whose);
    }

    /** Something of the account may have been missed. */
    synchronized void doubted(AccountKey whose) {
        reconciled.remove(whose);
    }

    /** Why the account could not be compared when that was last tried. */
    synchronized void failed(AccountKey whose, String why) {
        unread.put(whose, why);
    }

    synchronized boolean isReconciled(AccountKey whose) {
        return reconciled.contains(whose);
    }

    synchronized boolean isUnreadable(AccountKey whose) {
        return unread.containsKey(whose);
    }

    /** Why nothing increases at an account; empty when it may. */
    synchronized Optional<String> obstacle(AccountKey whose) {
        if (!isReconciled(whose)) {
            String why = unread.get(whose);
            return Optional.of(whose + " is not compared yet" + (why == null ? "" : ": " + why));
        }
        return streamRuns(whose) ? Optional.empty() : Optional.of("the private stream of " + whose + " is not up");
    }
}
