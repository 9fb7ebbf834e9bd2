package io.azalai.trade.journal;

/** Topics that are carried to Kafka in one order; a record that cannot be delivered holds up its own group only. */
public enum OutboxGroup {
    /** {@code trade.*} and {@code state.*}. */
    ORDERS,
    /** {@code ops.*} and {@code md.*}. */
    OPERATION;

    /** The group of a topic, named without a prefix. */
    static OutboxGroup of(String topic) {
        return topic.startsWith("ops.") || topic.startsWith("md.") ? OPERATION : ORDERS;
    }
}
