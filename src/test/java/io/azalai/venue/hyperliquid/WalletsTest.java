package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.azalai.model.AccountSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an account has without unrealised PnL (hyperliquid.md sections 2.5 and 8.3). */
class WalletsTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_708_622_398_623L);

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void the_worth_of_a_dex_holds_the_gains_of_its_positions() {
        AccountSummary summary = SummaryCodec.ofDex("main", "USDC", false, state("1000", "-12.5"), NOW);

        assertThat(summary.wallets()).isEqualTo(Map.of("USDC", new BigDecimal("1012.5")));
    }

    @Test
    void a_position_that_does_not_tell_its_gain_leaves_it_open() {
        assertThat(SummaryCodec.ofDex("main", "USDC", false, state("1000", null), NOW)
                        .wallets())
                .isNull();
    }

    @Test
    void dexes_add_up_by_collateral() {
        AccountSummary first = SummaryCodec.ofDex("main", "USDC", false, state("1000", "1"), NOW);
        AccountSummary second = SummaryCodec.ofDex("main", "USDC", false, flat("20"), NOW);
        AccountSummary third = SummaryCodec.ofDex("main", "USDH", false, flat("7"), NOW);

        assertThat(SummaryCodec.sum(SummaryCodec.sum(first, second), third).wallets())
                .isEqualTo(Map.of("USDC", new BigDecimal("1019"), "USDH", new BigDecimal("7")));
    }

    @Test
    void where_spot_backs_perpetuals_its_balances_are_all_there_is_while_no_position_is_open() {
        AccountSummary spot = SummaryCodec.held("main", venue.listings.tokens(), spot(null), NOW);

        assertThat(SummaryCodec.sum(spot, SummaryCodec.ofDex("main", "USDC", true, flat("0"), NOW))
                        .wallets())
                .containsEntry("USDC", new BigDecimal("50"));
        assertThat(SummaryCodec.sum(spot, SummaryCodec.ofDex("main", "USDC", true, state("9", "1"), NOW))
                        .wallets())
                .isNull();
    }

    @Test
    void in_portfolio_margin_nothing_is_told_apart() {
        assertThat(SummaryCodec.held("main", venue.listings.tokens(), spot(new BigDecimal("0.1")), NOW)
                        .wallets())
                .isNull();
    }

    private static AccountWire.Spot spot(@Nullable BigDecimal ratio) {
        return new AccountWire.Spot(
                List.of(new AccountWire.SpotBalance("USDC", 0, new BigDecimal("50"), BigDecimal.ZERO)), ratio);
    }

    private static AccountWire.Clearinghouse flat(String worth) {
        return clearinghouse(worth, "[]");
    }

    private static AccountWire.Clearinghouse state(String worth, @Nullable String unrealised) {
        String gain = unrealised == null ? "" : ",\"unrealizedPnl\":\"" + unrealised + "\"";
        return clearinghouse(worth, "[{\"position\":{\"coin\":\"ETH\",\"szi\":\"1\"" + gain + "}}]");
    }

    private static AccountWire.Clearinghouse clearinghouse(String worth, String positions) {
        String text = "{\"assetPositions\":" + positions + ",\"marginSummary\":{\"accountValue\":\"" + worth
                + "\",\"totalMarginUsed\":\"0\"},\"withdrawable\":\"0\"}";
        try {
            return Json.as(Json.MAPPER.readTree(text), AccountWire.Clearinghouse.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }
}
