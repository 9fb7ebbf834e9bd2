package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

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
}
