package io.azalai.venue;

import java.util.Optional;

/**
 * A call to a venue as somebody recorded it.
 *
 * @param endpoint verb and path, and on a venue of one path for all what is asked: {@code GET /fapi/v1/depth},
 *     {@code POST /info l2Book}
 * @param request what was asked, JSON text; empty when it was not recorded
 * @param payload what was answered, as it came
 */
public record RecordedCall(String endpoint, Optional<String> request, String payload) {}
