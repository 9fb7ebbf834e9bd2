package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Balance;
import io.azalai.model.Event;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.venue.AccountRequest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A position of the private stream is as whole as one that was read (aster.md sections 6.4 and 8). */
class StreamedPositionTest {

    private static final String CHANGE = """
            {"e":"ACCOUNT_UPDATE","E":%d,"T":1564745798938,"a":{"m":"ORDER","P":[
             {"s":"BTCUSDT","pa":"%s","ep":"11784","cr":"0","up":"%s","mt":"%s","iw":"%s","ps":"BOTH"}]}}""";
    private static final String LEVERAGE = """
            {"e":"ACCOUNT_CONFIG_UPDATE","E":1611646737479,"T":1611646737476,"ac":{"s":"BTCUSDT","l":25}}""";

    private final AsterFixture aster = new AsterFixture();

    @BeforeEach
    void leverage() throws Exception {
        aster.frame("futures-account", LEVERAGE);
    }

    @Test
    void cross_margin_and_percentage_are_reckoned_with_the_mark_of_the_market_and_the_leverage_last_told()
            throws Exception {
        aster.frame("futures-market", AsterFixture.sample("ws-futures-markPrice"));

        Position position = change(5, "-0.5", "-5.075", "cross", "0");

        assertThat(position.markPrice()).isEqualByComparingTo("11794.15");
        assertThat(position.leverage()).isEqualTo(25);
        assertThat(position.margin()).isEqualByComparingTo("235.883");
        assertThat(position.percentage()).isEqualByComparingTo("-2.151490");
    }

    @Test
    void the_mark_is_what_the_profit_was_reckoned_with_where_no_stream_tells_it() throws Exception {
        Position position = change(5, "-0.5", "-5", "cross", "0");

        assertThat(position.markPrice()).isEqualByComparingTo("11794");
        assertThat(position.margin()).isEqualByComparingTo("235.88");
    }

    @Test
    void margin_of_an_isolated_position_is_its_own_wallet() throws Exception {
        Position position = change(5, "2", "60", "isolated", "300");

        assertThat(position.margin()).isEqualByComparingTo("300");
        assertThat(position.percentage()).isEqualByComparingTo("20");
        assertThat(position.leverage()).isEqualTo(25);
    }

    @Test
    void a_position_that_opens_has_the_leverage_that_was_read_while_it_was_flat() throws Exception {
        aster.ask(new AccountRequest.ReadPositions("main"), AsterFixture.sample("futures-rest-positionRisk-oneway"));

        assertThat(change(5, "2", "60", "cross", "0").leverage()).isEqualTo(10);
    }

    @Test
    void a_closed_position_takes_no_margin() throws Exception {
        Position position = change(5, "0", "0", "cross", "0");

        assertThat(position.side()).isEqualTo(PositionDirection.FLAT);
        assertThat(position.margin()).isZero();
        assertThat(position.percentage()).isZero();
    }

    @Test
    void what_was_sent_before_something_told_already_is_left_out() throws Exception {
        change(5, "-0.5", "-5", "cross", "0");

        assertThat(frame(4, "-0.2", "-2", "cross", "0")).isEmpty();
        assertThat(frame(5, "-0.5", "-5", "cross", "0")).hasSize(1);
        assertThat(frame(6, "0", "0", "cross", "0")).hasSize(1);
    }

    @Test
    void a_spot_balance_that_was_sent_earlier_is_left_out() throws Exception {
        String balance =
                "{\"e\":\"outboundAccountPosition\",\"E\":%d,\"T\":9,\"B\":[{\"a\":\"USDT\",\"f\":\"%s\",\"l\":\"0\"}]}";
        List<Event> later = aster.frame("spot-account", balance.formatted(8, "7"));

        assertThat(((Balance) later.get(0)).free()).isEqualByComparingTo("7");
        assertThat(aster.frame("spot-account", balance.formatted(7, "9"))).isEmpty();
    }

    private Position change(long sent, String amount, String profit, String mode, String isolated) throws Exception {
        return (Position) frame(sent, amount, profit, mode, isolated).get(0);
    }

    private List<Event> frame(long sent, String amount, String profit, String mode, String isolated) throws Exception {
        return aster.frame("futures-account", CHANGE.formatted(sent, amount, profit, mode, isolated));
    }
}
