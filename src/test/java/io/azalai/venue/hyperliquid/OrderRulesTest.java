package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Instrument;
import io.azalai.model.Market;
import io.azalai.model.OrderType;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Outcome;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueUnavailableException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of BTC, at 50 times leverage, a market order may be worth 30 million and a limit ten times that (hyperliquid.md 5.3).
 */
class OrderRulesTest {

    /** As hyperliquid.md section 2.5 prints it. */
    private static final String TOLD = Samples.sample("rest-maxMarketOrderNtls").toString();

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @ParameterizedTest
    @CsvSource({"50, 30000000", "25, 30000000", "24, 5000000", "20, 5000000", "19, 2000000", "10, 2000000", "9, 500000"
    })
    void the_cap_goes_by_the_leverage_a_perpetual_allows(int leverage, BigDecimal cap) {
        Instrument instrument = allowing(leverage);
        OrderRules rules = new OrderRules(Samples.marks());

        assertThat(rules.most(instrument, true))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo(cap));
        assertThat(rules.most(instrument, false))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo(cap.multiply(BigDecimal.TEN)));
    }

    @ParameterizedTest
    @CsvSource({"50, 15000000", "25, 15000000", "24, 5000000", "9, 500000"})
    void the_cap_that_the_venue_tells_goes_before_the_documented_one(int leverage, BigDecimal cap) throws Exception {
        OrderRules rules = new OrderRules(Samples.marks());
        rules.orderCaps().decode(new MarketRequest.ReadOrderCaps(), Json.MAPPER.readTree(TOLD), Samples.NOW);

        assertThat(rules.most(allowing(leverage), true))
                .hasValueSatisfying(most -> assertThat(most).isEqualByComparingTo(cap));
    }

    private Instrument allowing(int leverage) {
        return venue.answer(
                        new MarketRequest.ReadInstruments(Market.PERP),
                        "{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":5,\"maxLeverage\":" + leverage + "}]}")
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({"MARKET, 500.001, 500", "LIMIT, 5000.001, 5000"})
    void an_order_worth_more_is_refused_before_sending_and_told_how_much_would_do(
            OrderType type, String quantity, String most) {
        assertRefused("MAX_NOTIONAL", () -> sent(type, "60000", quantity), "write " + most + ".00000 or less");
        sent(type, "60000", most);
    }

    @ParameterizedTest
    @CsvSource({"MARKET, 250.001, 250", "LIMIT, 2500.001, 2500"})
    void so_is_one_worth_more_than_the_venue_has_told(OrderType type, String quantity, String most) {
        assertThat(venue.body(new MarketRequest.ReadOrderCaps())).hasToString("{\"type\":\"maxMarketOrderNtls\"}");
        venue.answer(new MarketRequest.ReadOrderCaps(), TOLD);

        assertRefused("MAX_NOTIONAL", () -> sent(type, "60000", quantity), "write " + most + ".00000 or less");
        sent(type, "60000", most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "[[25]]", "[[\"25\",\"1.0\"]]", "[[25,1.0]]"})
    void caps_that_cannot_be_read_change_nothing(String reply) {
        assertThatThrownBy(() -> venue.answer(new MarketRequest.ReadOrderCaps(), reply))
                .isInstanceOf(VenueUnavailableException.class);

        sent(OrderType.MARKET, "60000", "500");
    }

    /** The mark is 77562 and the oracle 77605, and a perpetual takes 0.05 to 1.95 of the one or the other. */
    @ParameterizedTest
    @CsvSource({"3878, false", "3878.1, true", "151244, true", "151329, true", "151330, false"})
    void a_price_far_from_mark_and_oracle_is_refused_before_sending(String price, boolean taken) {
        venue.sample(new MarketRequest.ReadFunding(), "rest-metaAndAssetCtxs");

        if (taken) {
            sent(OrderType.LIMIT, price, "0.01");
        } else {
            assertRefused(
                    "PRICE_TOO_FAR",
                    () -> sent(OrderType.LIMIT, price, "0.01"),
                    "price " + price + " of BTC/USDC:USDC is too far from the mark price 77562",
                    "write 3878.1 to 151245");
        }
    }

    @Test
    void what_streams_tell_is_known_as_well() throws Exception {
        new MarketFrames(venue.listings, venue.marks, venue.time)
                .decode(Samples.sample("ws-activeAssetCtx").toString(), "", Samples.NOW, event -> {});

        assertRefused("PRICE_TOO_FAR", () -> sent(OrderType.LIMIT, "151330", "0.01"), "151330");
    }

    /** On spot it is more than 0.2 and at most 5 of the mark. */
    @ParameterizedTest
    @CsvSource({"0.04, false", "0.040001, true", "1, true", "1.0001, false"})
    void the_band_of_spot_is_another(String price, boolean taken) {
        venue.answer(
                new MarketRequest.ReadTickers(Market.SPOT, null),
                "[{},[{\"coin\":\"PURR/USDC\",\"prevDayPx\":\"0.2\",\"dayNtlVlm\":\"8906.0\",\"markPx\":\"0.2\","
                        + "\"midPx\":null}]]");

        if (taken) {
            pair(price);
        } else {
            assertRefused("PRICE_TOO_FAR", () -> pair(price), "write more than 0.04, and 1 at most");
        }
    }

    @Test
    void an_order_that_only_reduces_is_left_to_the_venue() {
        venue.sample(new MarketRequest.ReadFunding(), "rest-metaAndAssetCtxs");

        place(HyperliquidFixture.ticket(Side.BUY, OrderType.LIMIT, TimeInForce.GTC, "200000", "6000", null, true));
    }

    @Test
    void without_a_fresh_price_the_venue_judges() {
        MarkPrices marks =
                new MarkPrices(java.time.Clock.fixed(Samples.NOW.plusSeconds(181), java.time.ZoneOffset.UTC));
        marks.learn(HyperliquidFixture.BTC, new BigDecimal("60000"), null, Samples.NOW);
        assertThat(marks.of(HyperliquidFixture.BTC)).isEmpty();
        marks.learn(HyperliquidFixture.BTC, new BigDecimal("60000"), null, Samples.NOW.plusSeconds(1));
        assertThat(marks.of(HyperliquidFixture.BTC)).singleElement().isEqualTo(new BigDecimal("60000"));

        sent(OrderType.LIMIT, "200000", "0.01");
    }

    private static void assertRefused(
            String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable sending, String... named) {
        assertThatThrownBy(sending).isInstanceOfSatisfying(OrderRejectedException.class, refused -> {
            assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.getMessage()).contains(named);
        });
    }

    private void sent(OrderType type, String price, String quantity) {
        TimeInForce timeInForce = type == OrderType.LIMIT ? TimeInForce.GTC : null;
        place(HyperliquidFixture.ticket(Side.BUY, type, timeInForce, price, quantity, null, false));
    }

    private void pair(String price) {
        OrderTicket bitcoin = HyperliquidFixture.limit(TimeInForce.GTC, price, "100");
        place(new OrderTicket(
                venue.listings.symbols().resolve("PURR/USDC", Market.SPOT).listing(),
                bitcoin.account(),
                bitcoin.clientOrderId(),
                bitcoin.venueClientOrderId(),
                bitcoin.side(),
                bitcoin.orderType(),
                bitcoin.positionSide(),
                bitcoin.quantity(),
                bitcoin.price(),
                null,
                bitcoin.timeInForce(),
                false,
                false,
                bitcoin.expiresAt()));
    }

    private void place(OrderTicket ticket) {
        assertThat(venue.action(new TradeRequest.Place(venue.permit(ticket))))
                .contains("\"p\":\"" + ticket.price().toPlainString() + "\"");
    }
}
