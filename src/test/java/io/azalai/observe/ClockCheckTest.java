package io.azalai.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.azalai.model.Alert;
import io.azalai.model.Market;
import io.azalai.model.Severity;
import io.azalai.settings.Block;
import io.azalai.timing.Clocks;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.PermitMint;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueContext;
import io.azalai.venue.aster.Aster;
import io.azalai.venue.hyperliquid.Hyperliquid;
import io.azalai.venue.rest.RouteCalls;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClockCheckTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);
    private final Clocks clocks = new Clocks(clock, () -> 0, new SecureRandom());

    static Stream<Arguments> venues() {
        return Stream.of(
                Arguments.of(new Hyperliquid(), "{\"time\":%d,\"specialStatuses\":null}"),
                Arguments.of(new Aster(), "{\"serverTime\":%d}"));
    }

    @ParameterizedTest
    @MethodSource("venues")
    void a_clock_that_is_off_is_told(Venue kind, String reply) {
        OpenVenue venue = open(kind);
        assertThat(new ClockCheck(venue).call().getState()).isEqualTo(HealthCheck.State.UP);

        tell(venue, reply, 290);
        tell(venue, reply, 300);
        HealthCheck.Result near = new ClockCheck(venue).call();
        tell(venue, reply, -4010);
        tell(venue, reply, -4000);
        HealthCheck.Result off = new ClockCheck(venue).call();

        assertThat(near.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(near.getDetails()).containsEntry("ahead_ms", 300L);
        assertThat(off.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(off.getMessage()).contains(venue.name() + ": our clock is 4000 ms behind the venue's; run NTP");
    }

    @ParameterizedTest
    @MethodSource("venues")
    void a_clock_that_is_off_is_told_once_and_once_that_it_no_longer_is(Venue kind, String reply) {
        OpenVenue venue = open(kind);
        ClockWatch watch = new ClockWatch(List.of(venue), clock);
        assertThat(watch.look()).isEmpty();

        tell(venue, reply, 990);
        tell(venue, reply, 1000);
        Alert off = Alert.raised(
                        Severity.ERROR,
                        "clock.differs",
                        kind.name(),
                        "our clock is 1000 ms ahead of the venue's: prices look old or come from the future; run NTP",
                        clock.instant())
                .concerning(kind.name(), null);
        assertThat(watch.look()).containsExactly(off);
        assertThat(watch.look()).isEmpty();

        tell(venue, reply, 690);
        tell(venue, reply, 700);
        assertThat(watch.look()).isEmpty();
        tell(venue, reply, 0);
        tell(venue, reply, 10);
        assertThat(watch.look()).singleElement().satisfies(over -> {
            assertThat(over.state()).isEqualTo(Alert.State.CLEARED);
            assertThat(over.key()).isEqualTo(off.key());
        });
        assertThat(watch.look()).isEmpty();
    }

    private OpenVenue open(Venue kind) {
        return kind.read(
                        new Block("exchanges." + kind.name(), new ObjectMapper().createObjectNode(), new ArrayList<>()))
                .open(VenueContext.unremembered(clocks, new RouteCalls(), PermitMint.nothing()));
    }

    private void tell(OpenVenue venue, String reply, long aheadMs) {
        MarketRequest.ServerTime request = new MarketRequest.ServerTime(Market.PERP);
        String body = reply.formatted(clock.instant().minusMillis(aheadMs).toEpochMilli());
        venue.requests().decode(request, new HttpReply(200, Map.of(), body, clock.instant()));
    }
}
