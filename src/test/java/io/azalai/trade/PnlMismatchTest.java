package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Alert;
import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Liquidity;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.RiskLevel;
import io.azalai.model.Severity;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.trade.account.News;
import io.azalai.trade.journal.Page;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.CashFlow;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Equity that is not what fills, fees, funding and flows make it: 0.1 % of 100000 USD is much (risk.md section 9). */
class PnlMismatchTest extends OnOrderPath {

    @BeforeEach
    void agree() {
        passes(60);
    }

    @Test
    void what_jumps_unexplained_is_told_after_a_minute_and_holds_nothing_back() {
        gains("150");
        passes(60);
        assertThat(alerts()).isEmpty();

        passes(30);
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.severity()).isEqualTo(Severity.WARN);
            assertThat(alert.venue()).isEqualTo("hyperliquid");
            assertThat(alert.text())
                    .contains("PNL_MISMATCH", "account main of hyperliquid", "150 USD more", "USDC 150");
        });

        passes(600);
        assertThat(alerts()).hasSize(1);
        assertThat(test.path.watch().memory().latches()).isEmpty();
    }

    @Test
    void three_in_a_row_let_only_reducing_orders_pass_at_the_venue_until_an_operator_lifts_it() {
        for (int i = 0; i < 3; i++) {
            gains("150");
            passes(80);
        }

        assertThat(alerts()).hasSize(3);
        assertThat(test.path.watch().memory().latches()).singleElement().satisfies(latch -> {
            assertThat(latch.reason()).isEqualTo(Latch.Reason.PNL_MISMATCH);
            assertThat(latch.level()).isEqualTo(RiskLevel.REDUCING);
            assertThat(latch.scope()).isEqualTo(Scope.ofVenue("hyperliquid"));
        });
        assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("REDUCING_ONLY");

        test.path.watch().reset(Latch.Reason.PNL_MISMATCH, null, "ada");
        assertThat(test.send(test.buy("a-2")).order().status().isTerminal()).isFalse();
    }

    @Test
    void a_trade_with_its_fee_explains_itself() {
        test.path.updates().accept(List.of(trade("t1", "200", "0.5")));
        gains("199.5");
        passes(300);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_trade_that_no_stream_told_explains_itself_once_it_is_read() {
        test.venue.fills.add(trade("t1", "200", "0.5"));
        gains("199.5");
        passes(300);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_trade_of_which_the_venue_does_not_tell_what_it_brought_is_no_mismatch() {
        test.path.updates().accept(List.of(trade("t1", null, "0.5")));
        gains("199.5");
        passes(300);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void funding_explains_itself() {
        test.venue.funding.add(new FundingPayment(
                Orders.BTC,
                "main",
                null,
                new BigDecimal("150"),
                "USDC",
                null,
                null,
                time.instant(),
                time.instant(),
                Source.REST));
        gains("150");
        passes(300);

        assertThat(alerts()).isEmpty();
    }

    @Test
    void a_deposit_explains_itself() {
        test.venue.flows.add(flow("5000", false));
        gains("5000");
        passes(300);

        assertThat(alerts()).isEmpty();
        assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("5000");
    }

    @Test
    void a_rebate_explains_itself_and_is_a_gain_of_the_day() {
        test.venue.flows.add(flow("150", true));
        gains("150");
        passes(300);

        assertThat(alerts()).isEmpty();
        assertThat(test.path.watch().memory().flowsToday()).isEqualByComparingTo("0");
    }

    @Test
    void a_transfer_to_spot_comes_to_nothing() {
        test.close();
        ScriptedVenue venue = new ScriptedVenue(time, null);
        venue.balances.put(Market.SPOT, List.of(News.spot("USDC", "1000", time.instant())));
        test = new TestPath(state, time, Mode.LIVE, venue).started();
        passes(60);
        test.venue.equity = new BigDecimal("99000");
        test.venue.balances.put(Market.SPOT, List.of(News.spot("USDC", "2000", time.instant())));
        passes(300);

        assertThat(alerts()).isEmpty();

        test.venue.balances.put(Market.SPOT, List.of(News.spot("USDC", "2150", time.instant())));
        passes(300);
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void nothing_is_said_while_what_may_explain_it_cannot_be_read() {
        test.venue.flowsFail.put("main", new IllegalStateException("down"));
        gains("150");
        passes(300);
        assertThat(alerts()).isEmpty();

        test.venue.flowsFail.clear();
        passes(120);
        assertThat(alerts()).hasSize(1);
    }

    private void gains(String usd) {
        test.venue.equity = test.venue.equity.add(new BigDecimal(usd));
    }

    /** As the routes do: accounts every ten seconds, comparisons every minute, risk every second. */
    private void passes(int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.pass(Duration.ofSeconds(1));
            long now = time.instant().getEpochSecond();
            if (now % 60 == 0) {
                test.path.reconciliation().repeat();
            }
            if (now % 10 == 0) {
                test.path.accounts().refresh();
            }
            test.path.watch().tick();
        }
    }

    private CashFlow flow(String usd, boolean earned) {
        return new CashFlow("f-1", time.instant(), "USDC", new BigDecimal(usd), earned);
    }

    private Fill trade(String id, @Nullable String realised, String fee) {
        return new Fill(
                Orders.BTC,
                "main",
                id,
                "77",
                null,
                Side.SELL,
                new BigDecimal("100"),
                BigDecimal.ONE,
                new BigDecimal(fee),
                "USDC",
                Liquidity.TAKER,
                realised == null ? null : new BigDecimal(realised),
                null,
                null,
                null,
                time.instant(),
                time.instant(),
                Source.WS);
    }

    private List<Alert> alerts() {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("pnl.mismatch"))
                .toList();
    }
}
