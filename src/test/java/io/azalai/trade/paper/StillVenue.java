package io.azalai.trade.paper;

import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.OrderLimits;
import io.azalai.model.Source;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A venue that lists one perpetual, of leverage 40 at most, and is never asked anything else. Immutable. */
record StillVenue(Set<Capability> can, Symbols symbols) implements OpenVenue {

    static final Listing BTC = Listing.of("aster", Market.PERP, "BTC/USDT:USDT", "BTCUSDT");

    /** One that can do all, or lacks something. */
    static StillVenue without(Capability... lacking) {
        Set<Capability> can = EnumSet.allOf(Capability.class);
        List.of(lacking).forEach(can::remove);
        Symbols symbols = new Symbols("aster", instrument -> List.of());
        symbols.replace(Market.PERP, List.of(bitcoin()));
        return new StillVenue(can, symbols);
    }

    private static Instrument bitcoin() {
        return new Instrument(
                BTC,
                "BTC",
                "USDT",
                "USDT",
                new BigDecimal("0.1"),
                null,
                new BigDecimal("0.001"),
                null,
                null,
                BigDecimal.ZERO,
                40,
                Set.of(MarginMode.CROSS, MarginMode.ISOLATED),
                OrderLimits.NONE,
                null,
                null,
                InstrumentStatus.TRADING,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.REST);
    }

    @Override
    public String name() {
        return "aster";
    }

    @Override
    public Set<Capability> capabilities(Market market) {
        return market == Market.PERP ? can : Set.of();
    }

    @Override
    public int batchSize(Market market) {
        return 5;
    }

    @Override
    public RequestCodec requests() {
        throw new IllegalStateException("nothing is sent to it");
    }

    @Override
    public Map<String, VenueStream> streams() {
        return Map.of();
    }

    @Override
    public Recordings recordings() {
        throw new IllegalStateException("nothing is recorded of it");
    }

    @Override
    public Duration actsLate(String account) {
        return Duration.ZERO;
    }

    @Override
    public List<String> accounts() {
        return List.of("main");
    }

    @Override
    public String venueClientOrderId(String account, String clientOrderId) {
        return clientOrderId;
    }
}
