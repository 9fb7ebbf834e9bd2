package io.azalai.stream;

import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How one venue's sockets are spoken to: which channels serve an interest, how they are asked for, and what keeps the
 * connection alive. Implementations are safe for many threads and never block.
 *
 * <p>A channel is an opaque text, one subscription on the wire. Channels of different groups never share a connection.
 */
public interface StreamProtocol {

    /** The venue whose interests are served. */
    String venue();

    /**
     * The wire channels that serve what is wanted, without repeats, in a stable order. Cheap: asked with each change of
     * interest and about once a second, because the answer may grow when the venue's instruments become known.
     */
    List<String> channels(Set<Interest> wanted);

    /** The group of a channel: an account alias, or empty for those that may share a connection. */
    default String group(String channel) {
        return "";
    }

    /** What of a listing comes by a channel; empty where it is of none, of several, or of one not listed now. */
    default Optional<FeedStatus.Part> part(String channel) {
        return Optional.empty();
    }

    /** Whether a group is not up without this channel, as an account of which orders or fills are not heard. */
    default boolean isVital(String channel) {
        return false;
    }

    /**
     * Where a group's connection goes; by default where the endpoint says. A failed stage counts as a failed connect.
     */
    default CompletionStage<URI> address(URI endpoint, String group) {
        return CompletableFuture.completedFuture(endpoint);
    }

    /** Text frames that subscribe to the channels, at most {@link Limits#channelsPerFrame()} in each; may be empty. */
    List<String> subscribe(List<String> channels);

    /** Text frames that unsubscribe from the channels. */
    List<String> unsubscribe(List<String> channels);

    /**
     * What a frame says about the connection itself; null for data, which goes to the route. Cheap: called for each.
     */
    @Nullable Control control(String frame);

    /**
     * Whether a group's open connection is still good; false once the address that {@link #address} gave out for it is
     * void although no frame said so. Asked with each heartbeat: then those to that address are made anew.
     */
    default boolean isCurrent(String group, URI address) {
        return true;
    }

    /**
     * Whether what {@link #address} gave out for a group will soon be void. Asked with each heartbeat: then the next
     * connection is made while the old one still brings data, so {@link #address} must give out a fresh one by then.
     */
    default boolean isExpiring(String group) {
        return false;
    }

    /** When the silence of a subscribed channel means that something is wrong; empty where it never does. */
    default Optional<Silence> silence(String channel) {
        return Optional.empty();
    }

    /**
     * A channel that brings nothing unless this one does, too, as best prices without a change of the book: while it
     * speaks, a sixth of the {@link #silence} is too long. Both must have one, and share connections.
     */
    default Optional<String> witness(String channel) {
        return Optional.empty();
    }

    /**
     * The channel of a group that a data frame belongs to; null when that is not to be seen cheaply. Asked for each
     * frame, but only while some channel with a {@link #silence} was not heard for a while.
     */
    default @Nullable String channelOf(String group, String frame) {
        return null;
    }

    /** What is wanted and cannot be carried within the venue's limits, in words; empty when all can. */
    default Optional<String> shortfall() {
        return Optional.empty();
    }

    /** How many sockets there may be, what each may carry and how fast; always the same. */
    Limits limits();

    /** What keeps the connection alive. */
    Heartbeat heartbeat();

    /** A frame that concerns the connection, not the route. */
    sealed interface Control permits Acknowledged, Refused, Alive, Reconnect {}

    /** Channels that are subscribed now; empty when the venue acknowledges a whole frame without naming them. */
    record Acknowledged(List<String> channels) implements Control {}

    /** Channels that the venue will not serve; empty when the text names none. */
    record Refused(List<String> channels, String text) implements Control {}

    /** A pong, a banner, or other noise that only proves life. */
    record Alive() implements Control {}

    /**
     * The venue will send nothing more on connections of the group to this one's address, such as after their key
     * expired: make others.
     */
    record Reconnect(String reason) implements Control {}

    /**
     * Limits of a venue's sockets.
     *
     * @param channelsPerConnection subscriptions one connection may carry
     * @param channelsPerFrame subscriptions one frame may ask for
     * @param framePacing least time between two frames sent by one connection
     * @param lifetime after which the venue cuts a connection, so that ours is renewed before; null for no limit
     * @param address of all connections together, those of the venue's other streams included
     */
    record Limits(
            int channelsPerConnection,
            int channelsPerFrame,
            Duration framePacing,
            @Nullable Duration lifetime,
            Address address) {}

    /**
     * What a venue lets one address do, over all its connections.
     *
     * @param connections most at one time
     * @param subscriptions most at one time, those of all connections added
     * @param connectPacing time after which another connect is allowed
     * @param connectsAtOnce connects that may be made without waiting, if long enough none was
     * @param framePacing least time between two frames sent
     */
    record Address(
            int connections, int subscriptions, Duration connectPacing, int connectsAtOnce, Duration framePacing) {

        /** As many as one likes. */
        public static final int ANY = Integer.MAX_VALUE;

        /** Where the venue states no limits, or there is no venue. */
        public static final Address FREE = new Address(ANY, ANY, Duration.ZERO, 1, Duration.ZERO);
    }

    /**
     * When silence of a channel means that something is wrong.
     *
     * @param limit silence that is too long
     * @param fromStart whether the first frame must come within the limit, too
     * @param proof how long it must have spoken, never silent for a sixth of the limit, before its silence counts; zero
     *     where it always speaks, more where only that of a busy market does
     */
    record Silence(Duration limit, boolean fromStart, Duration proof) {

        /** Of what the venue sends again and again, changed or not. */
        public static Silence steady(Duration limit) {
            return new Silence(limit, true, Duration.ZERO);
        }

        /** Of what begins at once, and goes on where the market is busy. */
        public static Silence begun(Duration limit, Duration proof) {
            return new Silence(limit, true, proof);
        }

        /** Of what comes only where the market is busy. */
        public static Silence busy(Duration limit, Duration proof) {
            return new Silence(limit, false, proof);
        }
    }

    /**
     * What keeps a connection alive.
     *
     * @param ping text frame to send, null for a protocol ping
     * @param every how often
     * @param silence a connection that received nothing for so long is dead
     */
    record Heartbeat(@Nullable String ping, Duration every, Duration silence) {}
}
