package io.azalai.trade.journal;

import io.azalai.model.Audit;
import io.azalai.model.Fill;
import io.azalai.model.Order;
import io.azalai.model.OrderEvent;
import io.azalai.model.OrderKey;
import io.azalai.model.RiskDecision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written together or not at all. Confined to its maker until it is handed to the journal. */
public final class Page {

    private static final String FACT = upsert("facts", "name", "text");
    private static final String ORDER = upsert(
            "orders",
            "account, client_order_id, created_at_us",
            "venue, market, symbol, venue_symbol, order_id, venue_client_order_id, side, order_type, position_side,"
                    + " quantity, price, trigger_price, time_in_force, reduce_only, status, filled_qty, avg_price,"
                    + " updated_at_us, strategy_id, reason, received_at_us, source, content_hash, former_ids");
    private static final String FILL = insert(
                    "fills",
                    "venue, account, symbol, trade_id, order_id, market, venue_symbol, client_order_id, side, price,"
                            + " quantity, fee, fee_asset, liquidity, realized_pnl, dir, timestamp_us, received_at_us,"
                            + " source")
            + " ON CONFLICT DO NOTHING";
    private static final String PAYMENT = insert("payments", "id, timestamp_us") + " ON CONFLICT DO NOTHING";
    private static final String FILLS_READ = upsert("fills_read", "venue, account", "until_us");
    private static final String READING = upsert("readings", "kind, venue, account", "until_us");
    private static final String AMENDMENT = upsert(
            "amendments",
            "account, client_order_id",
            "orig_client_order_id, content_hash, quantity, price, outcome, created_at_us");
    private static final String BRACKET =
            upsert("brackets", "account, client_order_id", "take_profit, stop_loss, tied, still_open, created_at_us");
    private static final String CHOICE = upsert("margin_choices", "symbol", "leverage, margin_mode");
    private static final String RISK_STATE = upsert("risk_state", "name", "version, text, updated_at_us");
    private static final String LATCH = upsert("latches", "reason, scope", "level, since_us, reset_rule, actor");
    private static final String EVENT = insert(
            "order_events",
            "id, account, client_order_id, exec_type, status, filled_qty, last_qty, last_price, trade_id, reason,"
                    + " timestamp_us, received_at_us, order_created_at_us");
    private static final String DECISION = insert(
            "decisions",
            "id, account, client_order_id, venue, symbol, accepted, reason_code, check_number, effect, observed,"
                    + " limit_value, unit, message, level, config_hash, latency_us, timestamp_us");
    private static final String OUTBOX =
            insert("outbox", "id, topic, topic_group, record_key, ce_id, headers, payload, created_at_us, delivered");
    private static final String TOMBSTONE = "INSERT INTO outbox (id, topic, record_key, ce_id, headers, payload,"
            + " created_at_us, delivered) SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM orders"
            + " WHERE venue = ? AND account = ? AND client_order_id = ? AND (status NOT IN " + OldRows.ENDED
            + " OR updated_at_us > ?))";
    private static final String AUDIT = insert("audit", "id, actor, action, text, result, timestamp_us");
    private static final String WIRE = insert("wire", "id, venue, account, called, kind, actor, text, timestamp_us");
    private static final String CANCEL_WAITS =
            insert("waiting_cancels", "account, client_order_id") + " ON CONFLICT DO NOTHING";
    private static final String CANCEL_IS_SETTLED =
            "DELETE FROM waiting_cancels WHERE account = ? AND client_order_id = ?";

    private final List<Row> rows = new ArrayList<>();

    /** Keeps the state of an order, replacing what was known of it; an earlier order of the same id stays. */
    public Page order(JournaledOrder journaled) {
        Order order = journaled.order();
        return add(Row.of(
                ORDER,
                order.account(),
                order.clientOrderId(),
                order.createdAt(),
                order.listing().venue(),
                order.listing().market(),
                order.listing().symbol(),
                order.listing().venueSymbol(),
                order.orderId(),
                order.venueClientOrderId(),
                order.side(),
                order.orderType(),
                order.positionSide(),
                order.quantity(),
                order.price(),
                order.triggerPrice(),
                order.timeInForce(),
                order.reduceOnly(),
                order.status(),
                order.filledQty(),
                order.avgPrice(),
                order.updatedAt(),
                order.strategyId(),
                order.reason(),
                order.receivedAt(),
                order.source(),
                journaled.contentHash(),
                String.join(" ", journaled.formerIds())));
    }

    /** Keeps what happened to an order. */
    public Page event(OrderEvent event) {
        return add(Row.numbered(
                Row.Numbered.ORDER_EVENTS,
                EVENT,
                event.account(),
                event.order().clientOrderId(),
                event.execType(),
                event.order().status(),
                event.order().filledQty(),
                event.lastQuantity(),
                event.lastPrice(),
                event.tradeId(),
                event.reason(),
                event.timestamp(),
                event.receivedAt(),
                event.order().createdAt()));
    }

