package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.Event;
import io.azalai.model.OrderRequest;
import io.azalai.model.OrderTerms;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The venues' own switches: armed, put off and switched off by us, and left to fire where we are not well. */
class DeadManSwitchTest extends OnOrderPath {

    @BeforeEach
    void prepare() {
        test.venue.cancelsByIds = true;
        seconds(1);
        test.venue.requests.clear();
    }

    @Test
    void it_is_armed_while_an_order_rests_and_put_off_every_quarter_of_its_time() {
        seconds(10);
        assertThat(sent()).isEmpty();

        test.send(test.buy("a-1"));
        seconds(300);

        assertThat(sent()).hasSize(4).containsOnly("account PT5M");
    }

    @Test
    void it_is_switched_off_once_nothing_rests() {
        test.send(test.buy("a-1"));
        seconds(2);
        test.gateway
                .cancel(OrderRequest.cancel("a-1", "hyperliquid", "a-1", time.instant()))
                .join();
        seconds(100);

        assertThat(sent()).containsExactly("account PT5M", "account off");
    }

    @Test
    void what_a_crash_left_armed_is_switched_off_at_the_next_start() {
        test.close();
        test = new TestPath(state, time).started();
        test.venue.cancelsByIds = true;
        seconds(3);

        assertThat(sent()).containsExactly("account off");
    }

    @Test
    void a_venue_with_a_switch_for_each_symbol_is_asked_by_symbol() {
        test.close();
        test = new TestPath(state, time).started();
        test.send(test.buy("a-1"));
        seconds(31);

        assertThat(sent()).containsExactly("BTC/USDC:USDC PT2M", "BTC/USDC:USDC PT2M");
    }

    @Test
    void it_stays_off_while_a_stop_protects_a_position() {
        test.send(test.buy("a-1"));
        seconds(2);
        test.hold("1");
        OrderTerms stop = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("104"))
                .acting(PositionSide.BOTH, true);
        test.send(OrderRequest.place("stop", "hyperliquid", "BTC", stop, time.instant()));
        seconds(200);

        assertThat(sent()).containsExactly("account PT5M", "account off");
        assertThat(warnings()).hasSize(1);
    }

    @Test
    void it_is_not_put_off_while_losses_are_not_looked_at() {
        test.send(test.buy("a-1"));
        seconds(2);
        for (int second = 0; second < 200; second++) {
            time.pass(Duration.ofSeconds(1));
            test.path.stops().deadMan().tick();
        }

        assertThat(sent()).containsExactly("account PT5M");
    }

    @Test
    void a_venue_that_refuses_it_is_told_of_once_and_not_asked_again_that_day() {
        test.venue.readsFail.put(
                TradeRequest.ScheduleCancel.class,
                ScriptedFailures.refused(
                        "schedule-cancel", null, "Cannot set scheduled cancel time until enough volume traded"));
        test.send(test.buy("a-1"));
        seconds(200);

        assertThat(sent()).hasSize(1);
        assertThat(warnings()).singleElement().asString().contains("enough volume traded");
    }

    @Test
    void one_that_is_armed_and_may_not_be_put_off_is_switched_off_before_it_fires() {
        test.send(test.buy("a-1"));
        seconds(2);
        refuse("Too many scheduled cancels triggered today.");
        while (sent().size() < 2) {
            seconds(1);
        }
        test.venue.readsFail.clear();
        seconds(200);

        assertThat(sent()).containsExactly("account PT5M", "account PT5M", "account off");
        assertThat(warnings()).singleElement().asString().contains("unavailable until tomorrow", "Too many");
    }

    @Test
    void one_that_can_be_neither_put_off_nor_switched_off_is_told_of_with_its_end() {
        test.send(test.buy("a-1"));
        seconds(2);
        refuse("Too many scheduled cancels triggered today.");
        seconds(200);

        assertThat(sent()).startsWith("account PT5M", "account PT5M", "account off", "account off");
        assertThat(warnings()).hasSize(2).element(1).asString().contains("cannot be switched off", "by 20");
    }

    @Test
    void what_it_has_to_tell_is_told_also_where_the_journal_cannot_be_written() {
        refuse("Cannot set scheduled cancel time until enough volume traded");
        test.send(test.buy("a-1"));
        test.told();
        test.journal.close();
        test.path.watch().tick();
        test.path.stops().deadMan().tick();
        time.pass(Duration.ofSeconds(1));

        assertThat(warnings(test.events)).hasSize(1);
    }

    private void refuse(String text) {
        test.venue.readsFail.put(
                TradeRequest.ScheduleCancel.class, ScriptedFailures.refused("schedule-cancel", null, text));
    }

    @Test
    void one_that_refuses_to_switch_it_off_is_asked_ever_less_until_it_has_fired_for_sure() {
        test.close();
        test = new TestPath(state, time).started();
        test.venue.cancelsByIds = true;
        test.venue.readsFail.put(
                TradeRequest.ScheduleCancel.class,
                ScriptedFailures.refused(
                        "schedule-cancel", null, "Cannot set scheduled cancel time until enough volume traded"));
        seconds(2000);

        assertThat(sent()).hasSizeBetween(2, 6).containsOnly("account off");
    }

    @Test
    void it_is_switched_off_where_a_stop_protects_also_while_losses_are_not_looked_at() {
        test.send(test.buy("a-1"));
        seconds(2);
        test.hold("1");
        time.pass(Duration.ofSeconds(10));
        test.path.stops().deadMan().tick();
        assertThat(sent()).containsExactly("account PT5M");
        OrderTerms stop = OrderTerms.limit(Side.SELL, BigDecimal.ONE, new BigDecimal("104"))
                .acting(PositionSide.BOTH, true);
        test.send(OrderRequest.place("stop", "hyperliquid", "BTC", stop, time.instant()));

        test.path.stops().deadMan().tick();

        assertThat(sent()).containsExactly("account PT5M", "account off");
    }

    @Test
    void a_stop_of_the_service_switches_it_off_for_good() {
        test.send(test.buy("a-1"));
        seconds(2);

        test.path.stops().deadMan().disarm();
        seconds(100);

        assertThat(sent()).containsExactly("account PT5M", "account off");
    }

    private void seconds(int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.pass(Duration.ofSeconds(1));
            test.path.watch().tick();
            test.path.stops().deadMan().tick();
        }
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        test.venue.requests.forEach(request -> {
            if (request instanceof TradeRequest.ScheduleCancel schedule) {
                String where = schedule.listing() == null
                        ? "account"
                        : schedule.listing().symbol();
                sent.add(where + " " + (schedule.after() == null ? "off" : schedule.after()));
            }
        });
        return sent;
    }

    private List<String> warnings() {
        test.told();
        return warnings(test.events);
    }

    private static List<String> warnings(List<Event> events) {
        return List.copyOf(events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("risk.dead-man-switch"))
                .map(Alert::text)
                .toList();
    }
}
