package io.azalai.stream;

import io.azalai.model.FeedState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Body of the exchange that tells a route that its connection changed state (endpoint option {@code status=true}).
 *
 * @param state UP once subscribed, or when a channel is missed no longer; DOWN when lost; STALE when the connection or
 *     a channel is silent, and nothing is lost
 * @param group the group of the connection, empty for none
 * @param channels those that are back, or all that are missing now, also those told before, in the order of their
 *     names; empty for all of the group
 * @param reason what happened last to those missing, or why they are; null when up
 * @param reconnects how often this connection was re-established
 */
public record StreamStatus(
        FeedState state,
        String group,
        List<String> channels,
        @Nullable String reason,
        long reconnects) {}
