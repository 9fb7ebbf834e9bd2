package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.rest.RouteCalls;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void what_a_host_tells_replaces_what_its_documents_say() {
        RequestCodec fresh = AsterFixture.read("{\"rate_limit\": {\"weight_limit\": 5000}}", new ArrayList<>())
                .open(new VenueContext(Clock.systemUTC(), new RouteCalls(), PermitMint.nothing()))
                .requests();
        assertThat(capacity(fresh, "sapi.weight")).isEqualTo(1200);

        fresh.decode(
                new MarketRequest.ReadInstruments(Market.SPOT),
                new HttpReply(200, Map.of(), AsterFixture.sample("spot-rest-exchangeInfo-captured"), AsterFixture.NOW));

        assertThat(capacity(fresh, "sapi.weight")).isEqualTo(5000);
        assertThat(capacity(fresh, "fapi.weight")).isEqualTo(2400);
        assertThat(capacity(requests, "sapi.orders.1m.main")).isEqualTo(6000);
        assertThat(capacity(requests, "sapi.orders.10s.main")).isEqualTo(1000);
        assertThat(capacity(requests, "fapi.orders.10s.main")).isEqualTo(300);
        assertThat(capacity(requests, "sapi.weight")).isEqualTo(1200);
    }

    private static int capacity(RequestCodec codec, String name) {
        return codec.allowances().stream()
                .filter(allowance -> allowance.name().equals(name))
                .findFirst()
                .orElseThrow()
                .capacity();
    }

    @Test
    void a_refusal_stops_what_it_concerns() {
        TradeRequest.Cancel order = new TradeRequest.Cancel("main", BTC, "id", null);

        assertThat(stopped(order, 429, "-1015", "Too many new orders"))
                .containsExactly("fapi.orders.1m.main", "fapi.orders.10s.main");
        assertThat(stopped(new MarketRequest.ReadInstruments(Market.SPOT), 429, "-1003", "Too many requests"))
                .containsExactly("sapi.weight");
        assertThat(stopped(order, 418, "-1003", "?")).isEmpty();
        assertThat(stopped(order, 429, "-1003", "Way too many requests; IP banned until 1767225900000."))
                .isEmpty();
    }

    private List<String> stopped(VenueRequest<?> request, int status, String code, String text) {
        HttpReply reply =
                new HttpReply(status, Map.of(), "{\"code\":" + code + ",\"msg\":\"" + text + "\"}", AsterFixture.NOW);
        return requests.stopped(
                request, reply, (RateLimitException) Errors.of(request, reply).orElseThrow());
    }
}
