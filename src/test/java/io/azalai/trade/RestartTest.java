package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.FeedState;
import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Mode;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskLevel;
import io.azalai.trade.risk.Latch;
import io.azalai.trade.risk.Scope;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    @TempDir
    Path state;

    private final ManualTime time = new ManualTime(Orders.NOW);

    @Test
    void an_order_in_intent_that_never_left_is_asked_about_and_not_sent_again() {
        try (TestPath first = new TestPath(state, time).started()) {
            first.gateway.admit(first.gateway.accept(first.buy("a-1"))).join();
        }
        time.pass(Duration.ofMinutes(2));

        try (TestPath second = new TestPath(state, time).started()) {
            time.pass(Duration.ofSeconds(2));

            assertThat(second.told()).containsExactly("UNKNOWN UNKNOWN", "REJECTED REJECTED");
            assertThat(second.venue.placed).isEmpty();
        }
    }

    @Test
    void an_order_in_intent_that_did_arrive_is_recovered() {
        ScriptedVenue venue;
        try (TestPath first = new TestPath(state, time).started()) {
            OrderReply reply =
                    first.gateway.admit(first.gateway.accept(first.buy("a-1"))).join();
            first.venue.send("hyperliquid", first.gateway.permit(reply).join()).join();
            venue = first.venue;
        }

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            time.pass(Duration.ofSeconds(2));

            assertThat(second.told()).containsExactly("UNKNOWN UNKNOWN", "RECOVERED NEW");
            assertThat(second.gateway.openOrders()).extracting(Order::orderId).containsExactly("77");
            assertThat(second.venue.placed).isEmpty();
            assertThat(second.send(second.buy("a-1")).duplicate()).isTrue();
        }
    }

    @Test
    void a_fill_missed_while_we_were_away_is_fetched_and_counted_once() {
        ScriptedVenue venue;
        Fill before = Orders.fill("v-a-1", "t1", "0.4", "99");
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            first.path.updates().accept(List.of(before));
            venue = first.venue;
        }
        venue.fills.addAll(List.of(before, Orders.fill("v-a-1", "t2", "0.6", "99")));
        venue.become(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            assertThat(second.told()).contains("FILL FILLED");
            assertThat(second.gateway.order("main", "a-1").orElseThrow().filledQty())
                    .isEqualByComparingTo("1");
            assertThat(second.journal.fills("main", "a-1")).hasSize(2);
        }
    }

    @Test
    void a_fill_told_under_the_venues_name_before_instruments_are_read_counts_once() {
        ScriptedVenue venue;
        Fill before = Orders.fill("v-a-1", "t1", "0.4", "99");
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            first.path.updates().accept(List.of(before));
            venue = first.venue;
        }

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            second.path.updates().accept(List.of(unlisted(before), unlisted(Orders.fill("v-a-1", "t2", "0.5", "99"))));

            assertThat(second.told()).contains("PARTIAL_FILL PARTIALLY_FILLED");
            assertThat(second.journal.fills("main", "a-1"))
                    .extracting(fill -> fill.tradeId() + " " + fill.listing().symbol())
                    .containsExactlyInAnyOrder("t1 BTC/USDC:USDC", "t2 BTC/USDC:USDC");
            assertThat(second.journal.holds(unlisted(before))).isTrue();
        }
    }

    private static Fill unlisted(Fill fill) {
        Listing listing = Listing.of("hyperliquid", Market.PERP, "BTC", "BTC");
        return new Fill(
                listing,
                fill.account(),
                fill.tradeId(),
                fill.orderId(),
                fill.clientOrderId(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                fill.realizedPnl(),
                fill.direction(),
                fill.closedBy(),
                null,
                fill.timestamp(),
                fill.receivedAt(),
                fill.source());
    }

    @Test
    void a_fill_missed_while_the_stream_was_down_is_fetched_when_it_is_back() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.send(test.buy("a-1"));
            test.streams(FeedState.DOWN);
            test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));

            test.streams(FeedState.UP);

            assertThat(test.told()).endsWith("FILL FILLED");
        }
    }

    @Test
    void a_fill_older_than_any_memory_is_known_from_the_journal() {
        ScriptedVenue venue;
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            venue = first.venue;
            venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));
            venue.become(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            first.path.updates().accept(List.copyOf(venue.fills));
        }
        time.pass(Duration.ofDays(9));

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            time.pass(Duration.ofMinutes(1));

            assertThat(second.told()).isEmpty();
            assertThat(second.journal.fills(Orders.NOW)).hasSize(1);
        }
    }

    @Test
    void a_fill_that_was_missed_before_a_later_one_came_is_fetched() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.send(test.buy("a-1"));
            time.pass(Duration.ofSeconds(2));
            test.send(test.buy("a-2"));
            test.streams(FeedState.DOWN);
            test.venue.fills.add(Orders.fill("v-a-1", "t1", "1", "99"));
            time.pass(Duration.ofHours(2));
            Order later = test.venue.orders.get(1);
            test.path.updates().accept(List.of(VenueOrders.fill(later, "t2", BigDecimal.ONE, time.instant())));

            test.streams(FeedState.UP);

            assertThat(test.gateway.order("main", "a-1").orElseThrow().filledQty())
                    .isEqualByComparingTo("1");
        }
    }

    @Test
    void a_fill_whose_order_is_still_asked_for_is_read_again_after_a_restart() {
        ScriptedVenue venue;
        try (TestPath first = new TestPath(state, time).started()) {
            venue = first.venue;
            venue.fills.add(Orders.fill("v-other", "t1", "1", "99"));
            time.pass(Duration.ofHours(1));
            first.streams(FeedState.UP);
        }
        time.pass(Duration.ofHours(1));

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            time.pass(Duration.ofMinutes(1));
            second.told();

            assertThat(second.journal.fills(Orders.NOW)).hasSize(1);
        }
    }

    @Test
    void an_id_used_again_after_a_day_is_an_order_of_its_own() {
        ScriptedVenue venue;
        Fill before = Orders.fill("v-a-1", "t1", "1", "99");
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            venue = first.venue;
            venue.become(venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            venue.fills.add(before);
            first.path.updates().accept(List.of(before));
            time.pass(Duration.ofHours(25));
            first.path.accounts().refresh();
            venue.script = PlaceScript.REST_AND_CUT;
            assertThatThrownBy(() -> first.send(first.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);
        }

        try (TestPath second = new TestPath(state, time, Mode.LIVE, venue).started()) {
            second.told();
            Order again = second.gateway.order("main", "a-1").orElseThrow();
            assertThat(again.filledQty()).isEqualByComparingTo("0");
            assertThat(again.status()).isEqualTo(OrderStatus.NEW);
            assertThat(again.orderId()).isEqualTo("78");
            assertThat(second.journal.orders(Orders.NOW))
                    .extracting(kept -> kept.order().status())
                    .containsExactly(OrderStatus.FILLED, OrderStatus.NEW);
        }
    }

    @Test
    void the_answer_for_an_earlier_order_of_the_same_id_says_nothing_of_the_new_one() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.send(test.buy("a-1"));
            test.venue.become(test.venue.orders.get(0), OrderStatus.FILLED, BigDecimal.ONE);
            test.path.updates().accept(List.of(Orders.fill("v-a-1", "t1", "1", "99")));
            time.pass(Duration.ofHours(25));
            test.path.accounts().refresh();
            test.venue.script = PlaceScript.REST_AND_CUT;
            test.venue.readsFail.put(AccountRequest.ReadOpenOrders.class, ScriptedFailures.cut("open-orders"));
            assertThatThrownBy(() -> test.send(test.buy("a-1"))).isInstanceOf(OutcomeUnknownException.class);

            time.pass(Duration.ofSeconds(10));
            assertThat(test.gateway.order("main", "a-1").orElseThrow().status()).isEqualTo(OrderStatus.UNKNOWN);

            test.venue.readsFail.clear();
            time.pass(Duration.ofSeconds(30));
            assertThat(test.told()).endsWith("RECOVERED NEW");
        }
    }

    @Test
    void an_order_the_venue_lost_is_closed_as_lost() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.send(test.buy("a-1"));
            test.venue.orders.clear();
            time.pass(Duration.ofSeconds(6));

            test.streams(FeedState.UP);
            assertThat(test.told()).endsWith("NEW NEW");

            time.pass(Duration.ofSeconds(40));
            assertThat(test.told()).endsWith("LOST CANCELED");
        }
    }

    @Test
    void an_order_placed_elsewhere_is_adopted_and_counts() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.path.updates().accept(List.of(Orders.elsewhere(Orders.BTC, "9001")));

            assertThat(test.gateway.openOrders())
                    .extracting(Order::clientOrderId)
                    .containsExactly("external:hyperliquid:perp:BTC:9001");
            assertThat(test.told()).containsExactly("RECOVERED NEW");
            assertThat(test.remaining())
                    .usingElementComparator(BigDecimal::compareTo)
                    .containsExactly(BigDecimal.ONE);
        }
    }

    @Test
    void a_kill_survives_the_restart_and_is_lifted_by_hand() {
        try (TestPath first = new TestPath(state, time).started()) {
            first.send(first.buy("a-1"));
            first.path.watch().kill(RiskLevel.HALTED, Scope.GLOBAL, "ada");
            assertThat(first.gateway.openOrders()).isEmpty();
        }

        time.pass(Duration.ofSeconds(1));
        try (TestPath second = new TestPath(state, time).started()) {
            assertThatThrownBy(() -> second.send(second.buy("a-2"))).hasMessageContaining("TRADING_HALTED");

            second.path.watch().reset(Latch.Reason.MANUAL_KILL, null, "ada");
            assertThat(second.send(second.buy("a-3")).order().status()).isEqualTo(OrderStatus.NEW);
        }
    }

    @Test
    void the_daily_loss_halts_and_cancels_everything() {
        try (TestPath test = new TestPath(state, time).started()) {
            test.path.watch().tick();
            test.send(test.buy("a-1"));

            test.venue.equity = new BigDecimal("99900");
            time.pass(Duration.ofSeconds(5));
            test.path.accounts().refresh();
            test.path.watch().tick();

            assertThat(test.path.watch().memory().level()).isEqualTo(RiskLevel.HALTED);
            assertThat(test.venue.requests).anyMatch(TradeRequest.CancelAll.class::isInstance);
            assertThat(test.told()).endsWith("CANCELED CANCELED");
        }
    }

    @Test
    void a_damaged_journal_starts_reducing_only() throws Exception {
        new TestPath(state, time).close();
        Files.writeString(state.resolve("journal.db"), "no database");

        try (TestPath test = new TestPath(state, time).started()) {
            assertThat(test.path.watch().memory().latches())
                    .extracting(Latch::reason)
                    .containsExactly(Latch.Reason.STATE_CORRUPT);
            assertThatThrownBy(() -> test.send(test.buy("a-1"))).hasMessageContaining("REDUCING_ONLY");
        }
    }

    @Test
    void a_start_that_fails_after_damage_is_followed_by_one_that_only_reduces() throws Exception {
        new TestPath(state, time).close();
        Files.writeString(state.resolve("journal.db"), "no database");
        new TestPath(state, time).close();

        try (TestPath test = new TestPath(state, time).started()) {
            assertThat(test.path.watch().memory().latches())
                    .extracting(Latch::reason)
                    .containsExactly(Latch.Reason.STATE_CORRUPT);
        }
    }
}
