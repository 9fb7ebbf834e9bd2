package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Audit;
import io.azalai.model.Mode;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kill switch by the names that people write, and by the file HALT. */
class HaltsTest extends OnOrderPath {

    @ParameterizedTest
    @CsvSource({
        "'',                     GLOBAL",
        "global,                 GLOBAL",
        "Hyperliquid,            VENUE|hyperliquid",
        "hyperliquid:BTC,        SYMBOL|hyperliquid|BTC/USDC:USDC",
        "hyperliquid:btc,        SYMBOL|hyperliquid|BTC/USDC:USDC",
        "hyperliquid:BTC/USDC:USDC, SYMBOL|hyperliquid|BTC/USDC:USDC"
    })
    void a_scope_is_taken_by_the_name_that_orders_are_compared_with(String said, String meant) {
        test.path.halts().halt(said, "", "ada", "").join();

        assertThat(test.path.watch().memory().latches())
                .extracting(latch -> latch.scope() + " " + latch.level())
                .containsExactly(meant + " HALTED");
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("TRADING_HALTED");
    }

    @ParameterizedTest
    @CsvSource({
        "hyperliqid,      HALTED,   did you mean hyperliquid?",
        "hyperliquid:BTX, HALTED,   unknown symbol 'BTX'",
        "GLOBAL,          ACTIVE,   give HALTED or REDUCING"
    })
    void what_cannot_be_meant_is_refused_with_what_could(String scope, String level, String cure) {
        assertThatThrownBy(() -> test.path.halts().halt(scope, level, "ada", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(cure);

        assertThat(test.path.watch().memory().latches()).isEmpty();
    }

    @Test
    void a_kill_and_what_lifts_it_are_audited() {
        test.path.halts().halt("hyperliquid", "REDUCING", "ada", "too wild").join();
        test.path.halts().resume("hyperliquid", "manual_kill", "bob").join();
        test.told();

        assertThat(test.events)
                .filteredOn(Audit.class::isInstance)
                .extracting(event ->
                        ((Audit) event).actor() + " " + ((Audit) event).action() + " " + ((Audit) event).text())
                .containsExactly(
                        "ada kill REDUCING VENUE|hyperliquid: too wild", "bob reset MANUAL_KILL VENUE|hyperliquid");
        assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
    }

    @Test
    void a_latch_that_there_is_not_is_not_lifted() {
        assertThatThrownBy(() -> test.path.halts().resume("", "KILL", "ada"))
                .hasMessageContaining("reason is 'KILL'; give ALL or one of [DAILY_LOSS_LIMIT,");
    }

    @Test
    void a_halt_of_everything_leaves_its_file_and_lifting_it_takes_that_away() throws IOException {
        test.path.halts().halt("", "", "ada", "too wild").join();
        assertThat(Files.readString(file())).contains("by ada: too wild");

        test.path.halts().resume("", "ALL", "ada").join();
        assertThat(file()).doesNotExist();
        test.path.watch().look();
        assertThat(test.path.watch().memory().isHalted()).isFalse();
    }

    @Test
    void so_does_the_halt_of_a_loss() {
        test.path.watch().tick();
        test.venue.equity = new BigDecimal("99900");
        time.pass(Duration.ofSeconds(5));
        test.path.accounts().refresh();
        test.path.watch().tick();
        assertThat(file()).exists();

        test.path.halts().resume("", "DAILY_LOSS_LIMIT", "ada").join();

        assertThat(file()).doesNotExist();
        assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.ACTIVE);
    }

    @Test
    void a_file_that_somebody_makes_halts_and_deleting_it_lifts_nothing() throws IOException {
        test.send(test.buy("a-1"));
        Files.createFile(file());

        test.path.watch().look();
        assertThat(test.venue.open()).isEmpty();
        assertThat(test.path.watch().memory().latches())
                .extracting(latch -> latch.reason() + " by " + latch.actor())
                .containsExactly(Latch.Reason.MANUAL_KILL + " by file");

        Files.delete(file());
        test.path.watch().look();
        assertThat(test.path.watch().memory().isHalted()).isTrue();
    }

    @Test
    void a_file_made_while_the_service_was_away_halts_its_start_also_with_another_journal() throws IOException {
        test.close();
        Files.deleteIfExists(state.resolve("journal.db"));
        Files.createFile(file());

        test = new TestPath(state, time).started();

        assertThat(test.path.watch().memory().isHalted()).isTrue();
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("TRADING_HALTED");
    }

    @Test
    void a_halt_that_no_journal_takes_holds_over_the_restart_by_its_file() {
        test.journal.close();

        test.path.halts().halt("", "", "ada", "").join();
        test = new TestPath(state, time, Mode.LIVE, test.venue).started();

        assertThat(test.path.watch().memory().isHalted()).isTrue();
    }

    @Test
    void while_the_file_cannot_be_deleted_nothing_is_lifted() throws IOException {
        Files.createDirectory(file());
        Files.createFile(file().resolve("in-the-way"));
        test.path.watch().look();

        assertThatThrownBy(() -> test.path.halts().resume("", "ALL", "ada"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("HALT cannot be deleted");
        assertThat(test.path.watch().memory().level(Scope.GLOBAL)).isEqualTo(RiskLevel.HALTED);
    }

    private Path file() {
        return state.resolve("HALT");
    }
}
