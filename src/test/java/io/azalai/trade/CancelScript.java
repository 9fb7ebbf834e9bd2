package io.azalai.trade;

/** What becomes of a cancel. */
enum CancelScript {
    /** It ends the order. */
    END,
    /** It never arrives and the answer is lost. */
    LOSE,
    /** It ends the order, and the same request, sent twice on its way, is refused for its nonce. */
    SENT_TWICE,
    /** It never arrives and nothing is heard of it. */
    SILENT
}
