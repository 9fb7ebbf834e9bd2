package io.azalai.trade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the order path answers to SCHEDULE_CANCEL.
 *
 * @param symbol canonical, of the orders that will go; null for all of the account
 * @param at when they go unless it is asked again; null when it was switched off
 */
public record ScheduleReply(
        String venue,
        String account,
        @Nullable String symbol,
        @Nullable Instant at) {}
