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
    private final Map<String, InARow> failures = new HashMap<>();
    private final Map<AccountKey, Map<String, Instant>> streamLost = new HashMap<>();
    private final Set<AccountKey> streamSeen = new HashSet<>();
    private final Set<AccountKey> reconciled = new HashSet<>();
    private final Map<AccountKey, String> unread = new HashMap<>();
    private final Map<AccountKey, String> mismatches = new HashMap<>();

    /** How often a venue failed without answering between, and what it failed with last. */
    private record InARow(int count, String why) {

        static InARow first(String why) {
            return new InARow(1, why);
        }

        InARow and(InARow next) {
            return new InARow(count + next.count, next.why);
        }
    }

    VenueHealth(Clock clock) {
        this.clock = clock;
    }

    synchronized void answered(String venue) {
        failures.remove(venue);
    }

    synchronized void failed(String venue, String why) {
        failures.merge(venue, InARow.first(why), InARow::and);
    }

    /** What a venue failed with that has answered nothing of late; empty when it has. */
    synchronized Optional<String> outage(String venue) {
        return Optional.ofNullable(failures.get(venue))
                .filter(inARow -> inARow.count() >= FAILURES_OF_A_DEAD_LINK)
                .map(InARow::why);
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

    /** Whether the account's streams were there, and one of them is not for ten seconds. */
    synchronized boolean isStreamLost(AccountKey whose) {
        return streamSeen.contains(whose) && !streamRuns(whose);
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

    /** A position of the account is not what its fills make of it: until all are, it does not count as compared. */
    synchronized void mismatched(AccountKey whose, String what) {
        mismatches.put(whose, what);
    }

    /** Positions of the account are what its fills make of them. */
    synchronized void matched(AccountKey whose) {
        mismatches.remove(whose);
    }

    synchronized boolean isReconciled(AccountKey whose) {
        return reconciled.contains(whose) && !mismatches.containsKey(whose);
    }

    synchronized boolean isUnreadable(AccountKey whose) {
        return unread.containsKey(whose);
    }

    /** What of an account differs from ours, or is waited for before both agree; empty when they do. */
    synchronized Optional<String> discord(AccountKey whose) {
        String mismatch = mismatches.get(whose);
        if (mismatch != null) {
            return Optional.of(whose + " is compared again: " + mismatch);
        }
        if (!isReconciled(whose)) {
            String why = unread.get(whose);
            return Optional.of(whose + " is not compared yet" + (why == null ? "" : ": " + why));
        }
        return Optional.empty();
    }

    /** Why nothing increases at an account; empty when it may. */
    synchronized Optional<String> obstacle(AccountKey whose) {
        Optional<String> discord = discord(whose);
        return discord.isPresent() || streamRuns(whose)
                ? discord
                : Optional.of("the private stream of " + whose + " is not up");
    }
}
