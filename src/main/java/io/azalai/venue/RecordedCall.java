package io.azalai.venue;

import org.jspecify.annotations.Nullable;

/**
 * A call to a venue as somebody recorded it.
 *
 * @param endpoint verb and path, and on a venue of one path for all what is asked: {@code GET /fapi/v1/depth},
 *     {@code POST /info l2Book}
 * @param request what was asked, JSON text; null when it was not recorded
 * @param payload what was answered, as it came
 */
public record RecordedCall(String endpoint, @Nullable String request, String payload) {}
