package io.azalai.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A venue's time out of its trades. */
class VenueTimeTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final VenueTime time = new VenueTime();

    @Test
    void without_trades_it_is_ours() {
        assertThat(time.at(NOON)).isEqualTo(NOON);
    }

    @Test
    void it_is_behind_ours_by_the_trade_that_came_the_soonest() {
        time.heard(NOON.minusSeconds(25), NOON);
        time.heard(NOON.minusSeconds(19), NOON.plusSeconds(1));
        time.heard(NOON.minusSeconds(27), NOON.plusSeconds(2));

        assertThat(time.at(NOON.plusSeconds(10))).isEqualTo(NOON.minusSeconds(10));
    }

    @Test
    void a_second_on_the_way_is_no_wrong_clock_and_no_trade_makes_it_later_than_ours() {
        time.heard(NOON.minusSeconds(1), NOON);
        assertThat(time.at(NOON)).isEqualTo(NOON);

        time.heard(NOON.plusSeconds(5), NOON);
        assertThat(time.at(NOON)).isEqualTo(NOON);
    }

    @Test
    void a_trade_older_than_a_minute_tells_nothing_of_clocks() {
        time.heard(NOON.minusSeconds(61), NOON);

        assertThat(time.at(NOON)).isEqualTo(NOON);
    }

    @Test
    void after_a_minute_without_trades_it_is_ours_again() {
        time.heard(NOON.minusSeconds(20), NOON);

        assertThat(time.at(NOON.plusSeconds(29))).isEqualTo(NOON.plusSeconds(9));
        assertThat(time.at(NOON.plusSeconds(31))).isEqualTo(NOON.plusSeconds(11));
        assertThat(time.at(NOON.plusSeconds(62))).isEqualTo(NOON.plusSeconds(62));
    }

    @Test
    void when_our_clock_is_set_right_so_is_it() {
        time.heard(NOON.minusSeconds(20), NOON);

        assertThat(time.at(NOON.minusSeconds(19))).isEqualTo(NOON.minusSeconds(19));
    }

    @Test
    void a_thread_that_read_our_clock_a_little_earlier_sets_nothing_back() {
        time.heard(NOON.minusSeconds(20), NOON);
        time.heard(NOON.plusSeconds(11), NOON.plusSeconds(31));

        assertThat(time.at(NOON.plusMillis(30_999))).isEqualTo(NOON.plusMillis(10_999));
    }
}
