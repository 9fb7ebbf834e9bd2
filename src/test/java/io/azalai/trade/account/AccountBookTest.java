package io.azalai.trade.account;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static io.azalai.trade.account.OneMarket.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Effect;
import io.azalai.model.Market;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.trade.risk.AccountState;
import io.azalai.trade.risk.DefaultLimits;
import io.azalai.trade.risk.OpenPosition;
import io.azalai.trade.risk.RestingOrder;
import io.azalai.trade.risk.RiskOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountBookTest {

    private final OneMarket market = new OneMarket().at(PERP, "100").at(SPOT, "20");
    private final AccountBook book = new AccountBook(DefaultLimits.seed(), market);

    @BeforeEach
    void open() {
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", Set.of(Market.PERP, Market.SPOT));
    }

    @Test
    void equity_is_unknown_until_every_ledger_has_been_told() {
        assertThat(book.equity()).isEmpty();

        book.learn(News.summary("1000", NOW), NOW);

        assertThat(book.equity()).isEmpty();
        assertThat(state().unknown()).isEqualTo("no spot balances yet");

        book.replaceSpot("hyperliquid", "main", List.of(), NOW, NOW);

        assertThat(book.equity()).contains(new BigDecimal("1000"));
    }

    @Test
    void equity_is_the_summary_and_spot_at_reference_price() {
        book.learn(News.summary("1000", NOW), NOW);
        book.replaceSpot(
                "hyperliquid", "main", List.of(News.spot("USDC", "50", NOW), News.spot("HYPE", "3", NOW)), NOW, NOW);

        assertThat(book.equity()).hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("1110"));
    }

    @Test
    void a_holding_without_a_price_makes_equity_unknown_and_says_which() {
        book.learn(News.summary("1000", NOW), NOW);
        book.replaceSpot("hyperliquid", "main", List.of(News.spot("PURR", "5", NOW)), NOW, NOW);

        assertThat(book.equity()).isEmpty();
        assertThat(state().unknown()).isEqualTo("no price for PURR");
    }

    @Test
    void collateral_that_is_not_dollars_counts_at_its_reference_price_and_not_without_one() {
        book.replaceSpot("hyperliquid", "main", List.of(), NOW, NOW);

        book.learn(News.summary("1000", NOW, Map.of("HYPE", new BigDecimal("5"))), NOW);

        assertThat(book.equity()).hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("1100"));
        assertThat(book.priced()).containsExactly(SPOT);

        book.learn(News.summary("1000", NOW.plusSeconds(1), Map.of("USDH", BigDecimal.ONE)), NOW.plusSeconds(1));

        assertThat(book.equity()).isEmpty();
        assertThat(state().unknown()).isEqualTo("no price for USDH");
    }

    @Test
    void figures_that_were_asked_for_earlier_change_nothing_though_they_come_later() {
        book.learn(News.summary("1000", NOW.plusSeconds(2)), NOW.plusSeconds(1));
        book.replaceSpot(
                "hyperliquid", "main", List.of(News.spot("USDC", "50", NOW)), NOW.plusSeconds(1), NOW.plusSeconds(2));

        book.learn(News.summary("700", NOW.plusSeconds(3)), NOW);
        book.replaceSpot("hyperliquid", "main", List.of(), NOW, NOW.plusSeconds(3));

        assertThat(book.equity()).hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("1050"));
        assertThat(state().standing().timestamp()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void a_fall_of_the_mark_counts_before_the_next_snapshot() {
        book.learn(News.position("2", NOW));
        book.learn(News.summary("1000", NOW), NOW);
        book.replaceSpot("hyperliquid", "main", List.of(), NOW, NOW);

        market.at(PERP, "90");

        assertThat(book.equity()).hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo("980"));
    }

    @Test
    void the_account_is_as_old_as_its_oldest_snapshot() {
        book.learn(News.summary("1000", NOW), NOW);
        book.replaceSpot("hyperliquid", "main", List.of(), NOW, NOW.minusSeconds(7));

        assertThat(state().standing().timestamp()).isEqualTo(NOW.minusSeconds(7));
    }

    @Test
    void a_fill_that_the_report_covers_is_not_counted_again() {
        book.learn(News.position("2", NOW));

        fill("t-1", "2", NOW);

        assertThat(quantity()).isEqualByComparingTo("2");
    }

    @Test
    void a_late_report_does_not_undo_a_newer_fill() {
        book.learn(News.position("1", NOW));
        fill("t-1", "2", NOW.plusSeconds(5));

        book.learn(News.position("1", NOW.plusSeconds(3)));

        assertThat(quantity()).isEqualByComparingTo("3");
    }

    @Test
    void a_position_that_a_snapshot_does_not_name_is_flat() {
        book.learn(News.position("1", NOW));

        book.replacePositions("hyperliquid", "main", News.flat(NOW.plusSeconds(1)), NOW.plusSeconds(1));

        assertThat(state().positions()).isEmpty();
    }

    @Test
    void a_clock_of_ours_that_is_ahead_drops_no_fill_after_a_snapshot() {
        Instant behind = NOW.minusSeconds(2);
        book.replacePositions("hyperliquid", "main", News.flat(behind.minusSeconds(1)), NOW);
        book.replaceSpot("hyperliquid", "main", List.of(News.spot("USDC", "100", NOW)), NOW, NOW);

        book.learn(News.fill(PERP, "t-1", Side.BUY, "2", "100", behind, NOW.plusSeconds(1)), PositionSide.BOTH);
        book.learn(News.fill(SPOT, "t-2", Side.BUY, "2", "20", behind, NOW.plusSeconds(1)), PositionSide.BOTH);

        assertThat(quantity()).isEqualByComparingTo("2");
        assertThat(state().spot().get("HYPE").total()).isEqualByComparingTo("2");
    }

    @Test
    void a_clock_of_ours_that_is_behind_counts_no_fill_twice() {
        Instant ahead = NOW.plusSeconds(2);
        book.learn(News.fill(PERP, "t-1", Side.BUY, "2", "100", ahead, NOW), PositionSide.BOTH);

        book.replacePositions("hyperliquid", "main", News.flat(ahead), NOW.plusSeconds(1));

        assertThat(state().positions()).isEmpty();
    }

    @Test
    void a_spot_buy_moves_base_and_quote() {
        book.replaceSpot("hyperliquid", "main", List.of(News.spot("USDC", "100", NOW)), NOW, NOW);

        book.learn(News.fill(SPOT, "t-1", Side.BUY, "2", "20", NOW.plusSeconds(1)), PositionSide.BOTH);

        assertThat(state().spot().get("HYPE").total()).isEqualByComparingTo("2");
        assertThat(state().spot().get("USDC").total()).isEqualByComparingTo("60");
    }

    @Test
    void a_reservation_counts_at_once_and_a_released_one_leaves_no_trace() {
        book.reserve(buy("c-1", "3"), PERP, Effect.INCREASE, 1, NOW);

        assertThat(state().orders()).extracting(RestingOrder::remaining).containsExactly(new BigDecimal("3"));
        assertThat(book.view(NOW).seen("main", "c-1")).isTrue();

        book.release("hyperliquid", "main", "c-1");

        assertThat(state().orders()).isEmpty();
        assertThat(book.view(NOW).seen("main", "c-1")).isFalse();
        assertThat(book.view(NOW).recentOrders()).isEmpty();
    }

    @Test
    void an_order_of_unknown_outcome_stays_reserved_and_a_terminal_one_leaves() {
        book.reserve(buy("c-1", "3"), PERP, Effect.INCREASE, 1, NOW);

        book.learn(News.order("c-1", "3", "1", OrderStatus.UNKNOWN));

        assertThat(state().orders()).extracting(RestingOrder::remaining).containsExactly(new BigDecimal("2"));

        book.learn(News.order("c-1", "3", "3", OrderStatus.FILLED));

        assertThat(state().orders()).isEmpty();
    }

    @Test
    void fills_still_to_come_of_a_cancelled_order_stay_reserved() {
        book.learn(News.order("c-1", "3", "0", OrderStatus.CANCELED), BigDecimal.ONE);

        assertThat(state().orders()).extracting(RestingOrder::remaining).containsExactly(BigDecimal.ONE);
    }

    @Test
    void an_id_is_remembered_for_24_hours() {
        book.remember(News.order("c-1", "1", "0", OrderStatus.NEW), false);

        assertThat(book.view(NOW.plus(Duration.ofHours(24))).seen("main", "c-1"))
                .isTrue();
        assertThat(book.view(NOW.plus(Duration.ofHours(24)).plusMillis(1)).seen("main", "c-1"))
                .isFalse();
        assertThat(book.view(NOW).seen("other", "c-1")).isFalse();
    }

    @Test
    void it_names_the_listings_whose_prices_it_needs() {
        fill("t-1", "2", NOW);
        book.replaceSpot("hyperliquid", "main", List.of(News.spot("HYPE", "3", NOW)), NOW, NOW);

        assertThat(book.priced()).containsExactlyInAnyOrder(PERP, SPOT);
    }

    private AccountState state() {
        return book.view(NOW).venues().iterator().next().accounts().get(0);
    }

    private BigDecimal quantity() {
        return state().positions().stream()
                .map(OpenPosition::quantity)
                .findFirst()
                .orElseThrow();
    }

    private void fill(String trade, String quantity, Instant at) {
        book.learn(News.fill(PERP, trade, Side.BUY, quantity, "100", at), PositionSide.BOTH);
    }

    private static RiskOrder buy(String id, String quantity) {
        return new RiskOrder(
                id,
                "hyperliquid",
                "main",
                PERP.symbol(),
                Side.BUY,
                OrderType.LIMIT,
                new BigDecimal(quantity),
                new BigDecimal("100"),
                null,
                false,
                PositionSide.BOTH,
                TimeInForce.GTC,
                null,
                null,
                NOW,
                RiskOrder.Origin.CALLER);
    }
}
