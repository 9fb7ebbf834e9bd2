package io.azalai.model;

import java.time.Instant;

/**
 * Which levels of a composed book are of one source, counted from the best: the parts of a book follow each other
 * outward.
 *
 * @param source what the venue calls it: {@code bbo}, {@code fast}, {@code l2Book}
 * @param timestamp the venue's time of it: how old these levels are
 * @param bids how many bids
 * @param asks how many asks
 */
public record BookPart(String source, Instant timestamp, int bids, int asks) {}
