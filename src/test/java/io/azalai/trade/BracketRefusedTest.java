package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.RiskDecision;
import io.azalai.venue.Capability;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.TradeRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is to protect a position, and cannot be placed: for as long as the position stands it is tried. */
class BracketRefusedTest extends OnBrackets {

    @BeforeEach
    void the_venue_ties_nothing() {
        test.venue.lacks(Capability.BRACKETS);
        test.send(bracket("a-1"));
    }

    @Test
    void what_nobody_has_watched_is_priced_before_it_is_placed() {
        test.pricedAt = time.instant();
        pass(Duration.ofSeconds(70));

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(protecting()).containsExactly("a-1.tp 1 110", "a-1.sl 1 90");
        assertThat(alerts()).isEmpty();
        assertThat(test.venue.requests)
                .filteredOn(request -> request instanceof MarketRequest || request instanceof TradeRequest.Place)
                .extracting(request -> request.getClass().getSimpleName())
                .containsExactly("Place", "ReadBook", "ReadFunding", "Place", "Place");
    }

    @Test
    void a_stop_that_the_market_has_passed_unwatched_is_closed_at_the_price_that_was_asked_for() {
        test.pricedAt = time.instant();
        pass(Duration.ofSeconds(70));
        test.mark = decimal("89");

        fill("a-1", "t1", "1", OrderStatus.FILLED);
        pass(Duration.ofSeconds(1));

        assertThat(test.venue.placed).anySatisfy(ticket -> assertThat(ticket.clientOrderId() + " " + ticket.orderType())
                .isEqualTo("a-1.sl MARKET"));
    }

    @Test
    void what_no_price_can_be_had_for_is_placed_when_there_is_one() {
        pricesStop();
        pass(Duration.ofSeconds(70));
        filled();
        minutes(5);
        assertThat(protecting()).isEmpty();
        assertThat(alerts()).hasSize(2).allSatisfy(text -> assertThat(text).contains("STALE_PRICE"));

        test.venue.readsFail.clear();
        minutes(1);

        assertThat(protecting()).hasSize(2);
        assertThat(alerts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = PlaceScript.class,
            names = {"BAN", "LOSE"})
    void what_cannot_be_placed_for_now_is_tried_until_it_can(PlaceScript script) {
        test.venue.script = script;
        filled();
        minutes(5);
        assertThat(protecting()).isEmpty();
        assertThat(alerts()).hasSize(2).allSatisfy(text -> assertThat(text).contains("is tried again"));
        assertThat(test.journal.openBrackets()).hasSize(1);

        test.venue.script = PlaceScript.REST;
        minutes(2);

        assertThat(protecting()).hasSize(2);
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void what_is_refused_for_what_it_is_is_told_and_tried_ever_more_rarely() {
        test.venue.script = PlaceScript.REFUSE;
        filled();
        minutes(20);
        assertThat(stops()).as("eight times in two minutes, then every ten").isBetween(9, 10);
        assertThat(alerts())
                .hasSize(4)
                .last()
                .asString()
                .contains("was refused 8 times and is tried every 10 minutes only: the position is bare of it");

        test.venue.script = PlaceScript.REST;
        minutes(10);

        assertThat(protecting()).hasSize(2);
    }

    @Test
    void nothing_is_tried_any_more_once_the_position_is_closed() {
        test.venue.script = PlaceScript.BAN;
        filled();
        minutes(1);
        test.hold("0");
        minutes(1);
        int tried = stops();

        minutes(5);

        assertThat(stops()).isEqualTo(tried);
        assertThat(test.journal.openBrackets()).isEmpty();
    }

    @Test
    void what_halted_trading_refuses_is_written_down_once_and_placed_when_it_is_lifted() {
        test.path.watch().halt("somebody");
        Order cut = test.venue.become(order("a-1"), OrderStatus.CANCELED, decimal("0.4"));
        test.path.updates().accept(List.of(VenueOrders.fill(cut, "t1", decimal("0.4"), time.instant()), cut));
        test.hold("0.4");
        minutes(5);
        assertThat(protecting()).isEmpty();
        assertThat(alerts()).hasSize(2).allSatisfy(text -> assertThat(text).contains("TRADING_HALTED"));
        assertThat(test.journal.orders(Orders.NOW)).hasSize(3);
        assertThat(test.events).filteredOn(RiskDecision.class::isInstance).hasSize(3);

        test.path.watch().reset(null, null, "somebody");
        minutes(1);

        assertThat(protecting()).containsExactly("a-1.tp.2 0.4 110", "a-1.sl.2 0.4 90");
        assertThat(alerts()).hasSize(2);
    }

    @Test
    void each_new_reason_of_a_refusal_is_written_down() {
        test.path.watch().halt("somebody");
        Order cut = test.venue.become(order("a-1"), OrderStatus.CANCELED, decimal("0.4"));
        test.path.updates().accept(List.of(VenueOrders.fill(cut, "t1", decimal("0.4"), time.instant()), cut));
        test.hold("0.4");
        pricesStop();
        refusedForTwoMinutes();
        assertThat(refusals()).containsExactly("TRADING_HALTED", "TRADING_HALTED");

        test.path.watch().reset(null, null, "somebody");
        refusedForTwoMinutes();

        assertThat(refusals()).containsExactly("TRADING_HALTED", "TRADING_HALTED", "STALE_PRICE", "STALE_PRICE");
    }

    private void refusedForTwoMinutes() {
        for (int step = 0; step < 24; step++) {
            time.pass(Duration.ofSeconds(5));
            test.told();
        }
        assertThat(protecting()).isEmpty();
    }

    private List<String> refusals() {
        return List.copyOf(test.events).stream()
                .filter(RiskDecision.class::isInstance)
                .map(RiskDecision.class::cast)
                .map(RiskDecision::reasonCode)
                .filter(code -> !code.equals("OK"))
                .toList();
    }

    private void filled() {
        fill("a-1", "t1", "1", OrderStatus.FILLED);
        test.hold("1");
    }

    private int stops() {
        return (int) test.venue.placed.stream()
                .filter(ticket -> ticket.clientOrderId().startsWith("a-1.sl"))
                .count();
    }
}
