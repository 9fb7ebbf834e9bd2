package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.timing.Clocks;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.PartRequest;
import io.azalai.venue.PermitMint;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.rest.RouteCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of aster.md section 3 and limits of section 7. */
class WeightsTest {

    private static final Listing BTC = Naming.unlisted(Market.PERP, "BTCUSDT");

    private static final Duration MINUTE = Duration.ofMinutes(1);

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
                .containsExactly("fapi.weight", "requests", "burst");
    }

    @Test
    void what_the_configuration_allows_of_requests_is_for_both_hosts_together() {
        assertThat(requests.charges(new MarketRequest.ServerTime(Market.SPOT)))
                .filteredOn(charge -> !charge.allowance().endsWith("weight"))
                .isEqualTo(requests.charges(new MarketRequest.ServerTime(Market.PERP)).stream()
                        .filter(charge -> !charge.allowance().endsWith("weight"))
                        .toList());
    }

    @Test
    void every_charge_has_its_allowance() {
        assertThat(requests.allowances())
                .extracting(Allowance::name)
                .contains(
                        "fapi.weight",
                        "fapi.orders.1m.main",
                        "fapi.orders.10s.main",
                        "sapi.weight",
                        "requests",
                        "burst");
    }

    @Test
    void the_venues_own_count_is_read_from_its_headers() {
        HttpReply reply = new HttpReply(200, Map.of("x-mbx-used-weight-1m", "37"), "[]", AsterFixture.NOW);

        assertThat(requests.used(new AccountRequest.ReadPositions("main"), reply))
                .containsExactlyEntriesOf(Map.of("fapi.weight", 37));
    }

    @Test
    void what_the_venue_said_is_used_is_told_until_it_counts_no_more() {
        PartRequest<List<LimitState>> futures = new PartRequest<>(new AccountRequest.ReadLimits("main"), Parts.FUTURES);
        TradeRequest.Place order = new TradeRequest.Place(
                new PermitMint().mint(AsterFixture.ticket(BTC, OrderType.LIMIT, TimeInForce.GTC)));
        requests.used(order, told(AsterFixture.NOW, "x-mbx-order-count-1m", "7", "x-mbx-order-count-10s", "4"));

        assertThat(answer(futures, told(AsterFixture.NOW.plusSeconds(9), "x-mbx-used-weight-1m", "37")))
                .containsExactly(
                        new LimitState("fapi.weight", 37, 2400, MINUTE),
                        new LimitState("fapi.orders.1m", 7, 1200, MINUTE),
                        new LimitState("fapi.orders.10s", 4, 300, Duration.ofSeconds(10)));
        assertThat(answer(futures, told(AsterFixture.NOW.plusSeconds(10), "x-mbx-used-weight-1m", "38")))
                .extracting(LimitState::used)
                .containsExactly(38L, 7L, 0L);
        assertThat(answer(futures, told(AsterFixture.NOW.plusSeconds(60), "x-mbx-used-weight-1m", "1")))
                .extracting(LimitState::used)
                .containsExactly(1L, 0L, 0L);
    }

    private <R> R answer(VenueRequest<R> request, HttpReply reply) {
        requests.used(request, reply);
        return requests.decode(request, reply);
    }

    private static HttpReply told(Instant at, String... headers) {
        Map<String, String> told = new HashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            told.put(headers[i], headers[i + 1]);
        }
        return new HttpReply(200, told, "{\"serverTime\":1764000000000}", at);
    }

    @Test
    void how_much_there_may_be_is_asked_before_how_much_is_used_where_no_host_has_told() {
        AccountRequest.ReadLimits limits = new AccountRequest.ReadLimits("main");

        assertThat(requests.before(limits)).isEmpty();
        assertThat(unread().before(limits))
                .containsExactly(
                        new MarketRequest.ReadInstruments(Market.PERP), new MarketRequest.ReadInstruments(Market.SPOT));
    }

    private static RequestCodec unread() {
        return AsterFixture.read("{\"rate_limit\": {\"weight_limit\": 5000}}", new ArrayList<>())
                .open(VenueContext.unremembered(Clocks.of(Clock.systemUTC()), new RouteCalls(), PermitMint.nothing()))
                .requests();
    }

    @Test
    void what_a_host_tells_replaces_what_its_documents_say() {
        RequestCodec fresh = unread();
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
        assertThat(stopped(order, 418, "-1003", "?")).containsExactly("fapi.weight", "sapi.weight");
        assertThat(stopped(order, 429, "-1003", "Way too many requests; IP banned until 1767225900000."))
                .containsExactly("fapi.weight", "sapi.weight");
    }

    /** An object whose code is below zero is a refusal whatever its status (aster.md section 5.1). */
    @Test
    void a_refusal_that_comes_with_status_200_stops_the_same() {
        TradeRequest.Cancel order = new TradeRequest.Cancel("main", BTC, "id", null);

        assertThat(stopped(order, 200, "-1003", "Too many requests")).containsExactly("fapi.weight");
        assertThat(stopped(order, 200, "-1003", "Way too many requests; IP banned until 1767225900000."))
                .containsExactly("fapi.weight", "sapi.weight");
    }

    private List<String> stopped(VenueRequest<?> request, int status, String code, String text) {
        HttpReply reply =
                new HttpReply(status, Map.of(), "{\"code\":" + code + ",\"msg\":\"" + text + "\"}", AsterFixture.NOW);
        return requests.stopped(request, reply, (RateLimitException)
                HttpErrors.of(request, reply, new Waits(new ServerClock(Clock.systemUTC()), () -> 0))
                        .orElseThrow());
    }
}
