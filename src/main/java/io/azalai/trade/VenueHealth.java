package io.azalai.trade;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
    private final Map<String, Map<String, Instant>> streamLost = new HashMap<>();
    private final Set<String> streamSeen = new HashSet<>();
    private final Set<Comparisons.Whose> reconciled = new HashSet<>();

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

    synchronized void streamUp(String venue, String account, String channel) {
        streamSeen.add(venue + "|" + account);
        streamLost
                .computeIfAbsent(venue + "|" + account, first -> new HashMap<>())
                .remove(channel);
    }

    synchronized void streamDown(String venue, String account, String channel) {
        streamLost
                .computeIfAbsent(venue + "|" + account, first -> new HashMap<>())
                .putIfAbsent(channel, clock.instant());
    }

    /** Every private stream of the account is up, or down for less than ten seconds; never seen is down. */
    synchronized boolean streamRuns(String venue, String account) {
        String key = venue + "|" + account;
        Instant latest = clock.instant().minus(STREAM_GRACE);
        return streamSeen.contains(key)
                && streamLost.getOrDefault(key, Map.of()).values().stream().allMatch(latest::isBefore);
    }

    synchronized void reconciled(Comparisons.Whose whose, boolean agrees) {
        if (agrees) {
            reconciled.add(whose);
        } else {
            reconciled.remove(whose);
        }
    }

    synchronized boolean isReconciled(Comparisons.Whose whose) {
        return reconciled.contains(whose);
    }
}
