package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of aster.md section 3 and limits of section 7. */
class WeightsTest {

    private static final Listing BTC = Naming.unlisted(Market.PERP, "BTCUSDT");

    private final RequestCodec requests = new AsterFixture().venue.requests();

    @ParameterizedTest
    @CsvSource({"5,2", "20,2", "50,2", "51,5", "100,5", "500,10", "1000,20", "5000,20"})
    void a_book_costs_by_its_levels(int levels, int weight) {
        assertThat(requests.charges(new MarketRequest.ReadBook(BTC, levels)))
                .contains(new Charge("fapi.weight", weight));
    }

    @Test
    void calls_cost_what_the_tables_say_at_their_host() {
        assertThat(requests.charges(new MarketRequest.ReadInstruments(Market.SPOT)))
                .contains(new Charge("sapi.weight", 1));
        assertThat(requests.charges(new AccountRequest.ReadOpenOrders("main", Market.PERP)))
                .contains(new Charge("fapi.weight", 40));
        assertThat(requests.charges(new AccountRequest.ReadBalances("main", Market.PERP)))
                .contains(new Charge("fapi.weight", 5));
        assertThat(requests.charges(new TradeRequest.Cancel("main", BTC, "id", null)))
                .extracting(Charge::allowance)
                .containsExactly("fapi.weight", "fapi.requests", "fapi.burst");
    }

    @Test
    void every_charge_has_its_allowance() {
        assertThat(requests.allowances())
                .extracting(Allowance::name)
                .contains("fapi.weight", "fapi.orders.1m.main", "fapi.orders.10s.main", "sapi.weight", "sapi.burst");
    }

    @Test
    void the_venues_own_count_is_read_from_its_headers() {
        HttpReply reply = new HttpReply(200, Map.of("x-mbx-used-weight-1m", "37"), "[]", AsterFixture.NOW);

        assertThat(requests.used(new AccountRequest.ReadPositions("main"), reply))
                .containsExactlyEntriesOf(Map.of("fapi.weight", 37));
    }
}
