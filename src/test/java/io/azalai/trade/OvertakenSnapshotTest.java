package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionSide;
import io.azalai.model.Source;
import io.azalai.trade.journal.Page;
import io.azalai.venue.AccountRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that are older than what was told while they were on their way (downstream.md sections 4 and 5). */
class OvertakenSnapshotTest extends OnOrderPath {

    @Test
    void what_a_stream_told_of_a_position_while_it_was_read_stands() {
        test.hold("1");
        time.pass(Duration.ofSeconds(5));
        meanwhile(
                new AccountRequest.ReadPositions("main"),
                () -> test.path.accounts().learn(position("0")));
        test.path.accounts().refresh();

        assertThat(sizes()).containsExactly("1", "0");

        time.pass(Duration.ofSeconds(5));
        test.path.accounts().refresh();
        assertThat(sizes()).containsExactly("1", "0", "1");
    }

    @Test
    void an_answer_that_a_later_one_overtook_tells_nothing() {
        test.hold("1");
        time.pass(Duration.ofSeconds(5));
        meanwhile(new AccountRequest.ReadPositions("main"), () -> {
            test.venue.positions.clear();
            test.path.accounts().refresh(test.venue, "main").join();
        });
        test.path.accounts().refresh();

        assertThat(sizes()).containsExactly("1", "0");
    }

    @ParameterizedTest
    @EnumSource(Market.class)
    void what_a_stream_told_of_a_balance_while_it_was_read_stands(Market market) {
        test.venue.balances.put(market, List.of(balance(market, "2.5")));
        test.path.accounts().refresh();
        time.pass(Duration.ofSeconds(5));
        meanwhile(
                new AccountRequest.ReadBalances("main", market),
                () -> test.path.accounts().learn(balance(market, "3")));
        test.path.accounts().refresh();

        assertThat(told(Balance.class).map(balance -> balance.total().toPlainString()))
                .containsExactly("2.5", "3");
    }

    @Test
    void positions_are_told_although_balances_cannot_be_read() {
        test.venue.readsFail.put(AccountRequest.ReadBalances.class, ScriptedFailures.cut("balances"));

        test.hold("1");

        assertThat(sizes()).containsExactly("1");
    }

    /** Happens once, a moment after that was asked for: its answer does not have it yet. */
    private void meanwhile(AccountRequest<?> asked, Runnable what) {
        test.venue.whenAsked.put(asked, () -> {
            test.venue.whenAsked.clear();
            time.pass(Duration.ofMillis(100));
            what.run();
        });
    }

    private Stream<String> sizes() {
        return told(Position.class).map(position -> position.signedSize().toPlainString());
    }

    private <E extends Event> Stream<E> told(Class<E> of) {
        test.journal.write(new Page()).join();
        return List.copyOf(test.events).stream().filter(of::isInstance).map(of::cast);
    }

    private Position position(String quantity) {
        return VenueOrders.position(quantity, PositionSide.BOTH, time.instant());
    }

    private Balance balance(Market market, String total) {
        BigDecimal units = new BigDecimal(total);
        return new Balance(
                "hyperliquid",
                market,
                "main",
                "HYPE",
                units,
                BigDecimal.ZERO,
                units,
                time.instant(),
                time.instant(),
                Source.WS);
    }
}
