package io.azalai.stream;

import java.time.Instant;

/**
 * One frame as it came.
 *
 * @param body String of a text frame, byte[] of a binary one
 * @param group of the connection it came by, empty for one without
 */
public record Frame(Object body, String group, Instant receivedAt) {}
