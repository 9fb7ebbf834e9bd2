package io.azalai.venue.aster;

import io.azalai.model.Fill;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.venue.Capability;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.RequestCodec;
import io.azalai.venue.Symbols;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueStream;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Aster, opened: its parts as the YAML file names them.
 *
 * @param keyed the accounts that sign by API key, for which the venue has fewer calls than for wallets (section 3.2)
 */
record OpenAster(
        Symbols symbols,
        RequestCodec requests,
        Map<String, VenueStream> streams,
        Recordings recordings,
        List<String> accounts,
        Set<String> keyed,
        @Nullable MarginMode configuredMargin)
        implements OpenVenue {

    private static final Set<Capability> SPOT = Collections.unmodifiableSet(EnumSet.of(
            Capability.BOOK_DELTAS,
            Capability.CANDLES,
            Capability.LIMIT_ORDERS,
            Capability.MARKET_ORDERS,
            Capability.POST_ONLY,
            Capability.FOK,
            Capability.TRIGGER_ORDERS,
            Capability.TRANSFER,
            Capability.CANCEL_ALL,
            Capability.QUERY_BY_CLIENT_ID,
            Capability.ORDER_HISTORY,
            Capability.PRIVATE_STREAMS));
    private static final Set<Capability> PERP = Collections.unmodifiableSet(EnumSet.of(
            Capability.BOOK_DELTAS,
            Capability.CANDLES,
            Capability.LIMIT_ORDERS,
            Capability.MARKET_ORDERS,
            Capability.POST_ONLY,
            Capability.FOK,
            Capability.TRIGGER_ORDERS,
            Capability.TRANSFER,
            Capability.CANCEL_ALL,
            Capability.QUERY_BY_CLIENT_ID,
            Capability.ORDER_HISTORY,
            Capability.PRIVATE_STREAMS,
            Capability.MARK_PRICES,
            Capability.FUNDING_RATES,
            Capability.LIQUIDATIONS,
            Capability.FUNDING_HISTORY,
            Capability.REDUCE_ONLY,
            Capability.CLOSE_ON_TRIGGER,
            Capability.BATCHES,
            Capability.AMEND,
            Capability.DEAD_MAN_SWITCH,
            Capability.MARGIN_MODE,
            Capability.ISOLATED_MARGIN,
            Capability.HEDGE_MODE,
            Capability.LEVERAGE));

    /** Orders are amended by wallets only. */
    private static final Set<Capability> PERP_BY_KEY = Collections.unmodifiableSet(EnumSet.copyOf(
            PERP.stream().filter(each -> each != Capability.AMEND).toList()));

    /** Opens the venue with its settings. */
    static OpenAster open(AsterSettings settings, VenueContext context) {
        Symbols symbols = new Symbols(Aster.NAME, Naming::aliases);
        FundingHours hours = new FundingHours();
        MarkPrices marks = new MarkPrices(context.clock());
        MarketCodec market = new MarketCodec(symbols, hours, marks);
        AccountMemory memory = new AccountMemory();
        AccountCodec account = new AccountCodec(symbols, marks, memory);
        OrderCodec orders = new OrderCodec(symbols);
        ListenKeys keys = new ListenKeys();
        ServerClock time = new ServerClock(context.clock());
        Listings listings = new Listings(symbols);
        Slices slices = new Slices(listings, time);
        Weights weights = new Weights(settings);
        SettingReads standing = new SettingReads(listings, account, new KeyCodec(settings.credentials()), weights);
        MarketReads reads = new MarketReads(weights, time, listings, market, new HistoryCodec(symbols, hours), hours);
        int chain = settings.testnet() ? Signing.TESTNET_CHAIN : Signing.MAINNET_CHAIN;
        OrderForms forms = new OrderForms(listings, new OrderRules(listings, marks));
        Requests.Table table = new Requests.Table(
                List.of(
                        reads.calls(),
                        new AccountReads(slices, time, account).calls(),
                        standing.calls(),
                        new OrderReads(slices, orders).calls(),
                        new OrderWrites(forms).calls(),
                        new SettingWrites(settings.transfers()).calls()),
                List.of(reads.parts(), standing.parts()));
        Requests requests = new Requests(
                table,
                forms,
                new Signing(settings.credentials(), chain, context.permits(), time, context.nonces()),
                weights,
                time,
                keys,
                settings.marginMode());
        AccountFrames frames = new AccountFrames(orders, account, memory);
        List<String> accounts = settings.accounts();
        Map<String, VenueStream> streams = Map.of(
                "futures-market",
                publicStream(Market.PERP, symbols, market, settings),
                "spot-market",
                publicStream(Market.SPOT, symbols, market, settings),
                "futures-account",
                new VenueStream(new AccountStreams(Market.PERP, accounts, context.calls(), keys), frames),
                "spot-account",
                new VenueStream(new AccountStreams(Market.SPOT, accounts, context.calls(), keys), frames));
        return new OpenAster(
                symbols,
                requests,
                streams,
                new AsterRecordings(listings),
                accounts,
                settings.keyed(),
                settings.marginMode());
    }

    private static VenueStream publicStream(Market market, Symbols symbols, MarketCodec codec, AsterSettings settings) {
        return new VenueStream(new MarketStreams(market, symbols, settings.symbols()), new MarketFrames(market, codec));
    }

    @Override
    public String name() {
        return Aster.NAME;
    }

    @Override
    public Optional<MarginMode> marginMode() {
        return Optional.ofNullable(configuredMargin);
    }

    /** By ACCOUNT_CONFIG_UPDATE (section 6.4). */
    @Override
    public boolean announcesLeverage() {
        return true;
    }

    /** What calls tell of a trade does not say it, the client id of its order does (section 6.4). */
    @Override
    public Optional<String> closing(@Nullable Order order, Fill fill) {
        String told = fill.dir();
        return Optional.ofNullable(
                told == null && order != null ? Words.closedByVenue(order.venueClientOrderId()) : told);
    }

    @Override
    public Set<Capability> capabilities(Market market) {
        boolean byKeyAlone = !accounts.isEmpty() && keyed.containsAll(accounts);
        return market == Market.SPOT ? SPOT : byKeyAlone ? PERP_BY_KEY : PERP;
    }

    @Override
    public Set<Capability> capabilities(Market market, String account) {
        return market == Market.PERP && keyed.contains(account) ? PERP_BY_KEY : capabilities(market);
    }

    @Override
    public int batchSize(Market market) {
        return capabilities(market).contains(Capability.BATCHES) ? OrderWrites.MOST_PLACED : 1;
    }

    @Override
    public String venueClientOrderId(String account, String clientOrderId) {
        return Naming.clientOrderId(account, clientOrderId);
    }
}
