package io.azalai.venue.hyperliquid;

import io.azalai.model.Market;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueStream;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The venue at work. Its parts are safe for many threads. */
record OpenHyperliquid(Symbols symbols, RequestCodec requests, Map<String, VenueStream> streams, List<String> accounts)
        implements OpenVenue {

    private static final Set<Capability> SPOT = Collections.unmodifiableSet(EnumSet.of(
            Capability.LIMIT_ORDERS,
            Capability.MARKET_ORDERS,
            Capability.POST_ONLY,
            Capability.CANCEL_ALL,
            Capability.QUERY_BY_CLIENT_ID,
            Capability.PRIVATE_STREAMS));
    private static final Set<Capability> PERP = Collections.unmodifiableSet(EnumSet.of(
            Capability.LIMIT_ORDERS,
            Capability.MARKET_ORDERS,
            Capability.POST_ONLY,
            Capability.CANCEL_ALL,
            Capability.QUERY_BY_CLIENT_ID,
            Capability.PRIVATE_STREAMS,
            Capability.REDUCE_ONLY,
            Capability.LEVERAGE));

    static OpenHyperliquid with(HyperliquidSettings settings, VenueContext context) {
        Assets assets = new Assets();
        return new OpenHyperliquid(
                assets.symbols(),
                Requests.of(settings, assets, context),
                Map.of(
                        "market",
                        new VenueStream(
                                new MarketStreams(assets.symbols(), settings.symbols(), settings.fastBook()),
                                new MarketFrames(assets.symbols())),
                        "account",
                        new VenueStream(new AccountStreams(settings.accountKeys()), new AccountFrames(assets))),
                settings.accounts());
    }

    @Override
    public String name() {
        return Hyperliquid.NAME;
    }

    @Override
    public Set<Capability> capabilities(Market market) {
        return market == Market.PERP ? PERP : SPOT;
    }

    @Override
    public String venueClientOrderId(String account, String clientOrderId) {
        return Naming.clientOrderId(account, clientOrderId);
    }
}
