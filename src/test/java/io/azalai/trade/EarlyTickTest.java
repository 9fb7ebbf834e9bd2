package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.RiskMemory;
import io.azalai.trade.risk.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes run before the order path takes up what was left: on a slow machine timers tick and requests come by then. */
class EarlyTickTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);

    @Test
    void what_ticks_before_the_start_forgets_neither_latches_nor_baselines() {
        RiskMemory before = killed();

        try (TestPath second = new TestPath(state, time)) {
            second.path.watch().tick();
            second.told();
            second.path.start();

            RiskMemory after = second.path.watch().memory();
            assertThat(after.latches()).isEqualTo(before.latches());
            assertThat(after.dayStartEquity())
                    .isEqualTo(before.dayStartEquity())
                    .isNotNull();
            assertThat(after.highWaterMark()).isEqualTo(before.highWaterMark()).isNotNull();
        }
    }

    @Test
    void a_kill_before_the_start_holds_after_it_also_where_the_journal_was_damaged() throws Exception {
        killed();
        Files.writeString(state.resolve("journal.db"), "no database at all, but long enough to be taken for one");

        try (TestPath second = new TestPath(state, time)) {
            second.path.watch().halt("ada").join();
            second.path.start();

            assertThat(second.path.watch().memory().latches())
                    .extracting(Latch::reason)
                    .containsExactlyInAnyOrder(Latch.Reason.STATE_CORRUPT, Latch.Reason.MANUAL_KILL);
        }
    }

    /** What a service remembers that was killed by hand once its equity was known. */
    private RiskMemory killed() {
        try (TestPath first = new TestPath(state, time).started()) {
            time.pass(Duration.ofSeconds(1));
            first.path.watch().tick();
            first.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");
            first.told();
            return first.path.watch().memory();
        }
    }
}
