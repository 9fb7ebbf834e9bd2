package io.azalai.simulator.hyperliquid;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.simulator.matching.Engine;
import java.time.Clock;
import java.util.List;

/** All that serves the wire, each made once and put together. Confined to the event loop. */
record Counters(
        HyperliquidSite site,
        Signers signers,
        Switches switches,
        Listings listings,
        Feeds feeds,
        FundingHistory funding,
        Twaps twaps,
        ScheduledCancels schedule,
        Deposits deposits) {

    /** Opens every counter over an engine. */
    static Counters open(
            Engine engine, Universe universe, List<Trader> traders, Clock clock, int weightLimit, long freeActions) {
        Signers signers = new Signers(traders, new Funds(engine, universe)::isLeft, clock);
        Modes modes = new Modes(engine);
        AddressBudget budget = new AddressBudget(engine, clock, freeActions, new DailyActions(modes, clock));
        PlacedOrders placed = new PlacedOrders();
        Builders builders = new Builders();
        Switches switches = new Switches();
        LedgerUpdates ledger = new LedgerUpdates(clock);
        Twaps twaps = new Twaps(engine, universe, placed, clock);
        ScheduledCancels schedule = new ScheduledCancels(engine, budget, clock);
        DexCollateral collateral = new DexCollateral(engine, universe, modes);
        Listings listings = new Listings(universe);
        OrderRules rules = new OrderRules(engine, budget, switches, listings);
        OrderDesk orders = new OrderDesk(engine, universe, placed, builders, rules, collateral);

        ActionDesk actions = new ActionDesk(signers, budget, clock);
        new TradeActions(orders, twaps, schedule).addTo(actions);
        new MarginActions(engine, universe).addTo(actions);
        new MoneyActions(engine, universe, signers, modes, ledger).addTo(actions);
        Vaults vaults = new Vaults(engine, signers, placed, ledger, clock);
        vaults.addTo(actions);
        new AccountActions(engine, signers, builders, modes, budget).addTo(actions);

        MarketWire market = new MarketWire(engine, universe);
        AccountWire accounts = new AccountWire(engine, universe, placed, modes, clock);
        OrderWire orderWire = new OrderWire(engine, universe, placed);
        FundingHistory funding = new FundingHistory(engine, clock);
        Candles candles = new Candles(engine, universe, clock.millis());
        ProfileDesk profiles = new ProfileDesk(accounts, signers, budget, modes, builders, clock);
        InfoDesk info = new InfoDesk(universe, market, funding, candles, listings, clock);
        new UserDesk(engine, universe, accounts, orderWire, orders, switches, clock).addTo(info, twaps, ledger);
        profiles.addTo(info);
        new VaultDesk(vaults, engine, clock).addTo(info, profiles);
        new Referrals(budget, clock).addTo(actions, info);

        UserFeed users = new UserFeed(universe, accounts, orderWire, profiles, twaps, ledger, listings);
        Feeds feeds =
                new Feeds(universe, new MarketFeed(engine, universe, market, candles, clock), users, switches, clock);
        engine.listen(candles);
        engine.listen(new Announcer(universe, market, users, new Announcer.Wires(orderWire, accounts), feeds));
        announceTwaps(twaps, feeds, accounts);
        ledger.listen((user, row) -> announceMoney(user, row, feeds));
        Weights weights = new Weights(clock, weightLimit, switches);
        HyperliquidSite site = new HyperliquidSite(info, actions, weights, feeds);
        return new Counters(
                site, signers, switches, listings, feeds, funding, twaps, schedule, new Deposits(engine, ledger));
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
    }
}
