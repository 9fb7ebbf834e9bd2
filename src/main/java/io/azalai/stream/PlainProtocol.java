package io.azalai.stream;

import io.azalai.model.Interest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket without subscriptions: one connection, every frame is data. Pings at protocol level keep it alive. */
record PlainProtocol(Heartbeat heartbeat) implements StreamProtocol {
    private static final Limits ONE = new Limits(1, 1, Duration.ZERO, null, Address.FREE);

    @Override
    public String venue() {
        return "";
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        return List.of("");
    }

    @Override
    public List<String> subscribe(List<String> channels) {
        return List.of();
    }

    @Override
    public List<String> unsubscribe(List<String> channels) {
        return List.of();
    }

    @Override
    public @Nullable Control control(String frame) {
        return null;
    }

    @Override
    public Limits limits() {
        return ONE;
    }
}
