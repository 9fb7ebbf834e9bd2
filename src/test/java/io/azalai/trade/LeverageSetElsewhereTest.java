package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.OrderStatus;
import io.azalai.model.Wanted;
import io.azalai.trade.account.News;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.SettingRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another session sets leverage while we hold no position; the configured leverage is 1. */
class LeverageSetElsewhereTest extends OnOrderPath {

    @BeforeEach
    void prepare() {
        test.venue.leverage.setting = new LeverageSetting(20, MarginMode.CROSS, null);
    }

    @Test
    void what_a_stream_tells_was_set_elsewhere_is_set_again() {
        ordered("a-1");
        setElsewhere(7);
        told(Orders.BTC);

        ordered("a-2");

        assertThat(set()).containsExactly(1, 1);
        assertThat(test.venue.leverage.setting.leverage()).isEqualTo(1);
    }

    @Test
    void a_mode_of_the_whole_account_that_was_changed_has_every_symbol_read() {
        ordered("a-1");
        setElsewhere(7);
        told(null);

        ordered("a-2");

        assertThat(set()).containsExactly(1, 1);
    }

    @Test
    void what_a_stream_tells_of_our_own_setting_is_read_once_and_not_set_again() {
        ordered("a-1");
        told(Orders.BTC);
        int before = reads();

        ordered("a-2");
        ordered("a-3");

        assertThat(set()).containsExactly(1);
        assertThat(reads()).isEqualTo(before + 1);
    }

    @Test
    void a_flat_symbol_of_a_venue_that_announces_nothing_is_read_before_an_order() {
        test.venue.leverage.announces = false;
        ordered("a-1");
        setElsewhere(7);
        time.pass(Duration.ofSeconds(5));

        ordered("a-2");

        assertThat(set()).containsExactly(1, 1);
        assertThat(test.venue.leverage.setting.leverage()).isEqualTo(1);
    }

    @Test
    void a_margin_mode_that_was_changed_with_it_is_set_back() {
        test.venue.leverage.announces = false;
        ordered("a-1");
        test.venue.leverage.setting = new LeverageSetting(1, MarginMode.ISOLATED, null);
        time.pass(Duration.ofSeconds(5));

        ordered("a-2");

        assertThat(test.venue.leverage.setting.marginMode()).isEqualTo(MarginMode.CROSS);
    }

    @Test
    void a_burst_of_orders_shares_one_reading() {
        test.venue.leverage.announces = false;
        ordered("a-1");
        int before = reads();

        ordered("a-2");
        ordered("a-3");

        assertThat(reads()).isEqualTo(before);
    }

    @Test
    void an_open_position_tells_by_itself_and_is_not_read() {
        test.venue.leverage.announces = false;
        test.send(TestPath.levered(test.buy("a-1"), 3));
        test.path.updates().accept(List.of(News.position("1", time.instant())));
        int before = reads();
        time.pass(Duration.ofSeconds(5));

        test.send(TestPath.levered(test.buy("a-2"), 3));

        assertThat(reads()).isEqualTo(before);
        assertThat(set()).containsExactly(3);
    }

    /** The answer is older than what a stream told while it was on its way. */
    @Test
    void a_position_that_was_closed_while_positions_were_read_is_not_taken_for_open() {
        test.venue.leverage.announces = false;
        ordered("a-1");
        test.hold("1");
        time.pass(Duration.ofSeconds(1));
        test.venue.whenAsked.put(new AccountRequest.ReadPositions("main"), () -> {
            test.venue.whenAsked.clear();
            time.pass(Duration.ofMillis(100));
            test.path.updates().accept(List.of(News.position("0", time.instant())));
        });
        test.path.accounts().refresh();
        setElsewhere(7);
        time.pass(Duration.ofSeconds(5));

        ordered("a-2");

        assertThat(set()).containsExactly(1, 1);
    }

    @Test
    void what_cannot_be_read_is_set_again() {
        test.venue.leverage.announces = false;
        ordered("a-1");
        test.venue.leverage.setting = null;
        time.pass(Duration.ofSeconds(5));

        ordered("a-2");

        assertThat(set()).containsExactly(1, 1);
    }

    @Test
    void an_order_does_not_go_where_the_venue_shows_another_leverage_than_it_said_it_set() {
        test.venue.leverage.announces = false;
        test.venue.leverage.obeys = false;

        assertThat(test.gateway.permit(admitted("a-1"))).isCompletedExceptionally();

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(test.venue.placed).isEmpty();
    }

    private void ordered(String clientOrderId) {
        time.pass(Duration.ofSeconds(1));
        test.send(test.buy(clientOrderId));
    }

    private void setElsewhere(int leverage) {
        test.venue.leverage.setting = new LeverageSetting(leverage, MarginMode.CROSS, null);
    }

    private void told(Listing listing) {
        test.path
                .updates()
                .accept(List.of(new Wanted.OfAccount(
                        Wanted.OfAccount.Part.SETTINGS, "hyperliquid", "main", listing, "changed", time.instant())));
    }

    private int reads() {
        return (int) test.venue.requests.stream()
                .filter(AccountRequest.ReadLeverage.class::isInstance)
                .count();
    }

    private List<Integer> set() {
        return test.venue.requests.stream()
                .filter(SettingRequest.SetLeverage.class::isInstance)
                .map(SettingRequest.SetLeverage.class::cast)
                .map(SettingRequest.SetLeverage::leverage)
                .toList();
    }
}
