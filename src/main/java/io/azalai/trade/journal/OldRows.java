package io.azalai.trade.journal;

import java.time.Instant;

/**
 * What may be deleted by age: nothing of an order that is open, no fill and no payment that could be read from its
 * venue again, and never the newest row of a table that gives ids, so that none is given twice. Stateless.
 */
final class OldRows {

    /** The states that nothing leaves. */
    static final String ENDED = "('RISK_REJECTED', 'FILLED', 'CANCELED', 'REJECTED', 'EXPIRED')";

    private static final String THOSE =
            " FROM orders WHERE status IN " + ENDED + " AND updated_at_us > ? AND updated_at_us <= ";

    /** Orders that ended after an instant, until the one of the so-manieth or at most until another. */
    static final String ENDED_BETWEEN = "SELECT *" + THOSE + "COALESCE((SELECT updated_at_us" + THOSE
            + "? ORDER BY updated_at_us LIMIT 1 OFFSET ?), ?) ORDER BY updated_at_us";

    /** Of orders: whether an open bracket has to do with one, as the order protected or as what protects it. */
    static final String PROTECTED = "EXISTS (SELECT 1 FROM brackets WHERE brackets.still_open = 1"
            + " AND brackets.account = orders.account AND (orders.client_order_id = brackets.client_order_id"
            + " OR orders.client_order_id LIKE brackets.client_order_id || '.tp%'"
            + " OR orders.client_order_id LIKE brackets.client_order_id || '.sl%'))";

    private static final String ORDERS =
            "DELETE FROM orders WHERE status IN " + ENDED + " AND updated_at_us < ? AND NOT " + PROTECTED;
    private static final String FILLS = "DELETE FROM fills WHERE timestamp_us < ?"
            + " AND timestamp_us < COALESCE((SELECT until_us FROM fills_read"
            + " WHERE fills_read.venue = fills.venue AND fills_read.account = fills.account), 0)"
            + " AND NOT EXISTS (SELECT 1 FROM orders"
            + " WHERE orders.account = fills.account AND orders.client_order_id = fills.client_order_id)";

    private static final String PAYMENTS = "DELETE FROM payments WHERE timestamp_us < ?"
            + " AND timestamp_us < COALESCE((SELECT MIN(until_us) FROM readings WHERE kind = '"
            + Reading.Kind.FUNDING + "'), 0)";

    private OldRows() {}

    /** The deletion of what is older; a fill goes after its order. */
    static Page deletion(Instant olderThan) {
        return new Page()
                .add(Row.of(ORDERS, olderThan))
                .add(Row.of(FILLS, olderThan))
                .add(Row.of(PAYMENTS, olderThan))
                .add(Row.of("DELETE FROM brackets WHERE still_open = 0 AND created_at_us < ?", olderThan))
                .add(Row.of("DELETE FROM amendments WHERE created_at_us < ?", olderThan))
                .add(Row.of(numbered(Row.Numbered.ORDER_EVENTS), olderThan))
                .add(Row.of(numbered(Row.Numbered.DECISIONS), olderThan))
                .add(Row.of(numbered(Row.Numbered.AUDIT), olderThan))
                .add(Row.of(
                        numbered(Row.Numbered.WIRE) + " AND NOT EXISTS (SELECT 1 FROM orders"
                                + " WHERE orders.account || '' = wire.account AND orders.status NOT IN " + ENDED
                                + " AND wire.called IN (orders.client_order_id, orders.venue_client_order_id,"
                                + " orders.order_id))",
                        olderThan));
    }

    private static String numbered(Row.Numbered table) {
        return "DELETE FROM " + table.table() + " WHERE timestamp_us < ? AND id < (SELECT MAX(id) FROM " + table.table()
                + ")";
    }
}
