package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.UnreadableFrameException;
import io.azalai.venue.VenueUnavailableException;
import io.azalai.venue.wire.WordTable;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of orders and positions that aster.md section 4 lists, and those it does not. */
class WordsTest {

    private static final Listing BTC = Naming.unlisted(Market.PERP, "BTCUSDT");

    private final AsterFixture aster = new AsterFixture();

    @ParameterizedTest
    @CsvSource({
        "NEW, NEW",
        "PARTIALLY_FILLED, PARTIALLY_FILLED",
        "FILLED, FILLED",
        "CANCELED, CANCELED",
        "REJECTED, REJECTED",
        "EXPIRED, EXPIRED",
        "NEW_INSURANCE, NEW",
        "NEW_ADL, NEW"
    })
    void a_status_means_a_state(String word, OrderStatus status) {
        assertThat(Words.status(word)).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT, LIMIT",
        "MARKET, MARKET",
        "STOP, STOP_LIMIT",
        "STOP_MARKET, STOP_MARKET",
        "TAKE_PROFIT, TAKE_PROFIT_LIMIT",
        "TAKE_PROFIT_MARKET, TAKE_PROFIT_MARKET",
        "TRAILING_STOP_MARKET, TRAILING_STOP_MARKET",
        "LIQUIDATION, MARKET"
    })
    void a_type_is_listed(String word, OrderType type) {
        assertThat(Words.orderType(word, null)).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"GTC, GTC", "IOC, IOC", "FOK, FOK", "GTX, GTX", "RPI, GTX", "HIDDEN, GTC", "GTE_GTC, GTC", ", "})
    void a_time_in_force_is_listed_or_not_told(String word, TimeInForce time) {
        assertThat(Words.timeInForce(word, OrderType.LIMIT)).isEqualTo(time);
    }

    @Test
    void a_time_in_force_we_do_not_know_is_not_guessed_where_it_counts() {
        assertThatThrownBy(() -> Words.timeInForce("DAY", OrderType.LIMIT))
                .isInstanceOf(WordTable.UnknownWordException.class)
                .hasMessageContaining("unknown time in force on the wire: 'DAY'");
        assertThat(Words.timeInForce("DAY", OrderType.STOP_MARKET)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"cross, CROSS", "crossed, CROSS", "CROSSED, CROSS", "isolated, ISOLATED", "ISOLATED, ISOLATED", ", "})
    void margin_is_cross_or_isolated_in_any_case_or_not_told(String word, MarginMode mode) {
        assertThat(Words.marginMode(word)).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"side", "positionSide"})
    void open_orders_with_a_word_we_do_not_know_are_not_guessed(String field) {
        String rows = AsterFixture.sample("futures-rest-openOrders")
                .replaceAll("\"" + field + "\": *\"[^\"]*\"", "\"" + field + "\":\"STRANGE\"");

        assertThatThrownBy(() -> aster.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP), rows))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @Test
    void an_open_order_that_cannot_be_read_is_named_and_hides_no_other() {
        String row = AsterFixture.sample("futures-rest-openOrders").strip();
        String rows = "["
                + row.substring(1, row.length() - 1) + ","
                + row.substring(1, row.length() - 1)
                        .replaceAll("\"side\": *\"[^\"]*\"", "\"side\":\"STRANGE\"")
                        .replaceAll("\"orderId\": *\\d+", "\"orderId\":4711")
                + "," + row.substring(1);

        assertThatThrownBy(() -> aster.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP), rows))
                .isInstanceOfSatisfying(VenueUnavailableException.class, partly -> {
                    assertThat(partly.readable(Order.class)).hasSize(2).allSatisfy(order -> assertThat(order.orderId())
                            .isNotEqualTo("4711"));
                    assertThat(partly.text()).contains("4711");
                });
    }

    @Test
    void an_own_trade_that_cannot_be_read_hides_no_other() {
        String rows = AsterFixture.sample("futures-rest-userTrades").strip();
        AccountRequest.ReadFills asked = new AccountRequest.ReadFills("main", Market.PERP, BTC, Instant.EPOCH);

        assertThatThrownBy(() -> aster.ask(asked, "[{\"symbol\":\"BTCUSDT\",\"id\":4711}," + rows.substring(1)))
                .isInstanceOfSatisfying(VenueUnavailableException.class, partly -> {
                    assertThat(partly.readable(Fill.class))
                            .isEqualTo(aster.ask(asked, rows).rows())
                            .isNotEmpty();
                    assertThat(partly.text()).contains("4711");
                });
    }

    @ParameterizedTest
    @CsvSource({"status, UNKNOWN, STRANGE", "origType, NEW,", "timeInForce, NEW,"})
    void an_open_order_in_words_we_do_not_know_is_told_so_that_it_can_be_cancelled(
            String field, OrderStatus status, String reason) {
        String rows = AsterFixture.sample("futures-rest-openOrders")
                .replaceAll("\"" + field + "\": *\"[^\"]*\"", "\"" + field + "\":\"STRANGE\"");

        assertThat(aster.ask(new AccountRequest.ReadOpenOrders("main", Market.PERP), rows))
                .isNotEmpty()
                .allSatisfy(order -> {
                    assertThat(order.status()).isEqualTo(status);
                    assertThat(order.reason()).isEqualTo(reason);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "TAKE_PROFIT, GTC, STRANGE, UNKNOWN, TAKE_PROFIT_LIMIT, GTC, STRANGE",
        "TAKE_PROFIT, DAY, NEW, NEW, TAKE_PROFIT_LIMIT,,",
        "STRANGE, GTC, NEW, NEW, STOP_LIMIT, GTC,"
    })
    void an_order_asked_about_is_told_in_words_we_do_not_know_too(
            String typeWord,
            String timeWord,
            String statusWord,
            OrderStatus status,
            OrderType type,
            TimeInForce time,
            String reason) {
        String row = AsterFixture.sample("futures-rest-order-query")
                .replace("TRAILING_STOP_MARKET", typeWord)
                .replace("\"GTC\"", "\"" + timeWord + "\"")
                .replace("\"NEW\"", "\"" + statusWord + "\"")
                .replace("\"price\": \"0\"", "\"price\": \"9200\"");

        Order order = aster.ask(new AccountRequest.ReadOrder("main", BTC, null, "1917641"), row);

        assertThat(order.status()).isEqualTo(status);
        assertThat(order.orderType()).isEqualTo(type);
        assertThat(order.timeInForce()).isEqualTo(time);
        assertThat(order.reason()).isEqualTo(reason);
    }

    @Test
    void the_side_of_an_order_asked_about_is_not_guessed() {
        String row = AsterFixture.sample("futures-rest-order-query").replace("\"BUY\"", "\"STRANGE\"");

        assertThatThrownBy(() -> aster.ask(new AccountRequest.ReadOrder("main", BTC, null, "1917641"), row))
                .isInstanceOf(VenueUnavailableException.class);
    }

    @Test
    void a_position_whose_margin_mode_we_do_not_know_is_not_guessed() {
        String rows = AsterFixture.sample("futures-rest-positionRisk-oneway").replaceAll("\"isolated\"", "\"mixed\"");
        String frame = AsterFixture.sample("ws-futures-user-ACCOUNT_UPDATE").replaceAll("\"isolated\"", "\"mixed\"");

        assertThatThrownBy(() -> aster.ask(
                        new AccountRequest.ReadPositions("main"),
                        rows.replaceAll("\"positionAmt\": *\"[^\"]*\"", "\"positionAmt\":\"1\"")))
                .isInstanceOf(VenueUnavailableException.class);
        assertThatThrownBy(() -> aster.frame("futures-account", frame))
                .isInstanceOf(UnreadableFrameException.class)
                .hasMessageContaining("'mixed'");
    }
}
