package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.trade.journal.Page;
import io.azalai.venue.AccountRequest.ReadKeyRights;
import io.azalai.venue.KeyRights;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's key ends after ninety days (hyperliquid.md section 3.4), and then nothing can be cancelled either. */
class KeyWatchTest extends OnOrderPath {

    private static final Instant END = Orders.NOW.plus(Duration.ofDays(14));

    private KeyRights rights = agent(null);
    private Optional<Instant> listed = Optional.of(END);
    private boolean reachable = true;
    private KeyWatch watch;

    @BeforeEach
    void begin() {
        watch = watch();
    }

    @Test
    void a_key_that_ends_within_two_weeks_is_told_of_once_a_day() {
        look(Duration.ZERO);
        assertThat(alerts()).isEmpty();

        look(Duration.ofSeconds(1));
        look(Duration.ofHours(23));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARN);
            assertThat(alert.kind()).isEqualTo("key.ends");
            assertThat(alert.venue()).isEqualTo("hyperliquid");
            assertThat(alert.text()).isEqualTo("account main: the key ends in 13 days; approve another agent before");
        });

        look(Duration.ofHours(1));
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void the_end_itself_is_told_of_at_once() {
        look(Duration.ofDays(13).plusHours(23));
        look(Duration.ofHours(1));
        look(Duration.ofHours(1));

        assertThat(alerts()).extracting(Alert::severity).containsExactly(Severity.WARN, Severity.CRITICAL);
        assertThat(alerts().get(1).text())
                .isEqualTo("account main: the key ended at " + END + "; approve another agent");
    }

    @Test
    void an_agent_that_the_venue_takes_no_longer_has_ended() {
        rights = KeyRights.refused("0x1 is no agent of 0x2: approve it there");

        look(Duration.ZERO);

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.text()).contains("the venue does not take the key: 0x1 is no agent of 0x2");
        });
    }

    @Test
    void a_venue_that_tells_the_end_with_the_rights_is_not_asked_again() {
        rights = agent(Orders.NOW.plus(Duration.ofDays(3)));
        listed = Optional.empty();

        look(Duration.ZERO);

        assertThat(alerts()).singleElement().satisfies(alert -> assertThat(alert.text())
                .contains("ends in 3 days"));
    }

    @Test
    void another_key_clears_it_and_a_restart_repeats_nothing() {
        look(Duration.ofDays(1));
        watch = watch();
        look(Duration.ofHours(1));
        assertThat(alerts()).hasSize(1);

        listed = Optional.of(END.plus(Duration.ofDays(90)));
        look(Duration.ofHours(1));
        look(Duration.ofHours(1));

        assertThat(alerts()).extracting(Alert::state).containsExactly(Alert.State.RAISED, Alert.State.CLEARED);
    }

    @Test
    void an_own_key_and_one_whose_end_nobody_tells_raise_nothing_and_neither_does_silence() {
        listed = Optional.empty();
        look(Duration.ofDays(100));
        rights = KeyRights.own("the venue does not know it: deposit there");
        look(Duration.ofDays(1));
        reachable = false;
        look(Duration.ofDays(1));

        assertThat(alerts()).isEmpty();
    }

    private KeyWatch watch() {
        return new KeyWatch(test.ledger(), new Venues(List.of(test.venue)), calls(), time);
    }

    private VenueCalls calls() {
        return new VenueCalls() {
            @Override
            @SuppressWarnings("unchecked") // each request is answered by what it asks for
            public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
                Object answer = request instanceof ReadKeyRights ? rights : listed;
                return reachable
                        ? (CompletableFuture<R>) CompletableFuture.completedFuture(answer)
                        : CompletableFuture.failedFuture(new VenueUnavailableException(
                                new VenueException.Details(venue, "key-rights", "503", "down", Outcome.UNKNOWN)));
            }
        };
    }

    private void look(Duration later) {
        time.pass(later);
        watch.look().join();
        test.journal.write(new Page()).join();
    }

    private List<Alert> alerts() {
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals(KeyWatch.KIND))
                .toList();
    }

    private static KeyRights agent(Instant until) {
        return new KeyRights(KeyRights.Kind.AGENT, null, true, true, false, null, until);
    }
}
