package io.azalai.trade.journal;

import java.time.Instant;

/**
 * Until when what an account has of a kind was read from its venue, beside fills.
 *
 * @param until all before it is told
 */
public record Reading(Kind kind, String venue, String account, Instant until) {

    /** What is read from where reading ended. */
    public enum Kind {
        FUNDING,
        /** Of all accounts: orders that ended were buried in Kafka. */
        BURIAL,
        /** Of all accounts: order requests in Kafka before that are none of ours. */
        KAFKA_ORDERS
    }
}
