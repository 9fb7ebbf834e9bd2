package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that comes or leaves, by sections 3.4 and 3.7 of aster.md. */
class FlowsTest {

    private static final Instant SINCE = AsterFixture.NOW.minus(Duration.ofHours(1));

    private final AsterFixture aster = new AsterFixture();

    @Test
    void transfers_are_flows_of_each_ledger_and_trading_is_none() {
        List<CashFlow> futures = aster.ask(
                        new AccountRequest.ReadFlows("main", Market.PERP, Instant.EPOCH),
                        AsterFixture.sample("futures-rest-income"))
                .flows();
        List<CashFlow> spot = aster.ask(new AccountRequest.ReadFlows("main", Market.SPOT, Instant.EPOCH), """
            [{"tranId":1,"tradeId":null,"asset":"USDT","symbol":"","balanceDelta":"0.37500000","balanceInfo":"",
              "time":1570608000000,"type":"TRANSFER_FUTURE_TO_SPOT"},
             {"tranId":2,"tradeId":null,"asset":"ASTER","symbol":"","balanceDelta":"-500.00000000",
              "balanceInfo":"TRADE_SOURCE","time":1570608000001,"type":"TRADE_SOURCE"}]\
            """)
                .flows();

        assertThat(futures).extracting(flow -> flow.amount().toPlainString()).containsExactly("-0.37500000");
        assertThat(spot).extracting(flow -> flow.amount().toPlainString()).containsExactly("0.37500000");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_transfer_among_thousands_of_fees_is_found_whichever_end_the_venue_begins_at(boolean oldestFirst) {
        List<Instant> fees = IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> SINCE.plusMillis(100 + i))
                .toList();
        List<ObjectNode> ledger = new ArrayList<>();
        ledger.add(row("TRANSFER", SINCE, 1));
        fees.forEach(at -> ledger.add(row("COMMISSION", at, ledger.size() + 1)));
        ledger.add(row("TRANSFER", AsterFixture.NOW, 5000));

        List<CashFlow> found =
                all(new AccountRequest.ReadFlows("main", Market.PERP, SINCE), new Ledger(ledger, oldestFirst));

        assertThat(found).extracting(CashFlow::id).containsExactly("PERP:TRANSFER:1", "PERP:TRANSFER:5000");
    }

    @Test
    void what_we_do_not_know_is_counted_row_by_row_however_often_it_is_read() {
        FlowCodec codec = new FlowCodec();
        List<AccountWire.Income> rows = List.of(
                new AccountWire.Income("", "VAULT_YIELD", BigDecimal.ONE, "USDT", 1, "7"),
                new AccountWire.Income("", "VAULT_YIELD", BigDecimal.ONE, "USDT", 2, "8"),
                new AccountWire.Income("BTCUSDT", "COMMISSION", BigDecimal.ONE, "USDT", 3, "9"));

        codec.futures(rows);
        codec.futures(rows);
        codec.spot(List.of(new AccountWire.Transaction("LAUNCHPAD", BigDecimal.ONE, "ASTER", 4, "10")));

        assertThat(codec.unknown().counts()).isEqualTo(Map.of("VAULT_YIELD", 2, "LAUNCHPAD", 1));
    }

    @Test
    void what_the_venue_gives_or_takes_beside_trades_is_earned_and_no_money_from_outside() {
        FlowCodec codec = new FlowCodec();
        List<CashFlow> futures =
                codec.futures(Stream.of("TRANSFER", "INSURANCE_CLEAR", "REFERRAL_KICKBACK", "AUTO_EXCHANGE", "NEW_WORD")
                        .map(type -> new AccountWire.Income("", type, BigDecimal.ONE, "USDT", 1, "7"))
                        .toList());
        List<CashFlow> spot = codec.spot(Stream.of("AIRDROP", "CASH_BACK")
                .map(type -> new AccountWire.Transaction(type, BigDecimal.ONE, "ASTER", 1, "7"))
                .toList());

        assertThat(futures).extracting(CashFlow::earned).containsExactly(false, true, true, true, true);
        assertThat(spot).extracting(CashFlow::earned).containsExactly(false, true);
    }

    @Test
    void a_page_that_is_not_full_is_all() {
        ArrayNode rows = AsterFixture.JSON.createArrayNode();
        IntStream.rangeClosed(1, 999).forEach(i -> rows.add(row("TRANSFER", SINCE.plusMillis(i), i)));

        FlowPage page = aster.ask(new AccountRequest.ReadFlows("main", Market.PERP, SINCE), rows.toString());

        assertThat(page.flows()).hasSize(999);
        assertThat(page.rest()).isEmpty();
    }

    private List<CashFlow> all(AccountRequest.ReadFlows request, Ledger ledger) {
        FlowPage page = aster.ask(
                request, ledger.answer(aster.venue.requests().encode(request).query()));
        List<CashFlow> flows = new ArrayList<>(page.flows());
        page.rest().forEach(rest -> flows.addAll(all(rest, ledger)));
        return flows;
    }

    private static ObjectNode row(String type, Instant at, int id) {
        return AsterFixture.JSON
                .createObjectNode()
                .put("incomeType", type)
                .put("income", "-0.5")
                .put("asset", "USDT")
                .put("time", at.toEpochMilli())
                .put("tranId", id);
    }

    /** Rows as the venue keeps them, oldest first. */
    private record Ledger(List<ObjectNode> rows, boolean oldestFirst) {

        String answer(String query) {
            long from = number(query, "startTime", 0);
            long to = number(query, "endTime", Long.MAX_VALUE);
            List<ObjectNode> found = rows.stream()
                    .filter(row -> row.path("time").asLong() >= from
                            && row.path("time").asLong() <= to)
                    .toList();
            int most = (int) number(query, "limit", 100);
            int left = Math.max(0, found.size() - most);
            return (oldestFirst ? found.subList(0, found.size() - left) : found.subList(left, found.size())).toString();
        }

        private static long number(String query, String name, long otherwise) {
            Matcher given = Pattern.compile(name + "=(\\d+)").matcher(query);
            return given.find() ? Long.parseLong(given.group(1)) : otherwise;
        }
    }
}
