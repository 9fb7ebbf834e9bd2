package io.azalai.trade;

/** What becomes of an order that arrives. */
enum PlaceScript {
    /** It rests and is acknowledged. */
    REST,
    /** It rests and the answer is lost. */
    REST_AND_CUT,
    /** It rests and is sent twice on its way: the answer is that of the second. */
    REST_AND_SENT_TWICE,
    /** It never arrives and the answer is lost. */
    LOSE,
    /** It is refused. */
    REFUSE,
    /** It is refused for the venue has had too much of us. */
    BAN,
    /** It neither arrives nor is answered. */
    SILENT
}
