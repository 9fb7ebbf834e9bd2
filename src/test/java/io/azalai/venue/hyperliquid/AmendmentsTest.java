package io.azalai.venue.hyperliquid;

import static io.azalai.venue.hyperliquid.HyperliquidFixture.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.TimeInForce;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.Permit;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The action {@code batchModify} as hyperliquid.md 3.3 prints it, and what its answers mean. */
class AmendmentsTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void an_amendment_places_what_is_left_of_the_order_even_where_it_takes() {
        TradeRequest.Amend amend = new TradeRequest.Amend(
                venue.permit(HyperliquidFixture.limit(TimeInForce.GTC, "60001", "0.003")),
                HyperliquidFixture.limit(TimeInForce.GTC, "60000", "0.003"),
                "77738308",
                new BigDecimal("0.002"));
        TradeRequest.Amend postOnly =
                new TradeRequest.Amend(postOnly(), postOnly().order(), null, BigDecimal.ZERO);

        assertThat(venue.action(amend))
                .isEqualTo("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":77738308,\"order\":{\"a\":0,\"b\":true,"
                        + "\"p\":\"60001\",\"s\":\"0.001\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"Gtc\"}},\"c\":\""
                        + CLIENT_ID + "\"}}],\"a\":true}");
        assertThat(venue.body(postOnly).at("/action/modifies/0/oid").asText()).isEqualTo(CLIENT_ID);
        assertThat(venue.body(new TradeRequest.Amend(postOnly(), postOnly().order(), null, BigDecimal.ZERO))
                        .path("action")
                        .has("a"))
                .isFalse();
        assertThat(venue.done(amend, "batchModify").orderId()).isEqualTo("77738312");
    }

    @Test
    void an_amendment_of_an_order_without_a_client_id_names_it_by_its_order_id_alone() {
        OrderTicket open = HyperliquidFixture.nameless("60000");
        TradeRequest.Amend amend = new TradeRequest.Amend(
                venue.permit(HyperliquidFixture.nameless("60001")), open, "77738308", BigDecimal.ZERO);

        assertThat(venue.action(amend))
                .isEqualTo("{\"type\":\"batchModify\",\"modifies\":[{\"oid\":77738308,\"order\":{\"a\":0,\"b\":true,"
                        + "\"p\":\"60001\",\"s\":\"0.003\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"Gtc\"}}}}],"
                        + "\"a\":true}");
        assertThat(refusal(new TradeRequest.Place(venue.permit(open))).code()).isEqualTo("CLIENT_ID");
    }

    @Test
    void an_amendment_whose_new_order_is_refused_says_that_the_old_one_is_gone() {
        TradeRequest.Amend amend = new TradeRequest.Amend(postOnly(), postOnly().order(), "77738308", BigDecimal.ZERO);

        VenueException refused = refusal(
                amend,
                status("{\"error\":\"Error placing new order during modify: Post only "
                        + "order would have immediately matched, bbo was 30000.0@30001.0.\"}"));
        VenueException gone = refusal(amend, status("{\"error\":\"Cannot modify canceled or filled order\"}"));

        assertThat(refused).isInstanceOf(OrderRejectedException.class);
        assertThat(refused.code()).isEqualTo(TradeRequest.Amend.OLD_ORDER_GONE);
        assertThat(gone).isInstanceOf(OrderNotFoundException.class);
        assertThat(gone.code()).isNotEqualTo(TradeRequest.Amend.OLD_ORDER_GONE);
    }

    private Permit postOnly() {
        return venue.permit(HyperliquidFixture.limit(TimeInForce.GTX, "60001", "0.001"));
    }

    private VenueException refusal(VenueRequest<?> request) {
        return catchThrowableOfType(VenueException.class, () -> venue.requests.encode(request));
    }

    private VenueException refusal(VenueRequest<?> request, String reply) {
        return catchThrowableOfType(VenueException.class, () -> venue.answer(request, reply));
    }

    private static String status(String statuses) {
        return "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[" + statuses + "]}}}";
    }
}
