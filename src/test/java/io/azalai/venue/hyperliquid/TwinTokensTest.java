package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.CashFlow;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.PartRequest;
import io.azalai.venue.UnreadableFrameException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anybody may deploy a token called as another is: its index tells them apart (hyperliquid.md section 2.2). */
class TwinTokensTest {

    private static final AccountRequest.ReadBalances SPOT = new AccountRequest.ReadBalances("main", Market.SPOT);
    private static final AccountRequest.ReadSummary SUMMARY = new AccountRequest.ReadSummary("main", Market.PERP);
    private static final AccountRequest.ReadFlows FLOWS =
            new AccountRequest.ReadFlows("main", Market.SPOT, Samples.NOW);

    /** The worthless twin of HYPE has the older pair, and its twin of USDC a pair with the real one. */
    private static final String METADATA = """
            {"tokens":[{"name":"USDC","szDecimals":8,"index":0,"isCanonical":true},
                       {"name":"HYPE","szDecimals":2,"index":150,"isCanonical":false},
                       {"name":"HYPE","szDecimals":0,"index":400},{"name":"USDC","szDecimals":2,"index":401}],
             "universe":[{"name":"@90","tokens":[400,0],"index":90},{"name":"@107","tokens":[150,0],"index":107},
                         {"name":"@300","tokens":[401,0],"index":300}]}""";

    private static final String HELD = """
            {"balances":[{"coin":"USDC","token":0,"total":"200.5","hold":"10"},
                         {"coin":"HYPE","token":150,"total":"5","hold":"1"},
                         {"coin":"HYPE","token":400,"total":"1000000","hold":"0"},
                         {"coin":"USDC","token":401,"total":"9000000","hold":"0"},
                         {"coin":"USDC","token":999,"total":"7","hold":"0"}]}""";

    private static final Map<String, BigDecimal> APART = Map.of(
            "USDC", new BigDecimal("200.5"),
            "HYPE", new BigDecimal("5"),
            "HYPE-400", new BigDecimal("1000000"),
            "USDC-401", new BigDecimal("9000000"),
            "USDC-999", new BigDecimal("7"));

    private final HyperliquidFixture venue = new HyperliquidFixture("");
    private List<Instrument> listed;

    @BeforeEach
    void readMetadata() {
        listed = venue.answer(new MarketRequest.ReadInstruments(Market.SPOT), METADATA);
    }

    @Test
    void a_name_means_the_canonical_token_or_the_oldest_also_where_its_pair_is_younger() {
        assertThat(listed)
                .extracting(instrument -> instrument.listing().venueSymbol() + " "
                        + instrument.listing().symbol() + " " + instrument.baseAsset() + " " + instrument.quoteAsset())
                .containsExactlyInAnyOrder(
                        "@90 HYPE-400/USDC HYPE-400 USDC",
                        "@107 HYPE/USDC HYPE USDC",
                        "@300 USDC-401/USDC USDC-401 USDC");
        for (String written : List.of("HYPE", "HYPE/USDC", "hype")) {
            assertThat(venue.listings
                            .symbols()
                            .resolve(written, Market.SPOT)
                            .listing()
                            .venueSymbol())
                    .isEqualTo("@107");
        }
    }

    @Test
    void balances_that_are_read_are_kept_apart() {
        assertThat(totals(venue.answer(SPOT, HELD))).isEqualTo(APART);
    }

    @Test
    void balances_that_a_stream_tells_are_kept_apart_and_one_of_them_may_go() throws UnreadableFrameException {
        AccountFrames frames = new AccountFrames(venue.listings, Samples.separate(), venue.agents, List.of());
        String frame = "{\"channel\":\"spotState\",\"data\":{\"user\":\"0x1\",\"spotState\":%s}}";

        assertThat(totals(decoded(frames, frame.formatted(HELD)))).isEqualTo(APART);
        String without = "{\"balances\":[{\"coin\":\"HYPE\",\"token\":150,\"total\":\"5\",\"hold\":\"1\"}]}";
        assertThat(totals(decoded(frames, frame.formatted(without))))
                .containsEntry("HYPE", new BigDecimal("5"))
                .containsEntry("HYPE-400", BigDecimal.ZERO)
                .containsEntry("USDC", BigDecimal.ZERO);
    }

