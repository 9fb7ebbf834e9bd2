package io.azalai.trade.journal;

/**
 * A JSON object that gets its number as it is written, so that what is never written leaves no gap; a tombstone, which
 * is empty, gets none.
 *
 * @param series what is numbered together: topic and key
 * @param json one object with at least one field; empty for a tombstone after which the series is over
 */
record Unnumbered(String series, String json) {

    /** What is to be stored of a record. */
    static Object of(OutboxRow record) {
        return record.payload().isEmpty() ? record.payload() : last(record);
    }

    /** The same of a record that may end its series: what comes under its key later is numbered anew. */
    static Unnumbered last(OutboxRow record) {
        return new Unnumbered(record.topic() + "|" + record.key(), record.payload());
    }

    /** Whether it ends its series. */
    boolean ends() {
        return json.isEmpty();
    }

    String text(long number) {
        return "{\"seq\":" + number + "," + json.substring(1);
    }
}
