package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Audit;
import io.azalai.model.MarginMode;
import io.azalai.model.Mode;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
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
    void on_paper_nothing_is_set() {
        test.close();
        test = new TestPath(state, time, Mode.PAPER, null).started();

        assertThatThrownBy(() -> set(5)).hasMessageContaining("mode is 'paper'");
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
    void the_dead_man_switch_is_written_down_and_leaves_leverage_as_it_is() {
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

    private int set(int leverage) {
        return TestPath.unwrapped(() -> test.path
                .settings()
                .leverage("main", Orders.BTC, leverage, MarginMode.CROSS)
                .join());
    }

    private List<SettingRequest.SetLeverage> sent() {
        return test.venue.requests.stream()
                .filter(SettingRequest.SetLeverage.class::isInstance)
                .map(SettingRequest.SetLeverage.class::cast)
                .toList();
    }
}
