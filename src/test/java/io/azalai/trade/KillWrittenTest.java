package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Audit;
import io.azalai.model.RiskLevel;
import io.azalai.model.RiskState;
import io.azalai.trade.risk.Scope;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A kill is answered once it is written down; where it cannot be, it holds and is told all the same. */
class KillWrittenTest extends OnOrderPath {

    @Test
    void a_kill_that_is_answered_is_in_the_journal() {
        test.path
                .watch()
                .kill(RiskLevel.HALTED, Scope.ofVenue("hyperliquid"), "ada")
                .join();

        assertThat(test.journal.latches()).singleElement().satisfies(latch -> assertThat(latch.actor())
                .isEqualTo("ada"));
    }

    @Test
    void a_kill_that_cannot_be_written_holds_is_told_and_says_so() {
        test.send(test.buy("a-1"));
        test.journal.close();

        CompletableFuture<Void> written = test.path.watch().kill(RiskLevel.HALTED, Scope.ofVenue("hyperliquid"), "ada");

        assertThat(written).isCompletedExceptionally();
        assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.HALTED);
        assertThat(test.venue.open()).isEmpty();
        assertThat(test.events)
                .filteredOn(RiskState.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(((RiskState) event).to()).isEqualTo(RiskLevel.HALTED));
        assertThat(test.events).filteredOn(Audit.class::isInstance).hasSize(1);
    }
}