    @Test
    void what_backs_the_perpetuals_counts_no_twin() {
        venue.modes.learn("main", "unifiedAccount");

        AccountSummary summary = venue.answer(new PartRequest<>(SUMMARY, Parts.SPOT), HELD);

        assertThat(summary.equity()).isEqualByComparingTo("200.5");
        assertThat(summary.available()).isEqualByComparingTo("190.5");
        assertThat(summary.others()).containsOnlyKeys("HYPE", "HYPE-400", "USDC-401", "USDC-999");
        assertThat(summary.others().get("HYPE").equity()).isEqualByComparingTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "@107, B, HYPE, HYPE",
        "@107, A, USDC, USDC",
        "@90,  B, HYPE, HYPE-400",
        "@90,  A, USDC, USDC",
        "@300, B, USDC, USDC-401",
        "@300, A, USDC, USDC",
        "@107, B, PURR, PURR",
        "BTC,  B, USDC, USDC"
    })
    void a_fee_is_in_the_token_of_its_pair(String coin, String side, String told, String asset)
            throws UnreadableFrameException {
        AccountFrames frames = new AccountFrames(venue.listings, Samples.separate(), venue.agents, List.of());
        String frame = """
                {"channel":"userFills","data":{"user":"0x1","fills":[{"coin":"%s","px":"2","sz":"3","side":"%s",
                 "time":1782526679879,"startPosition":"0.0","dir":"Buy","closedPnl":"0.0","hash":"0x6c","oid":48,
                 "crossed":true,"fee":"0.1","tid":176,"feeToken":"%s"}]}}""";

        assertThat(decoded(frames, frame.formatted(coin, side, told)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Fill.class, fill -> assertThat(fill.feeAsset()).isEqualTo(asset));
    }

    @Test
    void before_metadata_is_read_only_the_first_token_is_the_dollar() {
        assertThat(Tokens.UNREAD.held(0, "USDC")).isEqualTo("USDC");
        assertThat(Tokens.UNREAD.held(401, "USDC")).isEqualTo("USDC-401");
        assertThat(Tokens.UNREAD.held(150, "HYPE")).isEqualTo("HYPE");
        assertThat(Tokens.UNREAD.held(null, "USDC")).isEqualTo("USDC");
    }

    /** Rows of the ledger name no index, only what the venue says the amount was worth. */
    @ParameterizedTest
    @CsvSource({
        "USDC, 10,      \"10\", USDC 10",
        "USDC, 9000000, \"0\",  ''",
        "HYPE, 5,       \"75\", USDC 75",
        "HYPE, 1000000, \"0\",  ''",
        "PURR, 5,       \"1\",  PURR 5",
        "HYPE, 5,       null,   HYPE 5"
    })
    void what_comes_under_a_shared_name_counts_for_what_it_is_worth(
            String token, String amount, String worth, String flow) {
        String rows = """
                [{"time":1,"hash":"0x1","delta":{"type":"spotTransfer","user":"0x1","destination":"%s","token":"%s",
                  "amount":"%s","usdcValue":%s,"fee":"0"}}]""".formatted(HyperliquidFixture.SIGNER, token, amount, worth);

        List<CashFlow> flows = venue.answer(FLOWS, rows).flows();

        assertThat(flows)
                .extracting(one -> one.asset() + " " + one.amount().toPlainString())
                .isEqualTo(flow.isEmpty() ? List.of() : List.of(flow));
    }

    private static List<Event> decoded(AccountFrames frames, String frame) throws UnreadableFrameException {
        List<Event> events = new ArrayList<>();
        frames.decode(frame, "main", Samples.NOW, events::add);
        return events;
    }

    /** By asset, none told twice. */
    private static Map<String, BigDecimal> totals(List<? extends Event> events) {
        Map<String, BigDecimal> totals = new HashMap<>();
        events.stream().map(Balance.class::cast).forEach(balance -> assertThat(
                        totals.put(balance.asset(), balance.total()))
                .as(balance.asset())
                .isNull());
        return totals;
    }
}
