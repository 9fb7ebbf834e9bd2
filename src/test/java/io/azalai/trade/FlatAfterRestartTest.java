package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Mode;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.trade.journal.Page;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consumers keep the last that was told of a position: after a restart they learn of one that is gone. */
class FlatAfterRestartTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);

    @Test
    void a_position_that_was_closed_while_nobody_told_of_it_is_told_flat() {
        ScriptedVenue venue = traded();

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            assertThat(told(second)).singleElement().satisfies(position -> {
                assertThat(position.key()).isEqualTo("hyperliquid|main|BTC/USDC:USDC|BOTH");
                assertThat(position.side()).isEqualTo(PositionDirection.FLAT);
            });

            second.path.accounts().refresh();
            assertThat(told(second)).as("not again").hasSize(1);
        }
    }

    @Test
    void one_that_is_still_open_is_told_as_it_is() {
        ScriptedVenue venue = traded();

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue)) {
            second.venue.positions.add(VenueOrders.position("0.4", PositionSide.BOTH, time.instant()));
            second.started();

            assertThat(told(second)).isNotEmpty().allMatch(position -> position.side() == PositionDirection.LONG);
        }
    }

    /** A venue at which an order filled in part before the service stopped. */
    private ScriptedVenue traded() {
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            first.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "0.4", "99")));
            first.told();
            return first.venue;
        }
    }

    private static List<Position> told(TestPath test) {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(Position.class::isInstance)
                .map(Position.class::cast)
                .toList();
    }
}
