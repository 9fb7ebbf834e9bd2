package io.azalai.trade.journal;

/**
 * A JSON object that gets its number as it is written, so that what is never written leaves no gap; a tombstone, which
 * is empty, gets none.
 *
 * @param series what is numbered together: topic and key
 * @param json one object with at least one field
 */
record Unnumbered(String series, String json) {

    /** What is to be stored of a record. */
    static Object of(OutboxRow record) {
        return record.payload().isEmpty()
                ? record.payload()
                : new Unnumbered(record.topic() + "|" + record.key(), record.payload());
    }

    String text(long number) {
        return "{\"seq\":" + number + "," + json.substring(1);
    }
}