    /** Keeps a fill; one already kept stays as it is. */
    public Page fill(Fill fill) {
        return add(Row.of(
                FILL,
                fill.venue(),
                fill.account(),
                fill.listing().symbol(),
                fill.tradeId(),
                fill.orderId(),
                fill.listing().market(),
                fill.listing().venueSymbol(),
                fill.clientOrderId(),
                fill.side(),
                fill.price(),
                fill.quantity(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                fill.realizedPnl(),
                fill.direction(),
                fill.timestamp(),
                fill.receivedAt(),
                fill.source()));
    }

    /** Keeps that funding was told; what was told already stays as it is. */
    public Page payment(String id, Instant at) {
        return add(Row.of(PAYMENT, id, at));
    }

    /** Keeps until when the fills of an account have been read. */
    public Page fillsRead(String venue, String account, Instant until) {
        return add(Row.of(FILLS_READ, venue, account, until));
    }

    /** Keeps until when something else of an account was read. */
    public Page read(Reading reading) {
        return add(Row.of(READING, reading.kind(), reading.venue(), reading.account(), reading.until()));
    }

    /** Keeps what the risk gate said. */
    public Page decision(RiskDecision decision) {
        return add(Row.numbered(
                Row.Numbered.DECISIONS,
                DECISION,
                decision.account(),
                decision.clientOrderId(),
                decision.venue(),
                decision.symbol(),
                decision.accepted(),
                decision.reasonCode(),
                decision.check(),
                decision.effect(),
                decision.observed(),
                decision.limit(),
                decision.unit(),
                decision.message(),
                decision.level(),
                decision.configHash(),
                decision.latencyUs(),
                decision.timestamp()));
    }

    /** Keeps what an open order is to become, and what came of it. */
    public Page amendment(JournaledAmendment amendment) {
        return add(Row.of(
                AMENDMENT,
                amendment.account(),
                amendment.clientOrderId(),
                amendment.target(),
                amendment.contentHash(),
                amendment.quantity(),
                amendment.price(),
                amendment.outcome(),
                amendment.createdAt()));
    }

    /** Keeps what is to protect the fills of an order. */
    public Page bracket(JournaledBracket bracket) {
        return add(Row.of(
                BRACKET,
                bracket.account(),
                bracket.clientOrderId(),
                bracket.bracket().takeProfit(),
                bracket.bracket().stopLoss(),
                bracket.tied(),
                bracket.open(),
                bracket.createdAt()));
    }

    /** Keeps what a caller chose for a symbol. */
    public Page choice(MarginChoice choice) {
        return add(Row.of(CHOICE, choice.symbol(), choice.leverage(), choice.mode()));
    }

    /** Keeps that the cancel of an order is not answered or to be sent again, or that neither holds any more. */
    public Page cancel(OrderKey order, boolean waits) {
        return add(Row.of(waits ? CANCEL_WAITS : CANCEL_IS_SETTLED, order.account(), order.clientOrderId()));
    }

    /** Keeps a plain fact of the journal itself. */
    Page fact(String name, String text) {
        return add(Row.of(FACT, name, text));
    }

    /** Keeps one part of the risk state under its name, with the version of its text's form. */
    public Page riskState(String name, int version, String text, Instant at) {
        return add(Row.of(RISK_STATE, name, version, text, at));
    }

    /** Replaces all latches by these. */
    public Page latches(List<JournaledLatch> latches) {
        add(Row.of("DELETE FROM latches"));
        latches.forEach(latch -> add(Row.of(
                LATCH, latch.reason(), latch.scope(), latch.level(), latch.since(), latch.resetRule(), latch.actor())));
        return this;
    }

    /** Keeps who did what. */
    public Page audit(Audit audit) {
        return add(Row.numbered(
                Row.Numbered.AUDIT,
                AUDIT,
                audit.actor(),
                audit.action(),
                audit.text(),
                audit.result(),
                audit.timestamp()));
    }

    /**
     * Keeps what was asked of an order, what it passed, or what went over the wire for it.
     *
     * @param called what the order is called there: our id, that as the venue knows it, or the venue's own
     * @param actor by which door it was asked; null of what went over the wire
     */
    public Page wire(
            Wire kind, String venue, String account, String called, @Nullable String actor, String text, Instant at) {
        return add(Row.numbered(Row.Numbered.WIRE, WIRE, venue, account, called, kind, actor, text, at));
    }

    /** What a row of the wire tells. */
    public enum Wire {
        REQUEST,
        CHECKS,
        SENT,
        REPLY
    }

    /** Queues records for Kafka, in this order. */
    public Page outbox(List<OutboxRow> records) {
        records.forEach(record -> add(Row.numbered(
                Row.Numbered.OUTBOX,
                OUTBOX,
                record.topic(),
                OutboxGroup.of(record.topic()),
                record.key(),
                record.cloudId(),
                record.headers(),
                Unnumbered.of(record),
                record.created(),
                false)));
        return this;
    }

    /**
     * Queues the tombstone of an order that ended, unless one of its id is open or changed after that.
     *
     * @param until when it has ended at the latest
     */
    public Page tombstone(Order order, OutboxRow row, Instant until) {
        return add(Row.numbered(
                Row.Numbered.OUTBOX,
                TOMBSTONE,
                row.topic(),
                row.key(),
                row.cloudId(),
                row.headers(),
                Unnumbered.last(row),
                row.created(),
                false,
                order.venue(),
                order.account(),
                order.clientOrderId(),
                until));
    }

    Page add(Row row) {
        rows.add(row);
        return this;
    }

    List<Row> rows() {
        return rows;
    }

    private static String insert(String table, String columns) {
        return "INSERT INTO " + table + " (" + columns + ") VALUES (" + "?, ".repeat(columns.split(", ").length - 1)
                + "?)";
    }

    private static String upsert(String table, String keys, String columns) {
        String all = keys + ", " + columns;
        StringBuilder set = new StringBuilder();
        for (String column : columns.split(", ")) {
            set.append(set.isEmpty() ? "" : ", ")
                    .append(column)
                    .append(" = excluded.")
                    .append(column);
        }
        return insert(table, all) + " ON CONFLICT (" + keys + ") DO UPDATE SET " + set;
    }
}
