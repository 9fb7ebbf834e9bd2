package io.azalai.venue.hyperliquid;

import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.settings.Problem;
import io.azalai.venue.Capability;
import io.azalai.venue.ClockDifference;
import io.azalai.venue.FeeRates;
import io.azalai.venue.LimitState;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueStream;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The venue at work. Its parts are safe for many threads. */
record OpenHyperliquid(
        HyperliquidSettings settings,
        Listings listings,
        Requests requests,
        ServerClock time,
        Map<String, VenueStream> streams,
        Recordings recordings)
        implements OpenVenue {

    private static final Set<Capability> SPOT = Collections.unmodifiableSet(EnumSet.of(
            Capability.CANDLES,
            Capability.LIMIT_ORDERS,
            Capability.MARKET_ORDERS,
            Capability.POST_ONLY,
            Capability.BATCHES,
            Capability.AMEND,
            Capability.CANCEL_ALL,
            Capability.DEAD_MAN_SWITCH,
            Capability.TRANSFER,
            Capability.QUERY_BY_CLIENT_ID,
            Capability.ORDER_HISTORY,
            Capability.PRIVATE_STREAMS));

    /** The venue has no book deltas, liquidations of others, fill or kill, and no hedge mode. */
    private static final Set<Capability> PERP = Collections.unmodifiableSet(EnumSet.complementOf(
            EnumSet.of(Capability.BOOK_DELTAS, Capability.LIQUIDATIONS, Capability.FOK, Capability.HEDGE_MODE)));

    static OpenHyperliquid with(HyperliquidSettings settings, VenueContext context) {
        Listings listings = new Listings();
        Modes modes = new Modes(context.clock());
        MarkPrices marks = new MarkPrices(context.clock());
        AgentEnds agents = new AgentEnds();
        ServerClock time = new ServerClock(context.clock(), context.nanos());
        AccountStreams account = new AccountStreams(settings.accountKeys(), settings.dexes());
        int most = Streams.MOST_SUBSCRIPTIONS / settings.copies() - account.size();
        AccountFrames frames = new AccountFrames(listings, modes, agents, settings.accountKeys());
        MarketStreams market = new MarketStreams(listings.symbols(), settings.symbols(), settings.fastBook(), most);
        return new OpenHyperliquid(
                settings,
                listings,
                Requests.of(settings, listings, modes, marks, agents, time, context),
                time,
                Map.of(
                        "market", VenueStream.ofMarket(market, new MarketFrames(listings, marks, time)),
                        "account", VenueStream.ofAccount(account, frames)),
                new HyperliquidRecordings(listings, modes, frames, settings.accountKeys()));
    }

    @Override
    public String name() {
        return Hyperliquid.NAME;
    }

    @Override
    public int batchSize(Market market) {
        return Weights.LONGEST_BATCH;
    }

    /** Each action carries {@code expiresAfter} (section 4.7): what is late it refuses. */
    @Override
    public Duration actsLate(String account) {
        return Duration.ZERO;
    }

    @Override
    public boolean cancelsWholeSymbols() {
        return false;
    }

    @Override
    public List<Set<Market>> toldTogether() {
        return List.of(Set.copyOf(markets()));
    }

    @Override
    public Symbols symbols() {
        return listings.symbols();
    }

    @Override
    public FeeRates usualFees(Market market) {
        return FeeCodec.usual(market);
    }

    @Override
    public List<String> accounts() {
        return settings.accounts();
    }

    @Override
    public boolean replacesAmended() {
        return true;
    }

    @Override
    public boolean streamsOrderTypes() {
        return false;
    }

    @Override
    public boolean announcesKeyEnd() {
        return true;
    }

    @Override
    public Optional<ClockDifference> clock() {
        return time.difference();
    }

    @Override
    public List<LimitState> limits(String account) {
        return requests.limits(account);
    }

    @Override
    public Optional<MarginMode> marginMode() {
        return Optional.ofNullable(settings.marginMode());
    }

    @Override
    public List<Problem> unlisted() {
        return settings.unlisted(listings.dexes());
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
