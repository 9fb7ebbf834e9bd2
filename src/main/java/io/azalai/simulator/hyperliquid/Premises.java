package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import java.time.Clock;
import java.util.List;

/** All that serves the wire, each made once and put together. Confined to the event loop. */
record Premises(
        HyperliquidSite site,
        Signers signers,
        Switches switches,
        Listings listings,
        Feeds feeds,
        FundingHistory funding,
        Twaps twaps,
        ScheduledCancels schedule,
        Deposits deposits,
        Worths worths) {

    /** Opens all of it over an engine. */
    static Premises open(
            Engine engine, Universe universe, List<Trader> traders, Clock clock, int weightLimit, long freeActions) {
        return new Assembly(engine, universe, traders, clock, freeActions).open(weightLimit);
    }

    /** What the desks and the wire share, while they are put together. Confined to one thread. */
    private static final class Assembly {

        private final Engine engine;
        private final Universe universe;
        private final Clock clock;
        private final Signers signers;
        private final Modes modes;
        private final AddressBudget budget;
        private final PlacedOrders placed = new PlacedOrders();
        private final Builders builders = new Builders();
        private final Switches switches = new Switches();
        private final LedgerUpdates ledger;
        private final Twaps twaps;
        private final ScheduledCancels schedule;
        private final Listings listings;
        private final OrderDesk orders;
        private final MarketWire market;
        private final AccountWire accounts;
        private final OrderWire orderWire;
        private final FundingHistory funding;
        private final Candles candles;
        private final Worths worths;
        private final ProfileDesk profiles;

        Assembly(Engine engine, Universe universe, List<Trader> traders, Clock clock, long freeActions) {
            this.engine = engine;
            this.universe = universe;
            this.clock = clock;
            signers = new Signers(traders, new Funds(engine, universe)::isLeft, clock);
            modes = new Modes(engine);
            budget = new AddressBudget(engine, clock, freeActions, new DailyActions(modes, clock));
            ledger = new LedgerUpdates(clock);
            twaps = new Twaps(engine, universe, placed, clock);
            schedule = new ScheduledCancels(engine, budget, clock);
            listings = new Listings(universe);
            OrderRules rules = new OrderRules(engine, budget, switches, listings);
            DexCollateral collateral = new DexCollateral(engine, universe, modes);
            orders = new OrderDesk(engine, universe, placed, builders, rules, collateral);
            market = new MarketWire(engine, universe);
            accounts = new AccountWire(engine, universe, placed, modes, clock);
            orderWire = new OrderWire(engine, universe, placed);
            funding = new FundingHistory(engine, clock);
            candles = new Candles(engine, universe, clock.millis());
            List<String> rich = traders.stream().map(Trader::address).toList();
            worths = new Worths(engine, new Worth(engine, universe, modes), rich, clock);
            DailyVolumes volumes = new DailyVolumes(clock);
            engine.listen(volumes);
            engine.listen(ledger);
            ProfileDesk.Past past = new ProfileDesk.Past(worths, volumes);
            profiles = new ProfileDesk(accounts, signers, budget, modes, builders, past, clock);
        }

        Premises open(int weightLimit) {
            Vaults vaults = new Vaults(engine, signers, placed, ledger, clock);
            ActionDesk actions = actions(vaults);
            InfoDesk info = info(vaults);
            new Referrals(budget, clock).addTo(actions, info);
            Feeds feeds = feeds();
            announceTwaps(twaps, feeds, accounts);
            ledger.listen((user, row) -> announceMoney(user, row, feeds));
            HyperliquidSite site = new HyperliquidSite(info, actions, new Weights(clock, weightLimit, switches), feeds);
            Deposits deposits = new Deposits(engine, ledger);
            return new Premises(site, signers, switches, listings, feeds, funding, twaps, schedule, deposits, worths);
        }

        private ActionDesk actions(Vaults vaults) {
            ActionDesk actions = new ActionDesk(signers, budget, clock);
            new TradeActions(orders, twaps, schedule).addTo(actions);
            new MarginActions(engine, universe).addTo(actions);
            new MoneyActions(engine, universe, signers, modes, ledger).addTo(actions);
            vaults.addTo(actions);
            new AccountActions(engine, signers, builders, modes, budget).addTo(actions);
            return actions;
        }

        private InfoDesk info(Vaults vaults) {
            InfoDesk info = new InfoDesk(universe, market, funding, candles, listings, clock);
            new UserDesk(engine, universe, accounts, orderWire, orders, switches, clock).addTo(info, twaps, ledger);
            profiles.addTo(info);
            new VaultDesk(vaults, engine, worths, clock).addTo(info);
            return info;
        }

        private Feeds feeds() {
            UserFeed users = new UserFeed(universe, accounts, orderWire, profiles, twaps, ledger, listings);
            MarketFeed prices = new MarketFeed(engine, universe, market, candles, clock);
            Feeds feeds = new Feeds(universe, prices, users, switches, clock);
            engine.listen(candles);
            engine.listen(new Announcer(universe, market, users, new Announcer.Wires(orderWire, accounts), feeds));
            return feeds;
        }
    }

    private static void announceTwaps(Twaps twaps, Feeds feeds, AccountWire accounts) {
        twaps.listen((twap, slices) -> {
            feeds.again(
                    asked -> asked.type().equals("twapStates") && asked.user().equals(twap.account));
            feeds.toUser(
                    twap.account,
                    "userTwapHistory",
                    "userTwapHistory",
                    UserFeed.rows(
                            twap.account,
                            "history",
                            JsonNodeFactory.instance.arrayNode().add(twap.row())));
            if (!slices.isEmpty()) {
                feeds.toUser(
                        twap.account,
                        "userTwapSliceFills",
                        "userTwapSliceFills",
                        UserFeed.rows(twap.account, "twapSliceFills", accounts.sliceFills(slices)));
            }
        });
    }

    private static void announceMoney(String user, ObjectNode row, Feeds feeds) {
        feeds.toUser(
                user,
                "userNonFundingLedgerUpdates",
                "userNonFundingLedgerUpdates",
                UserFeed.rows(
                        user,
                        "nonFundingLedgerUpdates",
                        JsonNodeFactory.instance.arrayNode().add(row)));
    }

    /** What is due once a second. */
    void second() {
        feeds.dropSilent();
        twaps.second();
        schedule.second();
        signers.dismissOfPenniless();
        worths.second();
    }
}
