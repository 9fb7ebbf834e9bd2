package io.azalai.venue;

/**
 * How much of one of its limits an account has used, by the venue's own count.
 *
 * @param name what is limited: {@code address-requests}
 * @param used so far
 * @param cap the most there may be
 */
public record LimitState(String name, long used, long cap) {}
