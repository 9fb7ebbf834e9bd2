package io.azalai.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameMergeTest {
    private static final Instant NOW = Instant.ofEpochSecond(1);

    private final List<Object> out = new ArrayList<>();
    private final FrameMerge merge =
            new FrameMerge("main", true, frames -> frames.forEach(frame -> out.add(frame.body())));
    private final FrameMerge.Lane first = merge.attach();

    @Test
    void a_lane_alone_passes_everything() {
        take(first, "1", "1", "2");

        assertThat(out).containsExactly("1", "1", "2");
    }

    @Test
    void what_one_read_brought_goes_on_together() {
        List<Integer> together = new ArrayList<>();
        FrameMerge counting = new FrameMerge("main", true, frames -> together.add(frames.size()));
        FrameMerge.Lane lane = counting.attach();

        IntStream.range(0, 300).forEach(frame -> counting.take(lane, "" + frame, NOW));
        counting.flush();
        counting.take(lane, "last", NOW);
        counting.flush();
        counting.flush();

        assertThat(together).containsExactly(256, 44, 1);
    }

    @Test
    void the_first_copy_wins_whoever_brings_it() {
        FrameMerge.Lane second = joined();

        take(first, "1", "2");
        take(second, "1", "2", "3");
        take(first, "3", "4");

        assertThat(out).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void what_both_bring_twice_comes_twice() {
        FrameMerge.Lane second = joined();

        take(first, "1", "1");
        take(second, "1", "1", "1");
        take(first, "1");

        assertThat(out).containsExactly("0", "1", "1", "1");
    }

    @Test
    void a_newcomer_that_is_ahead_waits_for_what_began_before_it() {
        FrameMerge.Lane second = merge.attach();

        take(second, "3", "4");
        take(first, "1", "2");
        assertThat(second.isJoined()).isFalse();
        take(first, "3");

        assertThat(out).containsExactly("1", "2", "3", "4");
        assertThat(second.isJoined()).isTrue();
        take(first, "4", "5");
        assertThat(out).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void a_newcomer_that_is_behind_joins_with_its_first_copy() {
        FrameMerge.Lane second = merge.attach();

        take(first, "1", "2");
        take(second, "2");
        assertThat(second.isJoined()).isTrue();
        take(second, "3");
        take(first, "3");

        assertThat(out).containsExactly("1", "2", "3");
    }

    @Test
    void when_the_first_ends_the_newcomer_goes_on_with_what_it_held_back() {
        FrameMerge.Lane second = merge.attach();
        take(first, "1");
        take(second, "2", "3");

        merge.detach(first);
        take(second, "4");

        assertThat(out).containsExactly("1", "2", "3", "4");
    }

    @Test
    void a_newcomer_that_ends_takes_what_it_held_back_with_it() {
        FrameMerge.Lane second = merge.attach();
        take(second, "1");

        merge.detach(second);
        take(first, "1", "2");

        assertThat(out).containsExactly("1", "2");
    }

    @Test
    void what_a_lost_one_was_ahead_does_not_come_again() {
        FrameMerge.Lane second = joined();
        take(first, "1", "2");

        merge.detach(first);
        take(second, "1", "2", "3");

        assertThat(out).containsExactly("0", "1", "2", "3");
    }

    @Test
    void what_is_on_its_way_when_a_connection_is_closed_still_counts() {
        FrameMerge.Lane second = joined();
        take(second, "2");

        merge.detach(first);
        take(first, "1");
        take(second, "3");

        assertThat(out).containsExactly("0", "2", "1", "3");
    }

    @Test
    void the_window_forgets_the_oldest() {
        FrameMerge.Lane second = joined();

        IntStream.rangeClosed(1, FrameMerge.WINDOW_FRAMES + 1).forEach(number -> take(first, "" + number));
        out.clear();
        take(second, "1", "2");

        assertThat(out).containsExactly("1");
    }

    @Test
    void a_newcomer_holds_back_no_more_than_the_window() {
        FrameMerge.Lane second = merge.attach();

        IntStream.rangeClosed(1, FrameMerge.WINDOW_FRAMES).forEach(number -> take(second, "" + number));

        assertThat(out).hasSize(FrameMerge.WINDOW_FRAMES);
        assertThat(second.isJoined()).isTrue();
    }

    private FrameMerge.Lane joined() {
        FrameMerge.Lane second = merge.attach();
        take(first, "0");
        take(second, "0");
        return second;
    }

    private void take(FrameMerge.Lane lane, String... frames) {
        for (String frame : frames) {
            merge.take(lane, frame, NOW);
        }
        merge.flush();
    }
}
