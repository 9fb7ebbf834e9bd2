package io.azalai.trade.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.Fill;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.model.Side;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderTicket;
import io.azalai.venue.SettingRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a paper account is after a restart: what it was. */
class PaperRestartTest extends OnPaper {

    @Test
    void all_that_can_be_asked_is_as_it_was() {
        ask(new SettingRequest.SetPositionMode("main", PositionMode.HEDGE));
        ask(new SettingRequest.SetLeverage("main", BTC, 10, MarginMode.ISOLATED));
        place(of(PositionSide.LONG, market("long", Side.BUY, "2")));
        place(of(PositionSide.SHORT, market("short", Side.SELL, "1")));
        place(of(PositionSide.LONG, limit("part", Side.BUY, "6", "95")));
        place(of(PositionSide.LONG, exit("stop", OrderType.STOP_MARKET, "2", "80")));
        place(of(PositionSide.SHORT, limit("gone", Side.SELL, "1", "120")));
        Instant end = clock.instant().plus(Duration.ofHours(4));
        market.tellFunding("0.0001", end);
        market.tellFunding("0.0001", end.plus(Duration.ofHours(8)));
        move("94");
        cancel("gone");
        List<Object> before = state();

        restart();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void what_a_liquidation_left_can_be_read() {
        ask(new SettingRequest.SetLeverage("main", BTC, 40, MarginMode.ISOLATED));
        place(market("long", Side.BUY, "4"));
        place(limit("more", Side.BUY, "1", "50"));
        move("97");
        assertThat(positions()).isEmpty();
        List<Object> before = state();

        restart();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void exits_still_wait_for_their_entry_and_end_each_other() {
        place(
                true,
                limit("entry", Side.BUY, "1", "95"),
                exit("profit", OrderType.TAKE_PROFIT_MARKET, "1", "110"),
                exit("stop", OrderType.STOP_MARKET, "1", "90"));

        restart();
        assertThat(open()).extracting(Order::clientOrderId).containsExactly("entry", "profit", "stop");
        move("94");
        restart();
        move("94");
        move("111");

        assertThat(order("profit").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("stop").status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(positions()).isEmpty();
    }

    @Test
    void an_amended_order_stays_amended() {
        OrderTicket open = limit("a", Side.BUY, "1", "95");
        place(open);
        amend(open, limit("a", Side.BUY, "2", "96"));

        restart();

        assertThat(order("a").quantity()).isEqualByComparingTo("2");
        assertThat(order("a").price()).isEqualByComparingTo("96");
    }

    @Test
    void a_stop_whose_mark_comes_before_the_book_waits_for_the_book() {
        place(market("long", Side.BUY, "1"));
        place(exit("stop", OrderType.STOP_MARKET, "1", "90"));

        restart();
        market.at("89");
        market.tellMark();
        assertThat(order("stop").status()).isEqualTo(OrderStatus.NEW);
        market.tellBook();

        assertThat(order("stop").status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order("stop").avgPrice()).isEqualByComparingTo("88.9");
        assertThat(positions()).isEmpty();
    }

    @Test
    void what_could_not_be_written_is_told_once_it_is() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("account-aster.json.next"));
        assertThatThrownBy(() -> place(market("long", Side.BUY, "1"))).hasMessageContaining("cannot be written");
        assertThat(told(Fill.class)).isEmpty();

        Files.delete(inTheWay);
        open();

        assertThat(told(Fill.class)).extracting(Fill::clientOrderId).containsExactly("long");
        restart();
        assertThat(positions()).hasSize(1);
    }

    private List<Object> state() {
        return List.of(
                open(),
                positions(),
                ask(new AccountRequest.ReadBalances("main", Market.PERP)),
                ask(new AccountRequest.ReadSummary("main", Market.PERP)),
                ask(new AccountRequest.ReadFills("main", Set.of(Market.PERP), null, Instant.EPOCH)),
                ask(new AccountRequest.ReadFundingPayments("main", null, Instant.EPOCH)),
                ask(new AccountRequest.ReadOrderHistory("main", Market.PERP, null, Instant.EPOCH)),
                ask(new AccountRequest.ReadLeverage("main", BTC)),
                ask(new AccountRequest.ReadPositionMode("main")));
    }
}
