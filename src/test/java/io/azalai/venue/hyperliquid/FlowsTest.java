package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.CashFlow;
import io.azalai.venue.FlowPage;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that comes and leaves (hyperliquid.md section 2.4). */
class FlowsTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void money_that_comes_or_leaves_is_a_flow_and_a_transfer_between_own_ledgers_comes_to_nothing() {
        String rows = Samples.sample("rest-userNonFundingLedgerUpdates").toString();

        List<CashFlow> perp = flows(Market.PERP, rows);
        List<CashFlow> spot = flows(Market.SPOT, rows);

        assertThat(perp)
                .extracting(flow -> flow.amount().toPlainString())
                .containsExactly("2703997.4500000002", "-12.0", "-2684105.0099999998", "1099994.98");
        assertThat(spot)
                .extracting(flow -> flow.amount().toPlainString())
                .containsExactly("12.0", "-10.5", "2684105.0099999998");
        assertThat(perp).extracting(CashFlow::asset).containsOnly("USDC");
    }

    @Test
    void a_withdrawal_leaves_and_a_send_within_the_account_moves_between_its_ledgers() throws Exception {
        String user = venue.body(new AccountRequest.ReadFlows("main", Market.PERP, Samples.NOW))
                .path("user")
                .asText();
        String rows = ("[{\"time\":1,\"hash\":\"0x1\",\"delta\":{\"type\":\"withdraw\",\"usdc\":\"25.0\","
                + "\"nonce\":1,\"fee\":\"1.0\"}},{\"time\":2,\"hash\":\"0x2\",\"delta\":{\"type\":\"send\",\"user\":\""
                + user
                + "\",\"destination\":\"" + user
                + "\",\"sourceDex\":\"\",\"destinationDex\":\"spot\",\"token\":\"USDC\",\"amount\":\"7.0\"}}]");

        assertThat(flows(Market.PERP, rows))
                .extracting(flow -> flow.amount().toPlainString())
                .containsExactly("-25.0", "-7.0");
        assertThat(flows(Market.SPOT, rows))
                .extracting(flow -> flow.amount().toPlainString())
                .containsExactly("7.0");
    }

    @ParameterizedTest
    @CsvSource({
        "vaultCreate,       usdc,            500",
        "vaultDeposit,      usdc,            500",
        "vaultWithdraw,     netWithdrawnUsd, -500",
        "vaultDistribution, usdc,            -500"
    })
    void what_leaves_a_depositor_comes_to_the_vault(String type, String field, BigDecimal ofVault) {
        String user = venue.body(new AccountRequest.ReadFlows("main", Market.PERP, Samples.NOW))
                .path("user")
                .asText();
        String row = "[{'time':1,'hash':'0x1','delta':{'type':'%s','vault':'%s','user':'0x1','%s':'500'}}]"
                .replace('\'', '"');

        assertThat(moved(venue, Market.PERP, row.formatted(type, user, field))).isEqualByComparingTo(ofVault);
        assertThat(moved(venue, Market.PERP, row.formatted(type, "0x2", field))).isEqualByComparingTo(ofVault.negate());
    }

    @ParameterizedTest
    @CsvSource({
        "'',   xyz,  0,    0",
        "xyz,  '',   0,    0",
        "xyz,  spot, -700, 700",
        "spot, xyz,  700,  -700",
        "xyz,  flx,  -700, 0",
        "flx,  '',   700,  0",
    })
    void only_what_leaves_or_reaches_the_dexes_that_are_read_is_a_flow_of_theirs(
            String from, String to, BigDecimal perp, BigDecimal spot) throws Exception {
        HyperliquidFixture wide = new HyperliquidFixture("\"dexes\":[\"xyz\"]");
        String user = wide.body(new AccountRequest.ReadFlows("main", Market.PERP, Samples.NOW))
                .path("user")
                .asText();
        String row = ("[{'time':1,'hash':'0x1','delta':{'type':'send','user':'" + user + "','destination':'" + user
                        + "','sourceDex':'" + from + "','destinationDex':'" + to
                        + "','token':'USDC','amount':'700'}}]")
                .replace('\'', '"');

        assertThat(moved(wide, Market.PERP, row)).isEqualByComparingTo(perp);
        assertThat(moved(wide, Market.SPOT, row)).isEqualByComparingTo(spot);
    }

    @Test
    void one_answer_tells_what_both_ledgers_have_had() {
        String row = "[{'time':1,'hash':'0x1','delta':{'type':'accountClassTransfer','usdc':'7.0','toPerp':true}}]"
                .replace('\'', '"');

        List<CashFlow> flows = venue.answer(
                        new AccountRequest.ReadFlows("main", Set.of(Market.PERP, Market.SPOT), Samples.NOW), row)
                .flows();

        assertThat(flows).extracting(flow -> flow.amount().toPlainString()).containsExactlyInAnyOrder("7.0", "-7.0");
        assertThat(flows).extracting(CashFlow::id).doesNotHaveDuplicates();
    }

    private static BigDecimal moved(HyperliquidFixture venue, Market market, String rows) {
        return venue.answer(new AccountRequest.ReadFlows("main", market, Samples.NOW), rows).flows().stream()
                .map(CashFlow::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void rows_of_one_transaction_are_flows_of_their_own() {
        String sent = "{\"time\":1,\"hash\":\"0x1\",\"delta\":{\"type\":\"deposit\",\"usdc\":\"25.0\"}}";
        String rows = ("[" + sent + "," + sent + "," + sent.replace("\"time\":1", "\"time\":2") + "]");

        assertThat(flows(Market.PERP, rows))
                .extracting(CashFlow::id)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(flows(Market.PERP, rows)).isEqualTo(flows(Market.PERP, rows));
    }

    @Test
    void what_we_do_not_know_is_no_flow_and_hides_none() {
        String rows = "[{\"time\":1,\"hash\":\"0x1\",\"delta\":{\"type\":\"stakingYield\",\"amount\":[\"1\"]}},"
                + "{\"time\":2,\"hash\":\"0x2\",\"delta\":{\"type\":\"deposit\",\"usdc\":\"25.0\"}},"
                + "{\"time\":3,\"hash\":\"0x3\",\"delta\":{\"type\":\"liquidation\",\"liquidatedNtlPos\":\"9.0\"}}]";

        assertThat(flows(Market.PERP, rows))
                .extracting(flow -> flow.amount().toPlainString())
                .containsExactly("25.0");
    }

    @Test
    void what_we_do_not_know_is_counted_row_by_row_however_often_it_is_read() throws Exception {
        FlowCodec codec = new FlowCodec(venue.listings, Set.of(Parts.FIRST));
        JsonNode rows = HyperliquidFixture.json(
                "[{\"time\":1,\"hash\":\"0x1\",\"delta\":{\"type\":\"stakingYield\",\"amount\":\"1\",\"token\":\"HYPE\"}},"
                        + "{\"time\":2,\"hash\":\"0x2\",\"delta\":{\"type\":\"stakingYield\",\"amount\":\"2\"}},"
                        + "{\"time\":3,\"hash\":\"0x3\",\"delta\":{\"type\":\"borrowLend\",\"usdc\":\"3\",\"fee\":\"0.1\"}},"
                        + "{\"time\":4,\"hash\":\"0x4\",\"delta\":{\"type\":\"deposit\",\"usdc\":\"25.0\"}}]");
        List<AccountWire.Flow> updates = Json.list(rows, AccountWire.Flow[].class);

        codec.among(Set.of(Market.PERP), HyperliquidFixture.SIGNER, updates);
        codec.among(Set.of(Market.SPOT), HyperliquidFixture.SIGNER, updates);

        assertThat(codec.unknown().counts()).isEqualTo(Map.of("stakingYield", 2, "borrowLend", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"usdc\":\"1e99\"", "\"amount\":\"1\"", "\"usdc\":\"much\""})
    void a_flow_whose_amount_cannot_be_read_makes_the_reply_unreadable(String amount) {
        String rows = "[{\"time\":1,\"hash\":\"0x1\",\"delta\":{\"type\":\"withdraw\"," + amount + "}}]";

        assertThatThrownBy(() -> flows(Market.PERP, rows)).isInstanceOf(VenueUnavailableException.class);
    }

    @Test
    void five_hundred_ledger_updates_are_read_again_in_halves_of_their_time() throws Exception {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        JsonNode row = Samples.sample("rest-userNonFundingLedgerUpdates").get(0);
        Instant since = Samples.NOW.minusSeconds(60);
        AccountRequest.ReadFlows read = new AccountRequest.ReadFlows("main", Market.PERP, since);
        for (int i = 0; i < 500; i++) {
            rows.add(row);
        }

        FlowPage full = venue.answer(read, rows.toString());

        assertThat(full.flows()).isEmpty();
        assertThat(full.rest())
                .containsExactly(
                        read.within(since, since.plusSeconds(30)), read.within(since.plusMillis(30_001), null));
        assertThat(venue.body(full.rest().get(0)).path("endTime").asLong())
                .isEqualTo(since.plusSeconds(30).toEpochMilli());
        assertThat(venue.body(full.rest().get(1)).has("endTime")).isFalse();
    }

    private List<CashFlow> flows(Market market, String rows) {
        return venue.answer(new AccountRequest.ReadFlows("main", market, Samples.NOW), rows)
                .flows();
    }
}
