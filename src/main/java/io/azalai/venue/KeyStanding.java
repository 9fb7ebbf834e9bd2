package io.azalai.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What an account's key may do and until when, by whichever of a venue's calls tells it.
 *
 * @param until when the key ends; null when it does not, or the venue does not tell
 */
public record KeyStanding(KeyRights rights, @Nullable Instant until) {

    /** Time enough to have another agent approved. */
    private static final Duration SOON = Duration.ofDays(14);

    /** Asks a venue; failed when it does not answer. */
    public static CompletableFuture<KeyStanding> ask(VenueCalls calls, String venue, String account) {
        return calls.send(venue, new AccountRequest.ReadKeyRights(account))
                .thenCompose(rights -> isOpen(rights)
                        ? calls.send(venue, new AccountRequest.ReadKeyExpiry(account))
                                .thenApply(until -> new KeyStanding(rights, until.orElse(null)))
                        : CompletableFuture.completedFuture(new KeyStanding(rights, rights.validUntil())));
    }

    private static boolean isOpen(KeyRights rights) {
        return rights.kind() == KeyRights.Kind.AGENT && rights.objection() == null && rights.validUntil() == null;
    }

    /** Whether it is an agent's of which the venue has not told when it ends. */
    public boolean isEndUntold() {
        return isOpen(rights) && until == null;
    }

    /** Why the key serves no longer; empty while it does. */
    public Optional<String> ended(Instant now) {
        if (rights.objection() != null) {
            return Optional.of("the venue does not take the key: " + rights.objection());
        }
        return until != null && !until.isAfter(now)
                ? Optional.of("the key ended at " + until + "; approve another agent")
                : Optional.empty();
    }

    /** That the key ends soon; empty when it does not, or has. */
    public Optional<String> endsSoon(Instant now) {
        return until != null && until.isAfter(now) && until.isBefore(now.plus(SOON))
                ? Optional.of("the key ends in " + Duration.between(now, until).toDays()
                        + " days; approve another agent before")
                : Optional.empty();
    }
}
