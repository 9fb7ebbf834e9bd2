package io.azalai.trade;

/** What becomes of a cancel. */
enum CancelScript {
    /** It ends the order. */
    END,
    /** It never arrives and the answer is lost. */
    LOSE,
    /** It never arrives and nothing is heard of it. */
    SILENT
}
