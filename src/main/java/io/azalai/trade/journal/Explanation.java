package io.azalai.trade.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** The whole life of an order, as the journal tells it: rows as JSON, each with its columns by name. Stateless. */
final class Explanation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String OF_ORDER = " WHERE account = ? AND client_order_id = ?";
    private static final String AMENDMENTS = "SELECT * FROM amendments WHERE account = ? AND orig_client_order_id = ?";
    private static final String DECISIONS = "SELECT * FROM decisions WHERE account = ? AND (client_order_id = ?"
            + " OR client_order_id IN (SELECT a.client_order_id FROM amendments a"
            + " WHERE a.account = ? AND a.orig_client_order_id = ?)) ORDER BY id";

    /** By each name it has, and what concerned all orders of its account there while it lived. */
    private static final String WIRE = "SELECT w.* FROM wire w WHERE w.account = ? AND (w.called = ?"
            + " OR EXISTS (SELECT 1 FROM orders o WHERE o.account = w.account AND o.client_order_id = ?"
            + " AND o.venue = w.venue AND (w.called IN (o.venue_client_order_id, o.order_id)"
            + " OR ' ' || o.former_ids || ' ' LIKE '% ' || w.called || ' %'"
            + " OR (w.called = '*' AND w.timestamp_us BETWEEN o.created_at_us AND o.updated_at_us)))) ORDER BY w.id";

    private Explanation() {}

    /** Empty lists where the journal knows no such order. */
    static ObjectNode of(Connection connection, String account, String id) throws SQLException {
        ObjectNode life = JSON.objectNode();
        life.put("account", account).put("clientOrderId", id);
        life.set(
                "orders", rows(connection, "SELECT * FROM orders" + OF_ORDER + " ORDER BY created_at_us", account, id));
        life.set("decisions", rows(connection, DECISIONS, account, id, account, id));
        life.set("wire", rows(connection, WIRE, account, id, id));
        life.set("events", rows(connection, "SELECT * FROM order_events" + OF_ORDER + " ORDER BY id", account, id));
        life.set("fills", rows(connection, "SELECT * FROM fills" + OF_ORDER + " ORDER BY timestamp_us", account, id));
        life.set("amendments", rows(connection, AMENDMENTS + " ORDER BY created_at_us", account, id));
        return life;
    }

    static ArrayNode rows(Connection connection, String sql, Object... values) throws SQLException {
        ArrayNode rows = JSON.arrayNode();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
        }
        return rows;
    }

    private static ObjectNode row(ResultSet result) throws SQLException {
        ObjectNode row = JSON.objectNode();
        ResultSetMetaData columns = result.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String column = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            String text = result.getString(i);
            if (text == null || text.isEmpty()) {
                continue;
            }
            if (column.endsWith("_us") && !column.equals("latency_us")) {
                row.put(
                        name(column.substring(0, column.length() - 3)),
                        Row.instant(result.getLong(i)).toString());
            } else {
                row.put(name(column), text);
            }
        }
        return row;
    }

    private static String name(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
