package io.azalai.stream;

import io.azalai.model.Interest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A venue whose frames are lines: {@code sub a,b} is answered by {@code ack a,b} or {@code no a}; a channel's name before a dot is its group. */
record LineProtocol(Limits limits, Heartbeat heartbeat, BiFunction<URI, String, CompletionStage<URI>> addresses)
        implements StreamProtocol {

    static LineProtocol of(int perConnection, int perFrame) {
        return new LineProtocol(
                new Limits(perConnection, perFrame, Duration.ofMillis(5), Duration.ofMillis(5), null),
                new Heartbeat("ping", Duration.ofSeconds(1), Duration.ofSeconds(5)),
                (endpoint, group) -> CompletableFuture.completedFuture(endpoint));
    }

    LineProtocol living(Duration lifetime) {
        Limits shortLived = new Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                limits.framePacing(),
                limits.connectPacing(),
                lifetime);
        return new LineProtocol(shortLived, heartbeat, addresses);
    }

    LineProtocol beating(Heartbeat other) {
        return new LineProtocol(limits, other, addresses);
    }

    LineProtocol at(BiFunction<URI, String, CompletionStage<URI>> other) {
        return new LineProtocol(limits, heartbeat, other);
    }

    @Override
    public String venue() {
        return "lines";
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        return wanted.stream().map(Interest::symbol).sorted().toList();
    }

    @Override
    public String group(String channel) {
        int dot = channel.indexOf('.');
        return dot < 0 ? "" : channel.substring(0, dot);
    }

    @Override
    public CompletionStage<URI> address(URI endpoint, String group) {
        return addresses.apply(endpoint, group);
    }

    @Override
    public List<String> subscribe(List<String> channels) {
        return List.of("sub " + String.join(",", channels));
    }

    @Override
    public List<String> unsubscribe(List<String> channels) {
        return List.of("unsub " + String.join(",", channels));
    }

    @Override
    public @Nullable Control control(String frame) {
        if (frame.startsWith("ack ")) {
            return new Acknowledged(List.of(frame.substring(4).split(",")));
        }
        if (frame.startsWith("no ")) {
            return new Refused(List.of(frame.substring(3).split(",")), "no such channel");
        }
        return frame.equals("pong") ? new Alive() : null;
    }
}
