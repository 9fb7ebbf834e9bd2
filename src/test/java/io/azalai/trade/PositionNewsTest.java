package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.MarginMode;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.trade.journal.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is told of positions, and what of it is written down (downstream.md section 4). */
class PositionNewsTest extends OnOrderPath {

    @Test
    void what_a_row_of_a_stream_does_not_carry_is_told_as_it_stands_and_is_no_news() {
        test.venue.positions.add(position("1").with(5, MarginMode.CROSS));
        test.path.accounts().refresh();
        List<Position> told = told();
        long kept = test.journal.outbox().size();

        test.path.accounts().learn(position("1"));

        assertThat(told()).hasSize(told.size() + 1).last().satisfies(last -> {
            assertThat(last.leverage()).isEqualTo(5);
            assertThat(last.marginMode()).isEqualTo(MarginMode.CROSS);
        });
        assertThat(test.journal.outbox().size()).isEqualTo(kept);
    }

    @Test
    void what_it_carries_is_told_and_is_news() {
        test.venue.positions.add(position("1").with(5, MarginMode.CROSS));
        test.path.accounts().refresh();
        told();
        long kept = test.journal.outbox().size();

        test.path.accounts().learn(position("1").with(7, null));

        assertThat(told()).last().satisfies(last -> {
            assertThat(last.leverage()).isEqualTo(7);
            assertThat(last.marginMode()).isEqualTo(MarginMode.CROSS);
        });
        assertThat(test.journal.outbox().size()).isEqualTo(kept + 1);
    }

    private List<Position> told() {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(Position.class::isInstance)
                .map(Position.class::cast)
                .toList();
    }

    private Position position(String quantity) {
        return VenueOrders.position(quantity, PositionSide.BOTH, time.instant());
    }
}
