package io.azalai.venue;

import io.azalai.model.Dataset;
import io.azalai.model.FeedStatus;
import io.azalai.model.Interest;
import io.azalai.model.SampleEvents;
import io.azalai.stream.StreamProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream whose socket is never opened. */
public record SilentStream() implements StreamProtocol {

    private static final Limits LIMITS = new Limits(1, 1, Duration.ZERO, null, Address.FREE);

    /** One of an account, of which nothing comes. */
    public static VenueStream ofAccount() {
        return VenueStream.ofAccount(new SilentStream(), (frame, group, receivedAt, out) -> {});
    }

    @Override
    public String venue() {
        return "";
    }

    @Override
    public List<String> channels(Set<Interest> wanted) {
        return List.of();
    }

    /** Trades are those of one symbol, whatever else is of none. */
    @Override
    public Optional<FeedStatus.Part> part(String channel) {
        return channel.equals("trades")
                ? Optional.of(FeedStatus.Part.of(SampleEvents.ASTER_BTC, Dataset.TRADE))
                : Optional.empty();
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
        return LIMITS;
    }

    @Override
    public Heartbeat heartbeat() {
        throw new AssertionError("its socket is never opened");
    }
}
