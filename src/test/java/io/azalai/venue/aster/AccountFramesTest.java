package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.LogCapture;
import io.azalai.model.Balance;
import io.azalai.model.ClosedBy;
import io.azalai.model.Event;
import io.azalai.model.Fill;
import io.azalai.model.MarginCall;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.PositionSide;
import io.azalai.model.TimeInForce;
import io.azalai.model.Wanted;
import io.azalai.venue.UnreadableFrameException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the private streams tell beside orders and balances: aster.md sections 4 and 6.4. */
class AccountFramesTest {

    private static final String EXECUTION = """
            {"e":"ORDER_TRADE_UPDATE","E":2,"T":2,"o":{"s":"BTCUSDT","c":"%s","S":"SELL","o":"%s","f":"IOC","q":"0.014",
             "p":"9910","ap":"%s","x":"%s","X":"%s","i":77,"l":"%s","z":"%s","L":"9911","N":"USDT","n":"0.5","T":1568879465651,
             "t":%s,"m":false,"R":false,"ot":"%s","ps":"BOTH","rp":"-3"}}""";

    private final AsterFixture aster = new AsterFixture();

    @Test
    void a_margin_call_names_the_position_that_nears_its_end() throws Exception {
        MarginCall call = (MarginCall) only("ws-futures-user-MARGIN_CALL");

        assertThat(call.listing().venueSymbol()).isEqualTo("ETHUSDT");
        assertThat(call.account()).isEqualTo("main");
        assertThat(call.side()).isEqualTo(PositionDirection.LONG);
        assertThat(call.positionSide()).isEqualTo(PositionSide.LONG);
        assertThat(call.size()).isEqualByComparingTo("1.327");
        assertThat(call.markPrice()).isEqualByComparingTo("187.17127");
        assertThat(call.maintenanceMargin()).isEqualByComparingTo("1.614445");
        assertThat(call.timestamp()).isEqualTo(Instant.ofEpochMilli(1587727187525L));
    }

    @Test
    void a_changed_setting_is_told_with_what_it_is_now() throws Exception {
        Wanted.OfAccount leverage = (Wanted.OfAccount) only("ws-futures-user-ACCOUNT_CONFIG_UPDATE-leverage");
        Wanted.OfAccount modes = (Wanted.OfAccount) only("ws-futures-user-ACCOUNT_CONFIG_UPDATE-modes");

        assertThat(leverage.part()).isEqualTo(Wanted.OfAccount.Part.SETTINGS);
        assertThat(leverage.listing().venueSymbol()).isEqualTo("BTCUSDT");
        assertThat(leverage.reason()).isEqualTo("the leverage of BTCUSDT is 25 now");
        assertThat(modes.account()).isEqualTo("main");
        assertThat(modes.reason()).isEqualTo("hedge mode is on, multi-asset mode is on");
    }

    @Test
    void funding_that_was_settled_is_to_be_read_since_the_frame_does_not_name_the_position() throws Exception {
        String crossed = """
                {"e":"ACCOUNT_UPDATE","E":2,"T":1564745798938,"a":{"m":"FUNDING_FEE",
                 "B":[{"a":"USDT","wb":"122.6","cw":"100.1","bc":"-0.25"}]}}""";

        assertThat(aster.frame("futures-account", crossed))
                .extracting(event -> ((Wanted) event).word())
                .containsExactly("balances", "funding-payments");
        assertThat(aster.frame("futures-account", crossed).get(1).timestamp())
                .isEqualTo(Instant.ofEpochMilli(1564745798938L));
        assertThat(aster.frame("futures-account", AsterFixture.sample("ws-futures-user-ACCOUNT_UPDATE")))
                .filteredOn(Wanted.class::isInstance)
                .extracting(event -> ((Wanted) event).word())
                .containsExactly("balances");
    }

    @Test
    void observed_changes_of_wallet_and_balances_are_read() throws Exception {
        List<Event> futures =
                aster.frame("futures-account", AsterFixture.sample("ws-futures-user-ACCOUNT_UPDATE-observed"));
        List<Event> spot =
                aster.frame("spot-account", AsterFixture.sample("ws-spot-user-outboundAccountPosition-observed"));

        assertThat(futures).anyMatch(Position.class::isInstance).anyMatch(Wanted.class::isInstance);
        assertThat(spot).isNotEmpty().allMatch(event -> event instanceof Balance);
    }

