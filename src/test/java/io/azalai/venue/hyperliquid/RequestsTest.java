package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.Fill;
import io.azalai.model.Interval;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.settings.Block;
import io.azalai.timing.Clocks;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.Page;
import io.azalai.venue.PermitMint;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestsTest {

    private static final String CLIENT_ID = "0x1234567890abcdef1234567890abcdef";
    private static final Listing BTC = Naming.perpetual("BTC");

    private final PermitMint mint = new PermitMint();
    private final Listings listings = Samples.listings();
    private final Requests requests = requests();

    @Test
    void a_limit_order_is_signed_for_its_permit() throws Exception {
        JsonNode body = body(place(ticket(OrderType.LIMIT, TimeInForce.GTX, "60000", "0.001")));

        assertThat(body.path("action").toString())
                .isEqualTo("{\"type\":\"order\",\"orders\":[{\"a\":0,\"b\":true,\"p\":\"60000\",\"s\":\"0.001\","
                        + "\"r\":false,\"t\":{\"limit\":{\"tif\":\"Alo\"}},\"c\":\"" + CLIENT_ID
                        + "\"}],\"grouping\":\"na\"}");
        assertThat(body.path("nonce").asLong()).isEqualTo(Samples.NOW.toEpochMilli());
        assertThat(body.path("expiresAfter").asLong())
                .isEqualTo(Samples.NOW.plusSeconds(30).toEpochMilli());
        assertThat(body.at("/signature/r").asText()).matches("0x[0-9a-f]{64}");
    }

    @Test
    void a_market_order_goes_out_at_its_bound_rounded_toward_the_market() throws Exception {
        JsonNode body = body(place(ticket(OrderType.MARKET, null, "30436.35", "0.001")));

        assertThat(body.at("/action/orders/0/p").asText()).isEqualTo("30436");
        assertThat(body.at("/action/orders/0/t/limit/tif").asText()).isEqualTo("Ioc");
    }

    @Test
    void an_order_that_cannot_be_encoded_leaves_its_permit_unused() {
        TradeRequest.Place stop = place(ticket(OrderType.STOP_MARKET, null, "60000", "0.001"));

        for (int i = 0; i < 2; i++) {
            VenueException refused = catchThrowableOfType(VenueException.class, () -> requests.encode(stop));
            assertThat(refused.code()).isNotEqualTo("NOT_GATED");
        }
    }

    @Test
    void a_permit_of_another_mint_or_used_before_is_not_gated() {
        OrderTicket ticket = ticket(OrderType.LIMIT, TimeInForce.GTC, "60000", "0.001");
        TradeRequest.Place foreign = new TradeRequest.Place(new PermitMint().mint(ticket));
        TradeRequest.Place twice = place(ticket);
        requests.encode(twice);

        for (TradeRequest.Place raw : List.of(foreign, twice)) {
            VenueException refused = catchThrowableOfType(VenueException.class, () -> requests.encode(raw));
            assertThat(refused.code()).isEqualTo("NOT_GATED");
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
        }
    }

    @Test
    void what_the_venue_cannot_do_or_lies_off_the_grid_never_leaves() {
        List<OrderTicket> tickets = List.of(
                ticket(OrderType.LIMIT, TimeInForce.FOK, "60000", "0.001"),
                ticket(OrderType.STOP_MARKET, null, "60000", "0.001"),
                ticket(OrderType.LIMIT, TimeInForce.GTC, "60000.5", "0.001"),
                ticket(OrderType.LIMIT, TimeInForce.GTC, "60000", "0.000001"));

        for (OrderTicket ticket : tickets) {
            assertThatThrownBy(() -> requests.encode(place(ticket)))
                    .isInstanceOf(OrderRejectedException.class)
                    .extracting(error -> ((VenueException) error).outcome())
                    .isEqualTo(Outcome.NOT_SENT);
        }
    }

    @Test
    void the_answers_to_an_order_are_read() {
        TradeRequest.Place place = place(ticket(OrderType.LIMIT, TimeInForce.GTC, "60000", "0.02"));

        OrderAck resting = requests.decode(place, answer("order_resting"));
        OrderAck filled = requests.decode(place, answer("order_filled"));

        assertThat(resting.orderId()).isEqualTo("77738308");
        assertThat(resting.status()).isEqualTo(OrderStatus.NEW);
        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled.avgPrice()).isEqualByComparingTo("1891.4");
        assertThatThrownBy(() -> requests.decode(place, answer("order_error")))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("minimum value");
        assertThatThrownBy(() -> requests.decode(place, answer("err_unknown_signer")))
                .hasMessageContaining("another signer");
    }

    @Test
    void an_immediate_order_that_filled_in_part_is_cancelled_with_what_filled() {
        TradeRequest.Place place = place(ticket(OrderType.LIMIT, TimeInForce.IOC, "60000", "0.05"));

        OrderAck ack = requests.decode(place, answer("order_filled"));

        assertThat(ack.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(ack.filledQty()).isEqualByComparingTo("0.02");
    }

    @Test
    void an_unreadable_answer_to_a_write_is_an_unknown_outcome() {
        TradeRequest.Place place = place(ticket(OrderType.LIMIT, TimeInForce.GTC, "60000", "0.02"));

        for (String body : List.of("", "null", "<html>", "{\"status\":\"ok\"}", "{\"status\":\"ok\",\"respo")) {
            assertThatThrownBy(() -> requests.decode(place, reply(body))).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void cancels_go_by_client_id_or_order_id_and_all_in_one_batch() throws Exception {
        assertThat(body(new TradeRequest.Cancel("main", BTC, CLIENT_ID, null))
                        .path("action")
                        .toString())
                .isEqualTo("{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":0,\"cloid\":\"" + CLIENT_ID + "\"}]}");
        assertThat(body(new SettingRequest.SetLeverage("main", BTC, 5, MarginMode.CROSS))
                        .path("action")
                        .toString())
                .isEqualTo("{\"type\":\"updateLeverage\",\"asset\":0,\"isCross\":true,\"leverage\":5}");
        assertThatThrownBy(() ->
                        requests.decode(new TradeRequest.Cancel("main", BTC, CLIENT_ID, null), answer("cancel_error")))
                .isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void reads_are_answered_from_the_samples() {
        Order filled = requests.decode(
                new AccountRequest.ReadOrder("main", BTC, null, "1"),
                reply(Samples.sample("rest-orderStatus-filled").toString()));
        List<Fill> fills = requests.decode(
                        new AccountRequest.ReadFills("main", Market.PERP, null, Samples.NOW),
                        reply(Samples.sample("rest-userFills").toString()))
                .rows();

        assertThat(filled.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(filled.filledQty()).isEqualByComparingTo("0");
        assertThat(fills).hasSize(3).isSortedAccordingTo((a, b) -> a.timestamp().compareTo(b.timestamp()));
        assertThat(requests.decode(
                        new AccountRequest.ReadOpenOrders("main", Market.PERP),
                        reply(Samples.sample("rest-frontendOpenOrders").toString())))
                .hasSize(3);
        assertThat(requests.decode(
                        new AccountRequest.ReadBalances("main", Market.SPOT),
                        reply(Samples.sample("rest-spotClearinghouseState").toString())))
                .hasSize(3);
        assertThatThrownBy(() -> requests.decode(
                        new AccountRequest.ReadOrder("main", BTC, CLIENT_ID, null),
                        reply(Samples.sample("rest-orderStatus-unknown").toString())))
                .isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void one_answer_tells_the_open_orders_and_fills_of_both_markets() {
        String pair = Samples.sample("rest-frontendOpenOrders")
                .get(0)
                .toString()
                .replaceFirst("\"coin\":\"[^\"]+\"", "\"coin\":\"PURR/USDC\"");
        String perpetual = Samples.sample("rest-frontendOpenOrders").get(1).toString();
        Set<Market> both = Set.of(Market.PERP, Market.SPOT);

        assertThat(requests.<List<Order>>decode(
                        new AccountRequest.ReadOpenOrders("main", both), reply("[" + pair + "," + perpetual + "]")))
                .extracting(order -> order.listing().market())
                .containsExactly(Market.SPOT, Market.PERP);
        assertThat(requests.parts(new AccountRequest.ReadOpenOrders("main", both)))
                .isEmpty();
        assertThat(requests.decode(
                                new AccountRequest.ReadFills("main", both, null, Samples.NOW),
                                reply(Samples.sample("rest-userFills").toString()))
                        .rows())
                .hasSize(5);
    }

    @Test
    void requests_are_charged_by_weight() {
        assertThat(requests.charges(new MarketRequest.ReadBook(BTC, 5))).contains(new Charge("weight", 2));
        assertThat(requests.charges(new MarketRequest.ReadFunding())).contains(new Charge("weight", 20));
        assertThat(requests.charges(new AccountRequest.ReadFills("main", Market.PERP, null, Samples.NOW)))
                .contains(new Charge("weight", 20, 100));
        assertThat(requests.charges(
                        new MarketRequest.ReadCandles(BTC, Interval.M1, Samples.NOW.minus(Duration.ofHours(3)), null)))
                .contains(new Charge("weight", 20, 3));
        assertThat(requests.charges(new TradeRequest.Cancel("main", BTC, CLIENT_ID, null)))
                .contains(new Charge("weight", 1));
    }

    @Test
    void the_venue_grants_1200_of_weight_and_a_node_of_ones_own_as_much_as_is_asked_of_it() {
        assertThat(requests.allowances()).contains(new Allowance("weight", 1000, 1200, Duration.ofMinutes(1), 10));
        assertThat(new HyperliquidFixture("\"rate_limit\":{\"weight_limit\":5000}").requests.allowances())
                .contains(new Allowance("weight", 5000, 5000, Duration.ofMinutes(1), 10));
    }

    @Test
    void nonces_are_never_repeated() throws Exception {
        Set<Long> nonces = new HashSet<>();
        List<Long> order = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            long nonce = body(new TradeRequest.Cancel("main", BTC, CLIENT_ID, null))
                    .path("nonce")
                    .asLong();
            nonces.add(nonce);
            order.add(nonce);
        }

        assertThat(nonces).hasSize(50);
        assertThat(order).isSorted();
    }

    private JsonNode body(VenueRequest<?> request) throws Exception {
        return Json.MAPPER.readTree(requests.encode(request).body());
    }

    private TradeRequest.Place place(OrderTicket ticket) {
        return new TradeRequest.Place(mint.mint(ticket));
    }

    private static OrderTicket ticket(OrderType type, TimeInForce timeInForce, String price, String quantity) {
        return new OrderTicket(
                BTC,
                "main",
                "a-1",
                CLIENT_ID,
                Side.BUY,
                type,
                PositionSide.BOTH,
                new BigDecimal(quantity),
                new BigDecimal(price),
                null,
                timeInForce,
                false,
                false,
                Samples.NOW.plusSeconds(30));
    }

    @Test
    void a_reply_of_two_thousand_fills_says_from_when_on_the_rest_is_to_be_read() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        ObjectNode row = (ObjectNode) Samples.sample("rest-userFills").get(0);
        Instant since = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 1; i <= 2000; i++) {
            rows.add(row.deepCopy().put("time", since.toEpochMilli() + i).put("tid", i));
        }
        AccountRequest.ReadFills read = new AccountRequest.ReadFills("main", Market.SPOT, null, since);

        Page<Fill> full = requests.decode(read, reply(rows.toString()));
        rows.remove(0);
        Page<Fill> last = requests.decode(read, reply(rows.toString()));

        assertThat(full.next()).isEqualTo(since.plusMillis(2000));
        assertThat(last.next()).isNull();
    }

    private static HttpReply answer(String name) {
        return reply(Samples.sample("exchange-responses").path(name).toString());
    }

    private static HttpReply reply(String body) {
        return new HttpReply(200, Map.of(), body, Samples.NOW);
    }

    private Requests requests() {
        Block block = new Block(
                "exchanges.hyperliquid",
                Json.MAPPER
                        .createObjectNode()
                        .put("secret_key", "0123456789012345678901234567890123456789012345678901234567890123"),
                new ArrayList<>());
        VenueContext context = VenueContext.unremembered(
                Clocks.of(Clock.fixed(Samples.NOW, ZoneOffset.UTC)), Samples.NO_CALLS, mint.check());
        return Requests.of(
                HyperliquidSettings.read(block),
                listings,
                new Modes(context.clock()),
                Samples.marks(),
                new AgentEnds(),
                new ServerClock(context.clock(), () -> 0),
                context);
    }

    @ParameterizedTest
    @EnumSource(names = {"IOC", "GTX"})
    void a_limit_that_waits_for_its_trigger_rests_afterwards_or_is_not_sent(TimeInForce timeInForce) {
        HyperliquidFixture venue = new HyperliquidFixture("");
        OrderTicket stop = HyperliquidFixture.ticket(
                Side.SELL, OrderType.STOP_LIMIT, timeInForce, "59900", "0.001", "60000", true);

        assertThatThrownBy(() -> venue.body(new TradeRequest.Place(venue.permit(stop))))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("timeInForce is '" + timeInForce
                        + "'; a STOP_LIMIT of Hyperliquid rests until it is cancelled: write GTC, or leave it out");
    }
}
