package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.venue.Lane;
import io.azalai.venue.LimitState;
import io.azalai.venue.Outcome;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TrialClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The actions of a day (hyperliquid.md section 7.2). */
class DailyActionsTest {

    private static final int MOST = 50_000;

    private final TrialClock clock = new TrialClock();
    private final Modes modes = new Modes(clock);
    private final DailyActions days = new DailyActions(modes, clock);

    @BeforeEach
    void begin_a_day() {
        Instant now = clock.instant();
        clock.step(Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))));
        for (int i = 0; i < MOST; i++) {
            days.take("main", "place", Lane.PLACE);
        }
    }

    @Test
    void a_unified_account_places_no_more_than_the_venue_takes_a_day_and_still_cancels() {
        modes.learn("main", "unifiedAccount");

        assertThatThrownBy(() -> days.take("main", "place", Lane.PLACE))
                .isInstanceOfSatisfying(RateLimitException.class, refused -> {
                    assertThat(refused.code()).isEqualTo("DAILY_LIMIT");
                    assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(refused.retryAfter()).hasValueSatisfying(wait -> assertThat(wait)
                            .isBetween(Duration.ofHours(23), Duration.ofDays(1)));
                });
        days.take("main", "cancel", Lane.CANCEL);
        days.take("main", "place", Lane.REDUCE);
        assertThat(days.state("main")).hasValue(new LimitState("daily-actions", MOST + 2, MOST, Duration.ofDays(1)));
    }

    @Test
    void what_was_never_sent_and_the_day_before_count_for_nothing() {
        modes.learn("main", "portfolioMargin");
        days.giveBack("main");

        days.take("main", "place", Lane.PLACE);
        assertThatThrownBy(() -> days.take("main", "place", Lane.PLACE)).isInstanceOf(RateLimitException.class);
        clock.step(Duration.ofDays(1));
        days.take("main", "place", Lane.PLACE);
    }

    @Test
    void an_account_with_separate_ledgers_is_not_bound() {
        modes.learn("main", "default");

        days.take("main", "place", Lane.PLACE);
        assertThat(days.state("main")).isEmpty();
    }
}
