package io.azalai.venue.aster;

import io.azalai.model.ClosedBy;
import io.azalai.model.Fill;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.venue.Capability;
import io.azalai.venue.ClockDifference;
import io.azalai.venue.FeeRates;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.Recordings;
import io.azalai.venue.RequestCodec;
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
import org.jspecify.annotations.Nullable;

/**
 * Aster, opened: its parts as the YAML file names them.
 *
 * @param keyed the accounts that sign by API key, for which the venue has fewer calls than for wallets (section 3.2)
 * @param configuredMargin null where the configuration leaves the margin mode as it is
 */
record OpenAster(
        Symbols symbols,
        RequestCodec requests,
        ServerClock time,
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
    private static final Set<Capability> PERP = and(
            SPOT,
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
            Capability.LEVERAGE);

    /** Orders are amended by wallets only. */
    private static final Set<Capability> PERP_BY_KEY = Collections.unmodifiableSet(EnumSet.copyOf(
            PERP.stream().filter(each -> each != Capability.AMEND).toList()));

    static OpenAster open(AsterSettings settings, VenueContext context) {
        Assembly assembly = new Assembly(settings, context);
        return new OpenAster(
                assembly.symbols,
                assembly.requests(),
                assembly.time,
                assembly.streams(),
                assembly.recordings(),
                settings.accounts(),
                settings.keyed(),
                settings.marginMode());
    }

    /** What requests and streams share, while the venue is put together. Confined to one thread. */
    private static final class Assembly {

        private final AsterSettings settings;
        private final VenueContext context;
        private final Symbols symbols = new Symbols(Aster.NAME, Naming::aliases);
        private final FundingRules funding = new FundingRules(symbols);
        private final AccountMemory memory = new AccountMemory();
        private final ListenKeys keys = new ListenKeys();
        private final OrderCodec orders = new OrderCodec(symbols);
        private final Listings listings = new Listings(symbols);
        private final ServerClock time;
        private final Waits waits;
        private final MarkPrices marks;
        private final MarketCodec market;
        private final AccountCodec account;

        Assembly(AsterSettings settings, VenueContext context) {
            this.settings = settings;
            this.context = context;
            this.time = new ServerClock(context.clock());
            this.waits = new Waits(time, context.nanos());
            this.marks = new MarkPrices(context.clock());
            this.market = new MarketCodec(symbols, funding, marks);
            this.account = new AccountCodec(symbols, marks, memory);
        }

        Requests requests() {
            Weights weights = new Weights(settings);
            OrderForms forms = new OrderForms(listings, new OrderRules(listings, marks));
            return new Requests(
                    table(weights, forms),
                    forms,
                    new Signing(settings.credentials(), settings.network().chain(), time, context),
                    weights,
                    time,
                    waits);
        }

        private Requests.Table table(Weights weights, OrderForms forms) {
            Slices slices = new Slices(listings, time);
            SettingReads standing =
                    new SettingReads(listings, account, new KeyCodec(settings.credentials()), keys, weights);
            MarketReads reads = new MarketReads(weights, time, listings, market, new HistoryCodec(symbols), funding);
            return new Requests.Table(
                    List.of(
                            reads.calls(),
                            new AccountReads(slices, time, account).calls(),
                            standing.calls(),
                            new OrderReads(slices, orders).calls(),
                            new OrderWrites(forms, waits).calls(),
                            new SettingWrites(settings.transfers()).calls()),
                    List.of(reads.parts(), standing.parts()));
        }

        Map<String, VenueStream> streams() {
            AccountFrames frames = new AccountFrames(orders, account, memory);
            return Map.of(
                    "futures-market", publicStream(Market.PERP),
                    "spot-market", publicStream(Market.SPOT),
                    "futures-account", accountStream(Market.PERP, frames),
                    "spot-account", accountStream(Market.SPOT, frames));
        }

        AsterRecordings recordings() {
            return new AsterRecordings(listings, funding, () -> {
                memory.forget();
                marks.forget();
            });
        }

        private VenueStream publicStream(Market of) {
            return VenueStream.ofMarket(
                    new MarketStreams(of, symbols, settings.symbols()), new MarketFrames(of, market));
        }

        private VenueStream accountStream(Market of, AccountFrames frames) {
            return VenueStream.ofAccount(new AccountStreams(of, settings.accounts(), context.calls(), keys), frames);
        }
    }

    private static Set<Capability> and(Set<Capability> these, Capability... more) {
        Set<Capability> all = EnumSet.copyOf(these);
        all.addAll(List.of(more));
        return Collections.unmodifiableSet(all);
    }

    /** {@code availableBalance} is without {@code totalOpenOrderInitialMargin} (aster.md section 3.4). */
    @Override
    public boolean marginsOpenOrders() {
        return true;
    }

    @Override
    public String name() {
        return Aster.NAME;
    }

    @Override
    public Optional<MarginMode> marginMode() {
        return Optional.ofNullable(configuredMargin);
    }

    @Override
    public Optional<ClockDifference> clock() {
        return time.difference();
    }

    /** By ACCOUNT_CONFIG_UPDATE (section 6.4). */
    @Override
    public boolean announcesLeverage() {
        return true;
    }

    /** What calls tell of a trade does not say it, the client id of its order does (section 6.4). */
    @Override
    public Optional<ClosedBy> closedBy(@Nullable Order order, Fill fill) {
        ClosedBy told = fill.closedBy();
        return Optional.ofNullable(told == null && order != null ? Words.closedBy(order.venueClientOrderId()) : told);
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
    public Duration actsLate(String account) {
        return keyed.contains(account) ? Signing.KEYED_LIFE : Signing.WALLET_LIFE;
    }

    @Override
    public FeeRates usualFees(Market market) {
        return FeeCodec.usual(market);
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
