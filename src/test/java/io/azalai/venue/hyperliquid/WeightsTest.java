package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of hyperliquid.md section 7.1. */
class WeightsTest {

    @ParameterizedTest
    @CsvSource({
        "l2Book, 2", "allMids, 2", "clearinghouseState, 2", "orderStatus, 2", "spotClearinghouseState, 2",
        "exchangeStatus, 2", "userRole, 60", "meta, 20", "metaAndAssetCtxs, 20", "frontendOpenOrders, 20"
    })
    void info_requests_have_their_weight(String type, int weight) {
        assertThat(Weights.info(type)).isEqualTo(weight);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "39, 1", "40, 2", "79, 2", "80, 3"})
    void a_batch_costs_one_more_for_each_forty(int batch, int weight) {
        assertThat(Weights.exchange(batch)).isEqualTo(weight);
    }

    @Test
    void the_size_of_a_reply_costs_extra() {
        assertThat(Weights.extra("userFills", 2000)).isEqualTo(100);
        assertThat(Weights.extra("candleSnapshot", 5000)).isEqualTo(83);
        assertThat(Weights.extra("meta", 2000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "userFillsByTime, 100",
        "historicalOrders, 100",
        "userFunding, 25",
        "userNonFundingLedgerUpdates, 25",
        "fundingHistory, 25",
        "recentTrades, 25",
        "frontendOpenOrders, 0",
        "clearinghouseState, 0"
    })
    void no_reply_costs_more_extra_than_its_longest(String type, int most) {
        assertThat(Weights.mostExtra(Json.type(type), Samples.NOW)).isEqualTo(most);
    }

    /** So many minutes, with the one that holds the first and one that begins meanwhile; 5000 are kept. */
    @ParameterizedTest
    @CsvSource({"0, 0", "57, 0", "58, 1", "118, 2", "4998, 83", "100000, 83"})
    void candles_cost_by_how_many_there_can_be_until_now_or_as_asked(int minutes, int most) {
        Instant since = Samples.NOW.minus(Duration.ofMinutes(minutes));
        ObjectNode untilNow = candles(since);
        ObjectNode untilThen = candles(since);
        ((ObjectNode) untilThen.path("req")).put("endTime", Samples.NOW.toEpochMilli());

        assertThat(Weights.mostExtra(untilNow, Samples.NOW)).isEqualTo(most);
        assertThat(Weights.mostExtra(untilThen, Samples.NOW.plus(Duration.ofDays(9))))
                .isEqualTo(most);
    }

    private static ObjectNode candles(Instant since) {
        ObjectNode body = Json.type("candleSnapshot");
        body.putObject("req").put("interval", "1m").put("startTime", since.toEpochMilli());
        return body;
    }
}
