package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Audit;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.OrderAck;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountSettingsTest extends OnOrderPath {

    @Test
    void leverage_is_set_and_written_down() {
        assertThat(set(5)).isEqualTo(5);

        test.told();
        assertThat(test.events.stream().filter(Audit.class::isInstance).map(Audit.class::cast))
                .singleElement()
                .satisfies(audit -> {
                    assertThat(audit.text()).startsWith("hyperliquid main");
                    assertThat(audit.result()).isEqualTo("done: 5");
                });
    }

    @Test
    void a_refusal_of_the_venue_is_written_down_too() {
        test.venue.leverage.works = false;

        assertThatThrownBy(() -> set(5)).hasMessageContaining("Invalid leverage value");
        test.told();
        assertThat(test.events.stream().filter(Audit.class::isInstance).map(Audit.class::cast))
                .extracting(Audit::result)
                .singleElement()
                .asString()
                .contains("Invalid leverage value");
    }

    @ParameterizedTest
    @CsvSource({"0, INVALID_FIELD", "-3, INVALID_FIELD", "11, LEVERAGE_TOO_HIGH"})
    void a_leverage_beyond_the_limits_is_refused_unsent(int leverage, String code) {
        assertThatThrownBy(() -> set(leverage))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining(code)
                .hasMessageContaining("leverage is '" + leverage + "'; give 1 to trading.max_leverage 10");
        assertThat(sent()).isEmpty();
    }

    @Test
    void what_was_set_is_set_again_by_the_next_increasing_order() {
        test.send(test.buy("a-1"));
        set(5);
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        assertThat(sent()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(1, 5, 5);
    }

    @Test
    void where_two_are_set_at_once_and_refused_what_was_chosen_before_holds() {
        set(3);
        OrderReply under = admitted("a-1");
        TradeRequest<OrderAck> place = test.gateway.permit(under).join();
        CompletableFuture<Integer> five = chosen(5);
        CompletableFuture<Integer> seven = chosen(7);

        test.venue.leverage.works = false;
        test.gateway.acknowledged(under, test.venue.send("hyperliquid", place).join());
        assertThat(five).isCompletedExceptionally();
        assertThat(seven).isCompletedExceptionally();
        test.venue.leverage.works = true;
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        assertThat(sent()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(3, 3, 5, 7, 3);
    }

    @Test
    void what_the_venue_shows_after_an_answer_that_was_lost_holds() {
        test.venue.leverage.setting = new LeverageSetting(1, MarginMode.CROSS, null);
        test.venue.leverage.cuts = true;
        assertThatThrownBy(() -> set(5)).hasMessageContaining("cut");
        test.venue.leverage.cuts = false;
        time.pass(Duration.ofSeconds(2));

        test.send(test.buy("a-1"));

        assertThat(sent()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(5, 5);
    }

    @Test
    void what_is_set_of_another_symbol_leaves_this_one_as_it_is() {
        Listing sol = Listing.of("hyperliquid", Market.PERP, "SOL/USDC:USDC", "SOL");
        test.send(test.buy("a-1"));
        test.path.settings().leverage("main", sol, 5, MarginMode.CROSS).join();
        time.pass(Duration.ofSeconds(2));

        test.send(test.buy("a-2"));

        assertThat(sent()).extracting(SettingRequest.SetLeverage::leverage).containsExactly(1, 5);
    }

    @Test
    void the_dead_man_switch_is_written_down_and_leaves_leverage_as_it_is() {
        test.close();
        test = TestPath.withoutDeadMan(state, time).started();
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        TradeRequest.ScheduleCancel request = new TradeRequest.ScheduleCancel("main", null, Duration.ofMinutes(1));
        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.path
                        .settings()
                        .scheduleCancel("hyperliquid", request)
                        .join()))
                .hasMessageContaining("down");
        test.venue.reachable = true;
        time.pass(Duration.ofSeconds(2));
        test.send(test.buy("a-2"));

        test.told();
        assertThat(test.events.stream().filter(Audit.class::isInstance).map(Audit.class::cast))
                .singleElement()
                .satisfies(audit -> assertThat(audit.text()).contains("ScheduleCancel", "PT1M"));
        assertThat(sent()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999})
    void a_dead_man_switch_of_less_than_a_second_is_refused_unsent(int millis) {
        TradeRequest.ScheduleCancel request = new TradeRequest.ScheduleCancel("main", null, Duration.ofMillis(millis));

        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.path
                        .settings()
                        .scheduleCancel("hyperliquid", request)
                        .join()))
                .isInstanceOf(OrderRejectedException.class)
                .hasMessageContaining("after is '" + Duration.ofMillis(millis) + "'; give PT1S to PT720H");
        assertThat(test.venue.requests).doesNotContain(request);
    }

    /** Ours would put off what a caller sets, and the caller's "off" would disarm ours. */
    @ParameterizedTest
    @CsvSource(
            value = {"PT1M", "null"},
            nullValues = "null")
    void the_switch_is_ours_alone_while_it_is_on(Duration after) {
        TradeRequest.ScheduleCancel request = new TradeRequest.ScheduleCancel("main", null, after);

        assertThatThrownBy(() -> TestPath.unwrapped(() -> test.path
                        .settings()
                        .scheduleCancel("hyperliquid", request)
                        .join()))
                .isInstanceOfSatisfying(OrderRejectedException.class, refused -> assertThat(refused.outcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining("risk.dead_man_switch.enabled is true", "to false");
        assertThat(test.venue.requests).doesNotContain(request);
    }

    private int set(int leverage) {
        return TestPath.unwrapped(() -> chosen(leverage).join());
    }

    private CompletableFuture<Integer> chosen(int leverage) {
        return test.path.settings().leverage("main", Orders.BTC, leverage, MarginMode.CROSS);
    }

    private List<SettingRequest.SetLeverage> sent() {
        return test.venue.requests.stream()
                .filter(SettingRequest.SetLeverage.class::isInstance)
                .map(SettingRequest.SetLeverage.class::cast)
                .toList();
    }
}
