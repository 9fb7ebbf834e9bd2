package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Alert;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskLevel;
import io.azalai.model.Severity;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.Lane;
import io.azalai.venue.OrderAck;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A halt cancels all that is open within its scope, again and again, also after the service was killed meanwhile. */
class EmergencyStopTest extends OnOrderPath {

    private static final Listing ETHER = Listing.of("hyperliquid", Market.PERP, "ETH/USDC:USDC", "ETH");

    @Test
    void what_a_killed_service_left_open_under_a_halt_is_cancelled_at_the_next_start() {
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        halt(Scope.GLOBAL);

        restarted();

        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void so_it_is_under_the_halt_of_a_symbol_and_only_there() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        test.venue.orders.add(Orders.elsewhere(ETHER, "90"));
        test.venue.reachable = false;
        halt(new Scope("hyperliquid", Orders.BTC.symbol()));

        restarted();

        assertThat(test.venue.open()).extracting(Order::orderId).containsExactly("90");
    }

    @Test
    void the_halt_of_a_venue_cancels_what_is_open_there() {
        test.send(test.buy("a-1"));

        halt(Scope.ofVenue("hyperliquid"));

        assertThat(test.venue.open()).isEmpty();
    }

    @Test
    void the_halt_of_another_venue_cancels_nothing_here() {
        test.send(test.buy("a-1"));

        halt(Scope.ofVenue("aster"));

        assertThat(test.venue.open()).hasSize(1);
    }

    @Test
    void an_order_that_comes_up_after_the_first_pass_goes_with_the_second() {
        TradeRequest<OrderAck> underWay = test.gateway.permit(admitted("a-1")).join();
        halt(Scope.GLOBAL);
        test.venue.send("hyperliquid", underWay).join();
        test.venue.orders.add(Orders.elsewhere(ETHER, "90"));

        time.pass(Duration.ofSeconds(2));

        assertThat(test.venue.open()).isEmpty();
        time.pass(Duration.ofSeconds(60));
        assertThat(alarms()).isEmpty();
    }

    @Test
    void what_is_left_after_thirty_seconds_is_a_critical_alert_and_tried_again_once_the_venue_answers() {
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        halt(Scope.GLOBAL);

        time.pass(Duration.ofSeconds(29));
        assertThat(alarms()).isEmpty();
        time.pass(Duration.ofSeconds(1));
        assertThat(alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alarm.text()).contains("hyperliquid (main)", "within 30 s", "the venue answers", "503 down");
        });

        test.venue.reachable = true;
        time.pass(Duration.ofMinutes(2));
        test.path.accounts().refresh();
        time.pass(Duration.ofSeconds(1));

        assertThat(test.venue.open()).isEmpty();
        assertThat(alarms()).hasSize(1);
    }

    @Test
    void an_order_that_the_venue_keeps_open_is_named_in_the_alert() {
        test.venue.cancelsByIds = true;
        test.send(test.buy("a-1"));
        test.venue.cancelScript = CancelScript.LOSE;

        halt(Scope.GLOBAL);
        time.pass(Duration.ofSeconds(31));

        assertThat(alarms()).singleElement().satisfies(alarm -> assertThat(alarm.text())
                .contains("cancel"));
    }

    @Test
    void it_begins_before_the_file_of_the_halt_is_written_for_the_disk_may_hang() {
        List<Boolean> written = whenAskedWhatIsOpen();

        halt(Scope.GLOBAL);

        assertThat(written).first().isEqualTo(false);
        assertThat(state.resolve(HaltFile.NAME)).exists();
    }

    @Test
    void so_it_does_where_a_limit_of_loss_is_reached() {
        test.path.watch().tick();
        List<Boolean> written = whenAskedWhatIsOpen();

        test.venue.equity = new BigDecimal("50000");
        test.path.accounts().refresh();
        for (int second = 0; second < 10; second++) {
            time.pass(Duration.ofSeconds(1));
            test.path.watch().tick();
        }

        assertThat(written).first().isEqualTo(false);
        assertThat(state.resolve(HaltFile.NAME)).exists();
    }

    private List<Boolean> whenAskedWhatIsOpen() {
        List<Boolean> written = new ArrayList<>();
        test.venue.whenAsked.put(
                new AccountRequest.ReadOpenOrders("main", Set.of(Market.PERP), Lane.CANCEL),
                () -> written.add(Files.exists(state.resolve(HaltFile.NAME))));
        return written;
    }

    @Test
    void what_is_left_is_told_also_where_the_journal_cannot_be_written() {
        test.send(test.buy("a-1"));
        test.venue.reachable = false;
        halt(Scope.GLOBAL);
        test.journal.close();

        time.pass(Duration.ofSeconds(31));

        assertThat(test.events)
                .filteredOn(
                        event -> event instanceof Alert alert && alert.kind().equals("risk.emergency-stop"))
                .hasSize(1);
    }

    @Test
    void once_a_halt_is_lifted_nothing_is_cancelled_any_more() {
        test.venue.reachable = false;
        halt(Scope.GLOBAL);
        test.path.watch().reset(null, null, "ada");
        test.venue.reachable = true;
        test.send(test.buy("a-1"));

        time.pass(Duration.ofMinutes(2));

        assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.NEW);
        assertThat(alarms()).isEmpty();
    }

    private void halt(Scope scope) {
        test.path.watch().kill(RiskLevel.HALTED, scope, "ada").join();
    }

    private List<Alert> alarms() {
        test.told();
        return List.copyOf(test.events).stream()
                .filter(Alert.class::isInstance)
                .map(Alert.class::cast)
                .filter(alert -> alert.kind().equals("risk.emergency-stop"))
                .toList();
    }

    private void restarted() {
        ScriptedVenue earlier = test.venue;
        test.close();
        test = new TestPath(state, time, Mode.LIVE, earlier);
        test.venue.cancelsByIds = earlier.cancelsByIds;
        test.started();
        time.pass(Duration.ofSeconds(5));
        assertThat(earlier.orders).extracting(Order::filledQty).containsOnly(BigDecimal.ZERO);
    }
}
