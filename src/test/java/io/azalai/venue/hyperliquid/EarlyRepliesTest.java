package io.azalai.venue.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Fill;
import io.azalai.model.Instrument;
import io.azalai.model.Liquidity;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderBook;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.model.Side;
import io.azalai.model.TimeInForce;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies recorded in 2023, which lack fields of today (hyperliquid.md sections 2.2, 2.3, 2.5 and 10). */
class EarlyRepliesTest {

    private final HyperliquidFixture venue = new HyperliquidFixture("");

    @Test
    void a_book_has_twenty_levels_a_side_best_first() {
        OrderBook book = venue.sample(new MarketRequest.ReadBook(Naming.perpetual("DYDX"), 20), "rest-l2Book");

        assertThat(book.bids()).hasSize(20);
        assertThat(book.bids().get(0).price()).isEqualByComparingTo("2.111");
        assertThat(book.bids().get(0).quantity()).isEqualByComparingTo("134.4");
        assertThat(book.asks().get(0).price()).isEqualByComparingTo("2.1124");
        assertThat(book.timestamp()).isEqualTo(Instant.ofEpochMilli(1689630203930L));
    }

    @Test
    void instruments_have_a_grid_without_margin_tables() {
        List<Instrument> listed = venue.sample(new MarketRequest.ReadInstruments(Market.PERP), "rest-meta-2023");

        assertThat(listed).hasSize(4);
        assertThat(listed.get(2).baseAsset()).isEqualTo("ATOM");
        assertThat(listed.get(2).stepSize()).isEqualByComparingTo("0.01");
        assertThat(listed.get(2).tickSize()).isEqualByComparingTo("0.0001");
        assertThat(listed.get(2).maxLeverage()).isEqualTo(50);
    }

    @Test
    void a_short_position_is_read_without_time_and_funding() {
        Position position = venue.sample(new AccountRequest.ReadPositions("main"), "rest-clearinghouseState-cross")
                .open()
                .get(0);

        assertThat(position.side()).isEqualTo(PositionDirection.SHORT);
        assertThat(position.size()).isEqualByComparingTo("0.00785");
        assertThat(position.entryPrice()).isEqualByComparingTo("26951");
        assertThat(position.markPrice()).isEqualByComparingTo("26961.2");
        assertThat(position.margin()).isEqualByComparingTo("10.582271");
        assertThat(position.percentage()).isEqualByComparingTo("-0.756643");
        assertThat(position.timestamp()).isEqualTo(Samples.NOW);
    }

    @Test
    void an_open_order_without_its_first_size_has_filled_nothing_that_we_know() {
        List<Order> open = venue.sample(new AccountRequest.ReadOpenOrders("main", Market.PERP), "rest-openOrders");

        assertThat(open).hasSize(4);
        Order order = open.get(0);
        assertThat(order.orderId()).isEqualTo("62269971");
        assertThat(order.side()).isEqualTo(Side.BUY);
        assertThat(order.price()).isEqualByComparingTo("1.0357");
        assertThat(order.quantity()).isEqualByComparingTo("208.7");
        assertThat(order.filledQty()).isZero();
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.orderType()).isEqualTo(OrderType.LIMIT);
        assertThat(order.timeInForce()).isEqualTo(TimeInForce.GTC);
    }

    @Test
    void a_fill_without_an_id_is_named_by_its_order_time_place_price_and_size() {
        Page<Fill> fills = venue.sample(
                new AccountRequest.ReadFills("main", Market.PERP, null, Instant.EPOCH), "rest-userFills-2023");

        assertThat(fills.rows()).hasSize(3);
        Fill fill = fills.rows().get(0);
        assertThat(fill.tradeId()).isEqualTo("189324432-1683245884863-4623.5-1.3189-142.7");
        assertThat(fill.side()).isEqualTo(Side.SELL);
        assertThat(fill.liquidity()).isEqualTo(Liquidity.TAKER);
        assertThat(fill.feeAsset()).isEqualTo("USDC");
        assertThat(fill.realizedPnl()).isEqualByComparingTo("-0.25686");
    }
}
