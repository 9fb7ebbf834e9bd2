package io.azalai.trade.facts;

import static io.azalai.trade.facts.ScriptedFacts.BTC;
import static io.azalai.trade.facts.ScriptedFacts.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.azalai.model.SteppedClock;
import io.azalai.trade.facts.Correlations.Asset;
import io.azalai.trade.risk.CorrelationLimits;
import io.azalai.trade.risk.DefaultLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Series are had once, kept up by the hour, and reckoned from what is there (risk.md section 5). */
class CorrelationsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<Asset> BOTH = List.of(new Asset("BTC", BTC), new Asset("ETH", ETH));

    private final ScriptedFacts venue = new ScriptedFacts();
    private final SteppedClock clock = new SteppedClock(NOON.plusSeconds(30));

    @Test
    void the_whole_window_is_read_page_by_page_and_then_known() {
        venue.closes(BTC, NOON, "100", "101", "100", "102", "103", "101");
        venue.closes(ETH, NOON, "50", "50.5", "50", "51", "51.5", "50.5");
        Correlations correlations = correlations("0.8");

        assertThat(correlations.known(BOTH)).isCompleted();

        assertThat(rho(correlations))
                .hasValueSatisfying(rho -> assertThat(rho).isCloseTo(BigDecimal.ONE, within(new BigDecimal("1e-9"))));
        venue.requests.clear();
        assertThat(correlations.known(BOTH)).isCompleted();
        assertThat(venue.requests).isEmpty();
    }

    @Test
    void an_hour_that_is_over_is_read_once_and_counts() {
        venue.closes(BTC, NOON, "100", "101", "100", "102");
        venue.closes(ETH, NOON, "50", "50.5", "50", "51");
        Correlations correlations = correlations("0.8");
        correlations.known(BOTH).join();
        venue.requests.clear();

        correlations.refresh(BOTH);
        assertThat(venue.requests).isEmpty();

        clock.step(Duration.ofHours(1));
        venue.closes(BTC, NOON.plus(Duration.ofHours(1)), "110");
        venue.closes(ETH, NOON.plus(Duration.ofHours(1)), "40");
        correlations.refresh(BOTH);

        assertThat(venue.requests).hasSize(2);
        assertThat(rho(correlations)).hasValueSatisfying(rho -> assertThat(rho).isNegative());
    }

    @Test
    void an_hour_that_is_not_over_does_not_count() {
        venue.closes(BTC, NOON.plus(Duration.ofHours(1)), "100", "101", "100", "102");
        venue.closes(ETH, NOON.plus(Duration.ofHours(1)), "50", "50.5", "50", "51");
        venue.open = 1;
        Correlations correlations = correlations("0.8");

        correlations.known(BOTH).join();

        assertThat(rho(correlations)).isEmpty();
    }

    @Test
    void what_cannot_be_read_holds_nothing_up_and_is_tried_again_in_a_while() {
        venue.reachable = false;
        Correlations correlations = correlations("0.8");

        assertThat(correlations.known(BOTH)).isCompleted();
        assertThat(rho(correlations)).isEmpty();
        correlations.known(BOTH).join();
        assertThat(venue.requests).hasSize(2);

        venue.reachable = true;
        venue.closes(BTC, NOON, "100", "101", "100", "102");
        venue.closes(ETH, NOON, "50", "50.5", "50", "51");
        clock.step(Duration.ofSeconds(5));
        correlations.known(BOTH).join();
        assertThat(rho(correlations)).isPresent();
    }

    @Test
    void nothing_is_read_where_the_limit_is_off_or_one_asset_is_all() {
        correlations("1").known(BOTH).join();
        correlations("0.8").known(List.of(new Asset("BTC", BTC))).join();

        assertThat(venue.requests).isEmpty();
    }

    private Optional<BigDecimal> rho(Correlations correlations) {
        return correlations.of("BTC", "ETH", clock.instant());
    }

    private Correlations correlations(String limit) {
        CorrelationLimits limits = DefaultLimits.with(
                        "{}",
                        "{\"correlation_limit\":\"" + limit
                                + "\",\"correlation_window\":10,\"correlation_min_samples\":3}")
                .correlation();
        return new Correlations(venue, limits, clock);
    }
}
