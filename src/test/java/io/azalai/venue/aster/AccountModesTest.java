package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.venue.AccountRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an account of each mode looks like: one-way or hedge, one asset or several (aster.md sections 3.4, 8 and 9). */
class AccountModesTest {

    private final AsterFixture aster = new AsterFixture();

    @Test
    void a_hedging_account_has_two_legs_of_a_symbol() {
        assertThat(positions(AsterFixture.sample("futures-rest-positionRisk-hedge")))
                .containsExactly(
                        "BTC/USDT:USDT LONG LONG 20 entry 6563.665 liquidation 5930.78 pnl 2316.8342356 margin"
                                + " 15517.54150468 x10 ISOLATED",
                        "BTC/USDT:USDT SHORT SHORT 10 entry 0 liquidation 7189.95 pnl -1156.4671178 margin"
                                + " 5413.95799991 x10 ISOLATED");
    }

    @Test
    void a_one_way_account_has_one_position_whose_sign_is_its_direction() {
        String row = AsterFixture.sample("futures-rest-positionRisk-oneway")
                .replace("\"0.000\"", "\"-0.500\"")
                .replace("isolated\"", "cross\"");

        assertThat(positions(row))
                .containsExactly(
                        "BTC/USDT:USDT BOTH SHORT 0.5 entry 0 liquidation null pnl 0 margin 333.975335589 x10 CROSS");
    }

    @Test
    void an_account_of_one_asset_is_worth_its_collateral_in_it() {
        AccountSummary summary = summary(AsterFixture.sample("futures-rest-account"));

        assertThat(balances(AsterFixture.sample("futures-rest-balance")))
                .containsExactly("USDT free 23.72469206 locked 122583.62668697 total 122607.35137903");
        assertThat(summary.equity()).isEqualByComparingTo("23.72469206");
        assertThat(summary.available()).isEqualByComparingTo("23.72469206");
        assertThat(summary.maintenanceMargin()).isZero();
    }

    @Test
    void totals_of_dollars_alone_leave_the_other_assets_to_be_counted_by_their_own() {
        String account = AsterFixture.sample("futures-rest-account");

        assertThat(summary(account).otherEquity()).containsOnlyKeys("BUSD");
        assertThat(summary(account).otherEquity().get("BUSD")).isEqualByComparingTo("103.12345678");
        assertThat(summary(account).others().get("BUSD").available()).isEqualByComparingTo("103.12345678");
        assertThat(summary(account.replaceFirst(
                                "\"totalMarginBalance\": \"[0-9.]+\"", "\"totalMarginBalance\": \"126.84814884\""))
                        .otherEquity())
                .isEmpty();
    }

    @Test
    void each_asset_tells_what_there_is_of_it_without_gains_and_where_one_does_not_none_counts() {
        String account = AsterFixture.sample("futures-rest-account");

        assertThat(summary(account).wallets()).containsOnlyKeys("USDT", "BUSD");
        assertThat(summary(account).wallets().get("USDT")).isEqualByComparingTo("23.72469206");
        assertThat(summary(account.replaceFirst("\"walletBalance\": \"[0-9.]+\",", ""))
                        .wallets())
                .isNull();
    }

    @Test
    void an_account_of_several_assets_tells_the_whole_capacity_by_each_and_its_worth_once() {
        String balances = """
            [{"asset":"USDT","balance":"100","availableBalance":"900","crossUnPnl":"0","updateTime":1},
             {"asset":"BTC","balance":"0.01","availableBalance":"0.009","crossUnPnl":"0","updateTime":1}]\
            """;
        String account = AsterFixture.sample("futures-rest-account")
                .replaceFirst("\"totalMarginBalance\": \"[0-9.]+\"", "\"totalMarginBalance\": \"1000\"")
                .replaceFirst("\"availableBalance\": \"[0-9.]+\"", "\"availableBalance\": \"900\"");

        assertThat(balances(balances))
                .containsExactly("USDT free 900 locked 0 total 100", "BTC free 0.009 locked 0.001 total 0.01");
        assertThat(summary(account).equity()).isEqualByComparingTo("1000");
        assertThat(summary(account).available()).isEqualByComparingTo("900");
    }

    private List<String> positions(String answer) {
        return aster.ask(new AccountRequest.ReadPositions("main"), answer).open().stream()
                .map(AccountModesTest::text)
                .toList();
    }

    private List<String> balances(String answer) {
        return aster.ask(new AccountRequest.ReadBalances("main", Market.PERP), answer).stream()
                .map(AccountModesTest::text)
                .toList();
    }

    private AccountSummary summary(String answer) {
        return aster.ask(new AccountRequest.ReadSummary("main", Market.PERP), answer);
    }

    private static String text(Position position) {
        return position.listing().symbol() + " " + position.positionSide() + " " + position.side() + " "
                + Numbers.wire(position.size()) + " entry " + Numbers.wire(position.entryPrice()) + " liquidation "
                + (position.liquidationPrice() == null ? null : Numbers.wire(position.liquidationPrice())) + " pnl "
                + Numbers.wire(position.pnl()) + " margin " + Numbers.wire(position.margin()) + " x"
                + position.leverage() + " " + position.marginMode();
    }

    private static String text(Balance balance) {
        return balance.asset() + " free " + Numbers.wire(balance.free()) + " locked " + Numbers.wire(balance.locked())
                + " total " + Numbers.wire(balance.total());
    }
}
