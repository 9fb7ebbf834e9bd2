package io.azalai.trade.journal;

import io.azalai.model.Bracket;
import io.azalai.model.Fill;
import io.azalai.model.Liquidity;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.OrderKey;
import io.azalai.model.OrderStatus;
import io.azalai.model.OrderType;
import io.azalai.model.PositionSide;
import io.azalai.model.RiskLevel;
import io.azalai.model.Side;
import io.azalai.model.Source;
import io.azalai.model.TimeInForce;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows become records again. */
final class Stored {

    private Stored() {}

    static JournaledOrder order(ResultSet row) throws SQLException {
        return new JournaledOrder(
                new Order(
                        listing(row),
                        row.getString("account"),
                        row.getString("order_id"),
                        row.getString("client_order_id"),
                        row.getString("venue_client_order_id"),
                        Side.valueOf(row.getString("side")),
                        OrderType.valueOf(row.getString("order_type")),
                        PositionSide.valueOf(row.getString("position_side")),
                        new BigDecimal(row.getString("quantity")),
                        optional(row, "price", BigDecimal::new),
                        optional(row, "trigger_price", BigDecimal::new),
                        optional(row, "time_in_force", TimeInForce::valueOf),
                        row.getInt("reduce_only") != 0,
                        OrderStatus.valueOf(row.getString("status")),
                        new BigDecimal(row.getString("filled_qty")),
                        optional(row, "avg_price", BigDecimal::new),
                        instant(row, "created_at_us"),
                        instant(row, "updated_at_us"),
                        row.getString("strategy_id"),
                        row.getString("reason"),
                        instant(row, "received_at_us"),
                        Source.valueOf(row.getString("source"))),
                row.getString("content_hash"),
                formerIds(row.getString("former_ids")));
    }

    static TradedLeg leg(ResultSet row) throws SQLException {
        return new TradedLeg(
                listing(row), row.getString("account"), PositionSide.valueOf(row.getString("position_side")));
    }

    private static Set<String> formerIds(@Nullable String text) {
        return text == null || text.isEmpty() ? Set.of() : Set.of(text.split(" "));
    }

    static Fill fill(ResultSet row) throws SQLException {
        return new Fill(
                listing(row),
                row.getString("account"),
                row.getString("trade_id"),
                row.getString("order_id"),
                row.getString("client_order_id"),
                Side.valueOf(row.getString("side")),
                new BigDecimal(row.getString("price")),
                new BigDecimal(row.getString("quantity")),
                new BigDecimal(row.getString("fee")),
                row.getString("fee_asset"),
                optional(row, "liquidity", Liquidity::valueOf),
                optional(row, "realized_pnl", BigDecimal::new),
                row.getString("dir"),
                null,
                null,
                instant(row, "timestamp_us"),
                instant(row, "received_at_us"),
                Source.valueOf(row.getString("source")));
    }

    static JournaledLatch latch(ResultSet row) throws SQLException {
        return new JournaledLatch(
                row.getString("reason"),
                row.getString("scope"),
                RiskLevel.valueOf(row.getString("level")),
                instant(row, "since_us"),
                row.getString("reset_rule"),
                row.getString("actor"));
    }

    static JournaledAmendment amendment(ResultSet row) throws SQLException {
        return new JournaledAmendment(
                row.getString("account"),
                row.getString("client_order_id"),
                row.getString("orig_client_order_id"),
                row.getString("content_hash"),
                new BigDecimal(row.getString("quantity")),
                new BigDecimal(row.getString("price")),
                JournaledAmendment.Outcome.valueOf(row.getString("outcome")),
                instant(row, "created_at_us"));
    }

    static MarginChoice choice(ResultSet row) throws SQLException {
        return new MarginChoice(
                row.getString("symbol"), row.getInt("leverage"), optional(row, "margin_mode", MarginMode::valueOf));
    }

    static OrderKey cancel(ResultSet row) throws SQLException {
        return new OrderKey(row.getString("account"), row.getString("client_order_id"));
    }

    static JournaledBracket bracket(ResultSet row) throws SQLException {
        return new JournaledBracket(
                row.getString("account"),
                row.getString("client_order_id"),
                new Bracket(optional(row, "take_profit", BigDecimal::new), optional(row, "stop_loss", BigDecimal::new)),
                row.getInt("tied") != 0,
                row.getInt("still_open") != 0,
                instant(row, "created_at_us"));
    }

    private static Listing listing(ResultSet row) throws SQLException {
        return Listing.of(
                row.getString("venue"),
                Market.valueOf(row.getString("market")),
                row.getString("symbol"),
                row.getString("venue_symbol"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Row.instant(row.getLong(column));
    }

    private static <T> @Nullable T optional(ResultSet row, String column, Function<String, T> reading)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : reading.apply(text);
    }
}