    @ParameterizedTest
    @CsvSource({
        "autoclose-1568879465650, LIMIT, NEW, NEW_INSURANCE, Liquidation",
        "adl_autoclose, LIMIT, NEW, NEW_ADL, Auto-deleveraging",
        "autoclose-1568879465650, LIQUIDATION, NEW, NEW, Liquidation"
    })
    void an_order_by_which_the_venue_closes_comes_with_a_warning(
            String id, String type, String execution, String status, String reason) throws Exception {
        List<Event> events = aster.frame(
                "futures-account", EXECUTION.formatted(id, type, "0", execution, status, "0", "0", 0, type));

        assertThat(((Order) events.get(0)).status()).isEqualTo(OrderStatus.NEW);
        MarginCall call = (MarginCall) events.get(1);
        assertThat(call.reason()).isEqualTo(reason);
        assertThat(call.side()).isEqualTo(PositionDirection.LONG);
        assertThat(call.size()).isEqualByComparingTo("0.014");
        assertThat(events).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "cam-1, LIMIT, EXPIRED, EXPIRED, EXPIRED LIMIT IOC",
        "cam-1, LIMIT, REJECTED, REJECTED, REJECTED",
        "cam-1, LIMIT, STP_EXPIRED, EXPIRED, STP_EXPIRED",
        "cam-1, LIMIT, CANCELED, CANCELED,",
        "cam-1, LIMIT, EXPIRED, CANCELED, EXPIRED LIMIT IOC",
        "cam-1, LIMIT, NEW, NEW,",
        "cam-1, LIMIT, TRADE, FILLED,",
        "cam-1, LIMIT, CALCULATED, FILLED, Liquidation",
        "cam-1, LIMIT, NEW, NEW_INSURANCE, Liquidation",
        "autoclose-1568879465650, LIMIT, EXPIRED, EXPIRED, Liquidation",
        "adl_autoclose, LIMIT, TRADE, FILLED, Auto-deleveraging"
    })
    void an_order_says_why_it_ended_as_far_as_its_frame_tells(
            String id, String type, String execution, String status, String reason) throws Exception {
        String futures = EXECUTION.formatted(id, type, "0", execution, status, "0", "0", 0, type);
        String spot = AsterFixture.sample("ws-spot-user-executionReport")
                .replace("\"TRADE\"", "\"" + execution + "\"")
                .replace("\"PARTIALLY_FILLED\"", "\"" + status + "\"")
                .replace("Xzh0gnxT41PStbwqOtXnjD", id)
                .replace("\"f\": \"GTC\"", "\"f\": \"IOC\"");

        assertThat(((Order) aster.frame("futures-account", futures).get(0)).reason())
                .isEqualTo(reason);
        assertThat(((Order) aster.frame("spot-account", spot).get(0)).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "LIMIT, DAY, PARTIALLY_FILLED, PARTIALLY_FILLED, LIMIT,",
        "ICEBERG, GTC, PARTIALLY_FILLED, PARTIALLY_FILLED, LIMIT, GTC",
        "TAKE_PROFIT, GTX, PENDING, UNKNOWN, TAKE_PROFIT_LIMIT, GTX"
    })
    void an_order_in_words_we_do_not_know_is_told_with_its_fill_and_warned_of_once(
            String typeWord, String timeWord, String statusWord, OrderStatus status, OrderType type, TimeInForce time)
            throws Exception {
        String frame = EXECUTION
                .formatted("cam-1", typeWord, "9911", "TRADE", statusWord, "0.004", "0.004", 18, typeWord)
                .replace("\"IOC\"", "\"" + timeWord + "\"");

        try (LogCapture log = LogCapture.begin()) {
            List<Event> events = aster.frame("futures-account", frame);
            aster.frame("futures-account", frame);

            assertThat(events).extracting(Object::getClass).containsExactly(Order.class, Fill.class);
            Order order = (Order) events.get(0);
            assertThat(order.status()).isEqualTo(status);
            assertThat(order.orderType()).isEqualTo(type);
            assertThat(order.timeInForce()).isEqualTo(time);
            assertThat(order.filledQty()).isEqualByComparingTo("0.004");
            assertThat(log.text()).containsOnlyOnce("orderId=77");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"S\":\"SELL\"", "\"ps\":\"BOTH\""})
    void the_sides_of_an_order_are_not_guessed(String side) {
        String frame = EXECUTION
                .formatted("cam-1", "LIMIT", "9911", "TRADE", "FILLED", "0.014", "0.014", 18, "LIMIT")
                .replace(side, side.replaceAll(":.*", ":\"ODD\""));

        assertThatThrownBy(() -> aster.frame("futures-account", frame))
                .isInstanceOf(UnreadableFrameException.class)
                .hasMessageContaining("'ODD'");
    }

    @Test
    void an_order_without_an_id_is_none() {
        String whole = EXECUTION.formatted("TEST", "LIMIT", "0", "NEW", "NEW", "0", "0", 0, "LIMIT");

        assertThatThrownBy(() -> aster.frame("futures-account", whole.replace("\"i\":77,", "")))
                .isInstanceOf(UnreadableFrameException.class)
                .hasMessageContaining("no i");
    }

    @Test
    void a_liquidation_is_an_order_a_warning_and_a_fill_that_says_so() throws Exception {
        List<Event> events = aster.frame(
                "futures-account",
                EXECUTION.formatted(
                        "autoclose-1", "LIQUIDATION", "9911", "CALCULATED", "FILLED", "0.014", "0.014", 18, "LIMIT"));

        assertThat(events).extracting(Object::getClass).containsExactly(Order.class, MarginCall.class, Fill.class);
        assertThat(((Order) events.get(0)).orderType()).isEqualTo(OrderType.LIMIT);
        Fill fill = (Fill) events.get(2);
        assertThat(fill.closedBy()).isEqualTo(ClosedBy.LIQUIDATION);
        assertThat(fill.direction()).isEqualTo("Liquidation");
        assertThat(fill.realizedPnl()).isEqualByComparingTo("-3");
    }

    @Test
    void a_liquidation_in_several_executions_is_warned_of_once_and_told_with_each_fill() throws Exception {
        List<Event> events = new ArrayList<>();
        events.addAll(aster.frame(
                "futures-account",
                EXECUTION.formatted("autoclose-1", "LIQUIDATION", "9911", "NEW", "NEW", "0", "0", 0, "LIMIT")));
        events.addAll(aster.frame("futures-account", executed("0.004", "0.004", 18)));
        events.addAll(aster.frame("futures-account", executed("0.010", "0.014", 19)));
        events.addAll(aster.frame("futures-account", executed("0.010", "0.014", 19)));

        assertThat(events).filteredOn(MarginCall.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(Fill.class::isInstance).hasSize(3);
        assertThat(events).filteredOn(Order.class::isInstance).hasSize(4);
        assertThat(aster.frame("futures-account", executed("0.004", "0.004", 20).replace("\"i\":77,", "\"i\":78,")))
                .as("of another order")
                .hasAtLeastOneElementOfType(MarginCall.class);
    }

    private static String executed(String quantity, String filled, int trade) {
        return EXECUTION.formatted(
                "autoclose-1",
                "LIQUIDATION",
                "9911",
                "CALCULATED",
                "PARTIALLY_FILLED",
                quantity,
                filled,
                trade,
                "LIMIT");
    }

    @ParameterizedTest
    @CsvSource({"TRADE, 1", "CALCULATED, 2"})
    void a_trade_without_an_id_is_left_out_and_warned_of_and_the_rest_is_told(String execution, int told)
            throws Exception {
        String frame = EXECUTION.formatted("cam-1", "LIMIT", "9911", execution, "FILLED", "0.014", "0.014", 0, "LIMIT");

        try (LogCapture log = LogCapture.begin()) {
            List<Event> events = aster.frame("futures-account", frame);

            assertThat(events).hasSize(told).noneMatch(Fill.class::isInstance);
            assertThat(((Order) events.get(0)).filledQty()).isEqualByComparingTo("0.014");
            assertThat(log.text()).containsOnlyOnce("WARN").contains("orderId=77");
        }
    }

    @Test
    void an_order_of_the_accounts_own_comes_without_a_warning() throws Exception {
        List<Event> events = aster.frame(
                "futures-account",
                EXECUTION.formatted("cam-1", "LIMIT", "9911", "TRADE", "FILLED", "0.014", "0.014", 18, "LIMIT"));

        assertThat(events).extracting(Object::getClass).containsExactly(Order.class, Fill.class);
        assertThat(((Fill) events.get(1)).closedBy()).isNull();
    }

    @Test
    void announcements_and_expired_keys_tell_nothing_of_an_account() throws Exception {
        assertThat(aster.frame(
                        "futures-account", "{\"e\":\"announcement\",\"en\":{\"i\":1,\"c\":\"DIRECT\"},\"zh\":{}}"))
                .isEmpty();
        assertThat(aster.frame("futures-account", AsterFixture.sample("ws-futures-user-listenKeyExpired")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ws-futures-user-ORDER_TRADE_UPDATE",
                "ws-futures-user-ACCOUNT_UPDATE",
                "ws-futures-user-ACCOUNT_UPDATE-observed"
            })
    void a_frame_tells_the_same_whatever_stands_first_in_it(String sample) throws Exception {
        String frame = AsterFixture.sample(sample);

        List<Event> told = new AsterFixture()
                .frame("futures-account", "{\"more\":[null]," + frame.trim().substring(1));

        assertThat(aster.frame("futures-account", frame)).isNotEmpty().isEqualTo(told);
    }

    @Test
    void a_frame_without_a_time_of_its_own_has_ours() throws Exception {
        String untimed = """
                {"e":"ACCOUNT_UPDATE","a":{"m":"ORDER","B":[{"a":"USDT","wb":"122.6","cw":"100.1","bc":"0"}]}}""";

        assertThat(aster.frame("futures-account", untimed))
                .singleElement()
                .satisfies(event -> assertThat(event.timestamp()).isEqualTo(AsterFixture.NOW));
    }

    private Event only(String sample) throws Exception {
        List<Event> events = aster.frame("futures-account", AsterFixture.sample(sample));
        assertThat(events).hasSize(1);
        return events.get(0);
    }
}
