package io.azalai.trade.account;

import static io.azalai.trade.account.OneMarket.NOW;
import static io.azalai.trade.account.OneMarket.PERP;
import static io.azalai.trade.account.OneMarket.SPOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Market;
import io.azalai.trade.risk.DefaultLimits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One balance of a token backs spot and perpetuals, and holds their unrealised PnL (hyperliquid.md section 2.5). */
class SharedBalanceTest {

    private final OneMarket market = new OneMarket().at(PERP, "100").at(SPOT, "20");
    private final AccountBook book = new AccountBook(DefaultLimits.seed(), market);

    @Test
    void what_spot_holds_is_the_worth_of_both_and_counts_once() {
        open(Set.of(Market.PERP, Market.SPOT));

        assertEquity("1060");
    }

    @Test
    void unrealised_gains_count_once_before_and_after_spot_tells_them() {
        open(Set.of(Market.PERP, Market.SPOT));

        market.at(PERP, "110");
        assertEquity("1080");

        book.learn(News.spot("USDC", "1020", NOW.plusSeconds(1)));
        assertEquity("1080");

        book.learn(News.shared("1020", NOW.plusSeconds(2), Map.of("HYPE", new BigDecimal("3"))), NOW.plusSeconds(2));
        assertEquity("1080");

        market.at(PERP, "105");
        assertEquity("1070");
    }

    @Test
    void a_summary_that_is_newer_than_what_spot_told_hides_no_loss() {
        open(Set.of(Market.PERP, Market.SPOT));

        market.at(PERP, "90");
        book.learn(News.shared("980", NOW.plusSeconds(1), Map.of("HYPE", new BigDecimal("3"))), NOW.plusSeconds(1));

        assertEquity("1040");
    }

    @Test
    void the_summary_counts_where_spot_is_not_read() {
        open(Set.of(Market.PERP));

        assertEquity("1060");
    }

    private void open(Set<Market> ledgers) {
        book.openVenue("hyperliquid", true);
        book.openAccount("hyperliquid", "main", ledgers);
        if (ledgers.contains(Market.SPOT)) {
            book.replaceSpot(
                    "hyperliquid",
                    "main",
                    List.of(News.spot("USDC", "1000", NOW), News.spot("HYPE", "3", NOW)),
                    NOW,
                    NOW);
        }
        book.learn(News.position("2", NOW));
        book.learn(News.shared("1000", NOW, Map.of("HYPE", new BigDecimal("3"))), NOW);
    }

    private void assertEquity(String expected) {
        assertThat(book.equity()).hasValueSatisfying(total -> assertThat(total).isEqualByComparingTo(expected));
    }
}
