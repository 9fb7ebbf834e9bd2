package io.azalai.stream;

import io.azalai.model.Interest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A venue whose frames are lines: {@code sub a,b} is answered by {@code ack a,b} or {@code no a}, {@code bye} demands
 * another connection; a channel's name before a dot is its group, and one with a mark behind ({@code a!}) is vital, and
 * {@code a} speaks only when {@code a?} does, too;
 * data is {@code a:text}.
 *
 * @param listed whether the venue is known to have a symbol
 * @param current whether an address of a group is still good
 * @param expiring whether the address of a group will soon be void
 * @param silences when the silence of a channel means something
 */
record LineProtocol(
        Limits limits,
        Heartbeat heartbeat,
        BiFunction<URI, String, CompletionStage<URI>> addresses,
        Predicate<String> listed,
        BiPredicate<String, URI> current,
        Predicate<String> expiring,
        Function<String, Optional<Silence>> silences)
        implements StreamProtocol {

    private static final Address ADDRESS =
            new Address(Address.ANY, Address.ANY, Duration.ofMillis(5), 1, Duration.ZERO);

    static LineProtocol of(int perConnection, int perFrame) {
        return new LineProtocol(
                new Limits(perConnection, perFrame, Duration.ofMillis(5), null, ADDRESS),
                new Heartbeat("ping", Duration.ofSeconds(1), Duration.ofSeconds(5)),
                (endpoint, group) -> CompletableFuture.completedFuture(endpoint),
                symbol -> true,
                (group, address) -> true,
                group -> false,
                channel -> Optional.empty());
    }

    LineProtocol pacing(Duration frames) {
        return within(new Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                frames,
                limits.lifetime(),
                limits.address()));
    }

    LineProtocol living(Duration lifetime) {
        return within(new Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                limits.framePacing(),
                lifetime,
                limits.address()));
    }

    /** With so many connections at most. */
    LineProtocol connections(int most) {
        return within(new Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                limits.framePacing(),
                limits.lifetime(),
                new Address(most, Address.ANY, Duration.ofMillis(5), 1, Duration.ZERO)));
    }

    /** With so many subscriptions at most, of all connections together. */
    LineProtocol subscriptions(int most) {
        return within(new Limits(
                limits.channelsPerConnection(),
                limits.channelsPerFrame(),
                limits.framePacing(),
                limits.lifetime(),
                new Address(Address.ANY, most, Duration.ofMillis(5), 1, Duration.ZERO)));
    }

    LineProtocol beating(Heartbeat other) {
        return new LineProtocol(limits, other, addresses, listed, current, expiring, silences);
    }

    LineProtocol at(BiFunction<URI, String, CompletionStage<URI>> other) {
        return new LineProtocol(limits, heartbeat, other, listed, current, expiring, silences);
    }

    LineProtocol listing(Predicate<String> other) {
        return new LineProtocol(limits, heartbeat, addresses, other, current, expiring, silences);
    }

    LineProtocol current(BiPredicate<String, URI> other) {
        return new LineProtocol(limits, heartbeat, addresses, listed, other, expiring, silences);
    }

    LineProtocol expiring(Predicate<String> other) {
        return new LineProtocol(limits, heartbeat, addresses, listed, current, other, silences);
    }

    LineProtocol silent(Function<String, Optional<Silence>> other) {
        return new LineProtocol(limits, heartbeat, addresses, listed, current, expiring, other);
    }

    private LineProtocol within(Limits other) {
        return new LineProtocol(other, heartbeat, addresses, listed, current, expiring, silences);
    }

    @Override
    public String venue() {
        return "lines";
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        return wanted.stream().map(Interest::symbol).filter(listed).sorted().toList();
    }

    @Override
    public String group(String channel) {
        int dot = channel.indexOf('.');
        return dot < 0 ? "" : channel.substring(0, dot);
    }

    @Override
    public boolean isVital(String channel) {
        return channel.endsWith("!");
    }

    @Override
    public boolean isCurrent(String group, URI address) {
        return current.test(group, address);
    }

    @Override
    public boolean isExpiring(String group) {
        return expiring.test(group);
    }

    @Override
    public Optional<Silence> silence(String channel) {
        return silences.apply(channel);
    }

    @Override
    public Optional<String> witness(String channel) {
        return channel.endsWith("?") ? Optional.of(channel.substring(0, channel.length() - 1)) : Optional.empty();
    }

    @Override
    public @Nullable String channelOf(String group, String frame) {
        int colon = frame.indexOf(':');
        return colon < 0 ? null : frame.substring(0, colon);
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
        if (frame.equals("bye")) {
            return new Reconnect("the venue says bye");
        }
        return frame.equals("pong") ? new Alive() : null;
    }
}
