package io.azalai.trade.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

    @Test
    void the_defaults_are_those_of_the_specification() {
        assertThat(DefaultLimits.seed())
                .isEqualTo(new RiskLimits(
                        new TradingLimits(
                                1,
                                10,
                                new BigDecimal("10.0"),
                                new BigDecimal("10000.0"),
                                new BigDecimal("0.01"),
                                new BigDecimal("0.05"),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                1,
                                10,
                                new BigDecimal("5000.0")),
                        new LossLimits(new BigDecimal("100.0"), new BigDecimal("10.0"), true),
                        new PriceLimits(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(1),
                                new BigDecimal("5"),
                                new BigDecimal("50")),
                        new ActivityLimits(10, Duration.ofSeconds(1), 2, Duration.ofSeconds(1), 20, 100),
                        new ExposureLimits(
                                new BigDecimal("0.1"),
                                new BigDecimal("50000"),
                                new BigDecimal("50000"),
                                new BigDecimal("0.05"),
                                new BigDecimal("0.8")),
                        new CorrelationLimits(
                                new BigDecimal("0.8"),
                                Duration.ofHours(1),
                                168,
                                72,
                                Policy.REJECT,
                                new BigDecimal("10")),
                        Policy.REJECT,
                        true,
                        List.of(),
                        List.of("USDC", "USDT", "USD", "USDF", "USDE")));
    }

    @Test
    void every_key_reaches_its_limit() {
        RiskLimits limits = DefaultLimits.with("""
                {"default_leverage":2,"max_leverage":3,"min_order_size":"4","max_order_size":"5",
                 "default_slippage":"0.006","max_slippage":"0.007","order_timeout":8,"unfilled_order_timeout":9,
                 "position_limits":{"max_positions_per_symbol":10,"max_total_positions":11,"max_position_size_usd":"12"}}
                """, """
                {"daily_loss_limit":"13","max_drawdown_percent":"14","emergency_stop_enabled":false,
                 "position_size_limit":"0.15","correlation_limit":"0.16","stale_price_ms":17,
                 "stale_price_reduce_ms":18,"account_stale_ms":19,"max_clock_skew_ms":20,"price_collar_percent":"21",
                 "price_collar_passive_percent":"22","max_order_rate":{"count":23,"window_ms":24,"reserve":3},
                 "duplicate_order_window_ms":26,"max_open_orders_per_symbol":27,"max_open_orders_total":28,
                 "max_notional_per_venue_usd":"29","max_notional_global_usd":"30","margin_reserve":"0.31",
                 "max_margin_ratio":"0.32","self_trade_policy":"ALLOW","check_book_impact":false,
                 "correlation_interval_ms":33,"correlation_window":34,"correlation_min_samples":35,
                 "correlation_missing_policy":"ALLOW","dust_usd":"36","allowed_symbols":["aster:X"],"usd_stables":["USD"]}
                """);

        assertThat(limits)
                .isEqualTo(new RiskLimits(
                        new TradingLimits(
                                2,
                                3,
                                new BigDecimal("4"),
                                new BigDecimal("5"),
                                new BigDecimal("0.006"),
                                new BigDecimal("0.007"),
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9),
                                10,
                                11,
                                new BigDecimal("12")),
                        new LossLimits(new BigDecimal("13"), new BigDecimal("14"), false),
                        new PriceLimits(
                                Duration.ofMillis(17),
                                Duration.ofMillis(18),
                                Duration.ofMillis(19),
                                Duration.ofMillis(20),
                                new BigDecimal("21"),
                                new BigDecimal("22")),
                        new ActivityLimits(23, Duration.ofMillis(24), 3, Duration.ofMillis(26), 27, 28),
                        new ExposureLimits(
                                new BigDecimal("0.15"),
                                new BigDecimal("29"),
                                new BigDecimal("30"),
                                new BigDecimal("0.31"),
                                new BigDecimal("0.32")),
                        new CorrelationLimits(
                                new BigDecimal("0.16"),
                                Duration.ofMillis(33),
                                34,
                                35,
                                Policy.ALLOW,
                                new BigDecimal("36")),
                        Policy.ALLOW,
                        false,
                        List.of("aster:X"),
                        List.of("USD")));
    }

    @Test
    void the_defaults_stand_and_warn_of_what_does_not_bind() {
        RiskLimits limits = DefaultLimits.seed();

        assertThat(limits.errors()).isEmpty();
        assertThat(limits.warnings(Map.of("hyperliquid", BigDecimal.TEN, "aster", new BigDecimal("5"))))
                .extracting(LimitProblem::path)
                .containsExactly("trading.max_order_size");
    }

    @Test
    void a_minimum_below_the_venues_is_warned_of() {
        RiskLimits limits = DefaultLimits.with("{\"min_order_size\":\"6\",\"max_order_size\":\"5000\"}", "{}");

        assertThat(limits.warnings(Map.of("hyperliquid", BigDecimal.TEN, "aster", new BigDecimal("5"))))
                .extracting(LimitProblem::path)
                .containsExactly("trading.min_order_size");
    }

    @Test
    void positions_that_come_to_more_than_all_may_are_warned_of() {
        RiskLimits limits = DefaultLimits.with(
                "{\"max_order_size\":\"5000\",\"position_limits\":{\"max_total_positions\":11}}", "{}");

        assertThat(limits.warnings(Map.of()))
                .extracting(LimitProblem::path)
                .containsExactly("risk.max_notional_global_usd");
        assertThat(DefaultLimits.with(
                                "{\"max_order_size\":\"5000\",\"position_limits\":{\"max_total_positions\":10}}", "{}")
                        .warnings(Map.of()))
                .isEmpty();
    }

    @Test
    void all_errors_are_told_at_once() {
        RiskLimits limits = DefaultLimits.with(
                "{\"default_leverage\":11,\"min_order_size\":\"20000\",\"default_slippage\":\"-1\"}",
                "{\"max_drawdown_percent\":\"101\",\"correlation_limit\":\"-1.1\"}");

        assertThat(limits.errors())
                .extracting(LimitProblem::path)
                .containsExactlyInAnyOrder(
                        "trading.default_leverage",
                        "trading.min_order_size",
                        "trading.default_slippage",
                        "risk.max_drawdown_percent",
                        "risk.correlation_limit");
        assertThatThrownBy(() -> new RiskGate(limits)).hasMessageContaining("trading.default_leverage");
    }

    @Test
    void the_hash_tells_limits_apart() {
        assertThat(DefaultLimits.seed().hash())
                .isEqualTo(DefaultLimits.seed().hash())
                .hasSize(12);
        assertThat(DefaultLimits.with("{\"max_leverage\":9}", "{}").hash())
                .isNotEqualTo(DefaultLimits.seed().hash());
    }
}
