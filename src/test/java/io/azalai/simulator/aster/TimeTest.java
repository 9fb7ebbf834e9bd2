package io.azalai.simulator.aster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.simulator.loopback.SocketSession;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ends or is forgotten with time: connections, orders, ids of transfers (aster.md sections 3.4, 4 and 6.1). */
class TimeTest {

    private static final String ORDER = "/fapi/v3/order";
    private static final String NAMED = "symbol=BTCUSDT&origClientOrderId=mine";

    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"futuresWs", "spotWs"})
    void a_connection_lives_for_a_day(String site) {
        RecordingSocket socket = desk.connect(site, "/ws");
        desk.clock.step(Duration.ofHours(24).minusSeconds(1));
        desk.venue.second();
        assertThat(socket.closeCode).isZero();

        desk.clock.step(Duration.ofSeconds(1));
        desk.venue.second();

        assertThat(socket.closeCode).isEqualTo(1001);
    }

    @ParameterizedTest
    @CsvSource({"futuresWs, 15", "spotWs, 10"})
    void a_connection_that_answers_no_pings_is_closed(String site, int minutes) {
        RecordingSocket deaf = desk.connect(site, "/ws");
        RecordingSocket polite = new RecordingSocket("/ws", "");
        SocketSession session = desk.session(site, polite);
        desk.venue.second();
        desk.venue.second();
        assertThat(deaf.pings).isOne();
        session.ponged();

        desk.clock.step(Duration.ofMinutes(minutes).minusSeconds(1));
        desk.venue.second();
        assertThat(deaf.closeCode).isZero();
        desk.clock.step(Duration.ofSeconds(1));
        desk.venue.second();

        assertThat(deaf.closeCode).isEqualTo(1001);
        assertThat(polite.closeCode).isZero();
    }

    @Test
    void what_ended_unfilled_is_forgotten_a_week_after_it_was_placed() {
        desk.read(desk.v3(
                "POST",
                ORDER,
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=76500&newClientOrderId=mine"));
        desk.clock.step(Duration.ofDays(8));
        assertThat(status()).isEqualTo("NEW");

        desk.read(desk.v3("DELETE", ORDER, NAMED));

        assertThat(desk.v3("GET", ORDER, NAMED).body()).contains("-2013");
    }

    @Test
    void what_ended_unfilled_is_known_for_the_rest_of_the_week() {
        desk.read(desk.v3(
                "POST",
                ORDER,
                "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=76500&newClientOrderId=mine"));
        desk.read(desk.v3("DELETE", ORDER, NAMED));
        desk.clock.step(Duration.ofDays(6));

        assertThat(status()).isEqualTo("CANCELED");
    }

    @Test
    void an_order_s_number_overrides_the_other_filters_of_its_trades() {
        JsonNode filled = desk.read(desk.v3("POST", ORDER, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));
        String named = "symbol=BTCUSDT&orderId=" + filled.path("orderId").asText();

        assertThat(desk.read(desk.v3("GET", "/fapi/v3/userTrades", named + "&startTime=1&endTime=2")))
                .isNotEmpty();
        assertThat(desk.read(desk.v3("GET", "/fapi/v3/userTrades", "symbol=BTCUSDT&startTime=1&endTime=2")))
                .isEmpty();
    }

    @Test
    void a_change_of_margin_is_made_once_an_id_in_seven_days() {
        desk.read(desk.v3("POST", "/fapi/v3/marginType", "symbol=BTCUSDT&marginType=ISOLATED"));
        desk.read(desk.v3("POST", ORDER, "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01"));
        String change = "symbol=BTCUSDT&amount=1&type=1&clientTranId=once";

        desk.read(desk.v3("POST", "/fapi/v3/positionMargin", change));

        assertThat(desk.v3("POST", "/fapi/v3/positionMargin", change).body()).contains("-4115");
        desk.clock.step(Duration.ofDays(7));
        desk.read(desk.v3("POST", "/fapi/v3/positionMargin", change));
    }

    private String status() {
        return desk.read(desk.v3("GET", ORDER, NAMED)).path("status").asText();
    }
}
