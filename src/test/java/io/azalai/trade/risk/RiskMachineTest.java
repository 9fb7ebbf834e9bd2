package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.RiskLevel;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the golden sequences do not reach. */
class RiskMachineTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant NEXT_DAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Listing BTC = Listing.of("aster", Market.PERP, "BTC/USDT:USDT", "BTCUSDT");

    private final RiskMachine machine = new RiskMachine(DefaultLimits.seed());
    private RiskMemory memory = RiskMemory.FIRST_RUN;

    @Test
    void eighty_percent_of_a_limit_warns_once_a_day_and_holds_nothing_back() {
        after(equity(NOON, "5000"));

        assertThat(after(equity(NOON, "4920")).actions())
                .containsExactly(new RiskAction.NearLimit(
                        Latch.Reason.DAILY_LOSS_LIMIT, new BigDecimal("80"), new BigDecimal("100.0")));
        assertThat(after(equity(NOON, "4910")).actions()).isEmpty();
        assertThat(memory.level()).isEqualTo(RiskLevel.ACTIVE);

        after(equity(NEXT_DAY, "4910"));

        assertThat(after(equity(NEXT_DAY, "4830")).actions()).hasSize(1);
    }

    @Test
    void a_kill_raises_a_level_and_never_lowers_it() {
        after(new RiskEvent.Kill(NOON, RiskLevel.HALTED, Scope.GLOBAL, "ops"));

        assertThat(after(new RiskEvent.Kill(NOON, RiskLevel.REDUCING, Scope.GLOBAL, "ops"))
                        .actions())
                .isEmpty();
        assertThat(memory.level()).isEqualTo(RiskLevel.HALTED);
    }

    @Test
    void a_latch_holds_back_its_scope_only_and_is_reset_on_its_own() {
        after(new RiskEvent.Kill(NOON, RiskLevel.HALTED, new Scope(BTC.venue(), BTC.symbol()), "ops"));
        after(new RiskEvent.Kill(NOON, RiskLevel.REDUCING, Scope.ofVenue("hyperliquid"), "ops"));

        assertThat(memory.level(BTC)).isEqualTo(RiskLevel.HALTED);
        assertThat(memory.level(Listing.of("aster", Market.PERP, "ETH/USDT:USDT", "ETHUSDT")))
                .isEqualTo(RiskLevel.ACTIVE);

        assertThat(after(new RiskEvent.Reset(NOON, null, new Scope(BTC.venue(), BTC.symbol()), "ops"))
                        .actions())
                .containsExactly(new RiskAction.LatchChanged(
                        new Scope(BTC.venue(), BTC.symbol()),
                        RiskLevel.HALTED,
                        RiskLevel.ACTIVE,
                        Latch.Reason.MANUAL_KILL,
                        "ops"));
        assertThat(memory.level()).isEqualTo(RiskLevel.REDUCING);
    }

    @Test
    void a_deposit_before_the_first_equity_of_a_day_is_part_of_its_baseline() {
        after(equity(NOON, "1000"));
        after(new RiskEvent.Flow(NEXT_DAY.plusSeconds(1), new BigDecimal("500")));
        after(equity(NEXT_DAY.plusSeconds(2), "1500"));

        assertThat(memory.dayPnl()).hasValueSatisfying(pnl -> assertThat(pnl).isEqualByComparingTo("0"));
    }

    @Test
    void a_breach_halts_cancels_and_tells_in_one_transition() {
        after(equity(NOON, "1000"));

        assertThat(after(equity(NOON, "900")).actions())
                .containsExactly(
                        new RiskAction.LatchChanged(
                                Scope.GLOBAL,
                                RiskLevel.ACTIVE,
                                RiskLevel.HALTED,
                                Latch.Reason.DAILY_LOSS_LIMIT,
                                "risk"),
                        new RiskAction.LatchChanged(
                                Scope.GLOBAL, RiskLevel.HALTED, RiskLevel.HALTED, Latch.Reason.MAX_DRAWDOWN, "risk"),
                        new RiskAction.EmergencyStop(Latch.Reason.DAILY_LOSS_LIMIT));
    }

    @Test
    void scopes_are_read_as_they_are_written() {
        assertThat(Scope.parse(new Scope(BTC.venue(), BTC.symbol()).toString()))
                .isEqualTo(new Scope(BTC.venue(), BTC.symbol()));
        assertThat(Scope.parse("VENUE|aster")).isEqualTo(Scope.ofVenue("aster"));
        assertThat(Scope.parse("GLOBAL")).isEqualTo(Scope.GLOBAL);
    }

    private RiskMachine.Transition after(RiskEvent event) {
        RiskMachine.Transition transition = machine.apply(memory, event);
        memory = transition.memory();
        return transition;
    }

    private static RiskEvent equity(Instant at, String total) {
        return new RiskEvent.Equity(at, new BigDecimal(total));
    }
}
