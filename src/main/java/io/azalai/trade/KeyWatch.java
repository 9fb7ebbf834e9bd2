package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.timing.Failures;
import io.azalai.trade.journal.Page;
import io.azalai.venue.KeyRights;
import io.azalai.venue.KeyStanding;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks how each account's key stands, and raises an alert while one ends soon or serves no longer: once a day, over
 * restarts too, and at once where it gets worse. Nothing can be placed or cancelled then, and only a person can approve
 * another key. An account's own key does not end. Safe for many threads: what was said is in the journal.
 */
public final class KeyWatch {

    /** What notifications are switched by. */
    static final String KIND = "key.ends";

    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);
    private static final Duration AGAIN = Duration.ofDays(1);
    private static final String FINE = "";

    private final Ledger ledger;
    private final Venues venues;
    private final VenueCalls calls;
    private final Clock clock;

    KeyWatch(Ledger ledger, Venues venues, VenueCalls calls, Clock clock) {
        this.ledger = ledger;
        this.venues = venues;
        this.calls = calls;
        this.clock = clock;
    }

    /** Looks at every account. Never fails: a venue that does not answer is asked the next time. */
    public CompletableFuture<Void> look() {
        List<CompletableFuture<?>> looks = new ArrayList<>();
        for (OpenVenue venue : venues.all()) {
            for (String account : venue.accounts()) {
                looks.add(KeyStanding.ask(calls, venue.name(), account)
                        .thenAccept(standing -> judge(new AccountKey(venue.name(), account), standing))
                        .exceptionally(failure -> unanswered(venue, account, failure)));
            }
        }
        return CompletableFuture.allOf(looks.toArray(new CompletableFuture<?>[0]));
    }

    private static @Nullable Void unanswered(OpenVenue venue, String account, Throwable failure) {
        LOG.warn(
                "when a key ends cannot be read venue={} account={}: {}",
                venue.name(),
                account,
                Failures.cause(failure).getMessage());
        return null;
    }

    private void judge(AccountKey whose, KeyStanding standing) {
        Instant now = clock.instant();
        boolean ends = standing.rights().kind() != KeyRights.Kind.OWN;
        Optional<String> ended = ends ? standing.ended(now) : Optional.empty();
        Optional<String> words = ended.or(() -> standing.endsSoon(now));
        Severity severity = ended.isPresent() ? Severity.CRITICAL : Severity.WARN;
        String name = "key|" + whose.venue() + "|" + whose.account();
        String said = ledger.journal().riskState(name).orElse(FINE);
        if (words.isPresent() && !isSaid(said, severity, now)) {
            keep(name, severity + " " + now, alert(whose, severity, words.get(), Alert.State.RAISED, now));
        } else if (words.isEmpty() && !said.equals(FINE)) {
            keep(name, FINE, alert(whose, Severity.INFO, "the key serves on", Alert.State.CLEARED, now));
        }
    }

    private static boolean isSaid(String said, Severity severity, Instant now) {
        String[] parts = said.split(" ", 2);
        return parts.length == 2
                && parts[0].equals(severity.toString())
                && now.isBefore(Instant.parse(parts[1]).plus(AGAIN));
    }

    private void keep(String name, String said, Alert alert) {
        ledger.keep(new Page().riskState(name, 1, said, clock.instant()), List.of(alert));
    }

    private static Alert alert(AccountKey whose, Severity severity, String words, Alert.State state, Instant now) {
        String scope = whose.venue() + "|" + whose.account();
        String text = "account " + whose.account() + ": " + words;
        Alert alert = state == Alert.State.RAISED
                ? Alert.raised(severity, KIND, scope, text, now)
                : Alert.cleared(severity, KIND, scope, text, now);
        return alert.concerning(whose.venue(), null);
    }
}
