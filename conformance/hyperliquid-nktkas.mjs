// @nktkas/hyperliquid on the simulated Hyperliquid: REST, actions and subscriptions. Its replies are checked by its own schemas too.
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';
import { privateKeyToAccount } from 'viem/accounts';
import { Checks, assert, control, noting, simulator, until } from './checks.mjs';

// what it needs of a newer Node than 20
globalThis.WebSocket = WebSocket;
globalThis.CloseEvent ??= class CloseEvent extends Event {
    constructor(type, init = {}) {
        super(type, init);
        this.code = init.code ?? 0;
        this.reason = init.reason ?? '';
        this.wasClean = init.wasClean ?? false;
    }
};
Promise.withResolvers ??= function withResolvers() {
    let resolve, reject;
    const promise = new this((yes, no) => ([resolve, reject] = [yes, no]));
    return { promise, resolve, reject };
};

const hl = await import('@nktkas/hyperliquid');
const { version } = JSON.parse(readFileSync(new URL('node_modules/@nktkas/hyperliquid/package.json', import.meta.url)));
const checks = new Checks(`nktkas ${version} hyperliquid`);
const { rest, ws, accounts } = simulator.hyperliquid;
const [own, other] = accounts;
const user = own.address;
const http = new hl.HttpTransport({ apiUrl: rest, rpcUrl: rest });
const info = noting(new hl.InfoClient({ transport: http }));
const wallet = privateKeyToAccount(own.privateKey);
const exchange = noting(new hl.ExchangeClient({ transport: http, wallet, signatureChainId: '0x66eee' }));
const now = Date.now();

let cloids = 0;
const cloid = () => `0x${(0xa0000000 + ++cloids).toString(16)}${now.toString(16).padStart(24, '0')}`;
const book = async (coin) => {
    const { levels } = await info.l2Book({ coin });
    return { bid: Number(levels[0][0].px), ask: Number(levels[1][0].px) };
};
const order = (a, b, p, s, t, more = {}) => ({ a, b, p: String(p), s: String(s), r: false, t, ...more });
const limit = (tif) => ({ limit: { tif } });
const trigger = (triggerPx, tpsl, isMarket = true) => ({ trigger: { isMarket, triggerPx: String(triggerPx), tpsl } });
const place = (orders, grouping = 'na') => exchange.order({ orders: [orders].flat(), grouping });
const status = async (orders, grouping) => (await place(orders, grouping)).response.data.statuses[0];
const size = async (coin) => {
    const state = await info.clearinghouseState({ user });
    return Number(state.assetPositions.find((p) => p.position.coin === coin)?.position.szi ?? 0);
};

await control('POST', '/switches', { venue: 'hyperliquid', name: 'noWeightLimit', on: true });

// --- reads
const reads = {
    meta: () => info.meta(),
    'meta of a dex': () => info.meta({ dex: 'xyz' }),
    metaAndAssetCtxs: () => info.metaAndAssetCtxs(),
    allPerpMetas: () => info.allPerpMetas(),
    perpDexs: () => info.perpDexs(),
    spotMeta: () => info.spotMeta(),
    spotMetaAndAssetCtxs: () => info.spotMetaAndAssetCtxs(),
    allMids: () => info.allMids(),
    l2Book: () => info.l2Book({ coin: 'BTC', nSigFigs: 5, mantissa: 2 }),
    recentTrades: () => info.recentTrades({ coin: 'BTC' }),
    candleSnapshot: () => info.candleSnapshot({ coin: 'BTC', interval: '1h', startTime: now - 86_400_000 }),
    fundingHistory: () => info.fundingHistory({ coin: 'BTC', startTime: now - 86_400_000 }),
    predictedFundings: () => info.predictedFundings(),
    exchangeStatus: () => info.exchangeStatus(),
    marginTable: () => info.marginTable({ id: 56 }),
    maxMarketOrderNtls: () => info.maxMarketOrderNtls(),
    perpsAtOpenInterestCap: () => info.perpsAtOpenInterestCap(),
    perpDexLimits: () => info.perpDexLimits({ dex: 'xyz' }),
    perpDexStatus: () => info.perpDexStatus({ dex: 'xyz' }),
    clearinghouseState: () => info.clearinghouseState({ user }),
    'clearinghouseState of a dex': () => info.clearinghouseState({ user, dex: 'xyz' }),
    spotClearinghouseState: () => info.spotClearinghouseState({ user }),
    openOrders: () => info.openOrders({ user }),
    frontendOpenOrders: () => info.frontendOpenOrders({ user }),
    historicalOrders: () => info.historicalOrders({ user }),
    userFills: () => info.userFills({ user }),
    userFillsByTime: () => info.userFillsByTime({ user, startTime: now - 60_000 }),
    userFunding: () => info.userFunding({ user, startTime: 0 }),
    userNonFundingLedgerUpdates: () => info.userNonFundingLedgerUpdates({ user, startTime: 0 }),
    userTwapSliceFills: () => info.userTwapSliceFills({ user }),
    twapHistory: () => info.twapHistory({ user }),
    userRateLimit: () => info.userRateLimit({ user }),
    userFees: () => info.userFees({ user }),
    activeAssetData: () => info.activeAssetData({ user, coin: 'BTC' }),
    userRole: () => info.userRole({ user }),
    portfolio: () => info.portfolio({ user }),
    extraAgents: () => info.extraAgents({ user }),
    subAccounts: () => info.subAccounts({ user }),
    referral: () => info.referral({ user }),
    userAbstraction: () => info.userAbstraction({ user }),
    userDexAbstraction: () => info.userDexAbstraction({ user }),
    maxBuilderFee: () => info.maxBuilderFee({ user, builder: other.address }),
    userVaultEquities: () => info.userVaultEquities({ user }),
    vaultDetails: () => info.vaultDetails({ vaultAddress: user }),
    userTwapSliceFillsByTime: () => info.userTwapSliceFillsByTime({ user, startTime: 0 }),
    subAccounts2: () => info.subAccounts2({ user }),
    approvedBuilders: () => info.approvedBuilders({ user }),
    leadingVaults: () => info.leadingVaults({ user }),
    vaultSummaries: () => info.vaultSummaries(),
    delegations: () => info.delegations({ user }),
    delegatorHistory: () => info.delegatorHistory({ user }),
    delegatorRewards: () => info.delegatorRewards({ user }),
    delegatorSummary: () => info.delegatorSummary({ user }),
    validatorSummaries: () => info.validatorSummaries(),
    validatorL1Votes: () => info.validatorL1Votes(),
    gossipRootIps: () => info.gossipRootIps(),
    allBorrowLendReserveStates: () => info.allBorrowLendReserveStates(),
    borrowLendUserState: () => info.borrowLendUserState({ user }),
    userBorrowLendInterest: () => info.userBorrowLendInterest({ user, startTime: 0 }),
    outcomeMeta: () => info.outcomeMeta(),
    outcomeTemplates: () => info.outcomeTemplates(),
    settledOutcome: () => info.settledOutcome({ outcome: 1 }),
    userToMultiSigSigners: () => info.userToMultiSigSigners({ user }),
    isVip: () => info.isVip({ user }),
    legalCheck: () => info.legalCheck({ user }),
    usdcRouting: () => info.usdcRouting(),
    liquidatable: () => info.liquidatable(),
    perpAnnotation: () => info.perpAnnotation({ coin: 'BTC' }),
    perpCategories: () => info.perpCategories(),
    perpConciseAnnotations: () => info.perpConciseAnnotations(),
    tokenDetails: async () => info.tokenDetails({ tokenId: (await info.spotMeta()).tokens[0].tokenId }),
};
for (const [name, read] of Object.entries(reads)) {
    await checks.check(`info ${name}`, async () => assert.notEqual(await read(), undefined));
}
await checks.check('info candles cover the day', async () => {
    const candles = await reads.candleSnapshot();
    assert.ok(candles.length >= 24, `${candles.length} candles`);
    assert.equal(candles[1].t - candles[0].t, 3_600_000);
});
await checks.check('info unknown coin is null', async () => assert.equal(await info.l2Book({ coin: 'NOPE' }), null));

// --- subscriptions
const socket = new hl.WebSocketTransport({ url: ws });
const stream = noting(new hl.SubscriptionClient({ transport: socket }));
const heard = {};
const subscriptions = {
    allMids: [{}],
    l2Book: [{ coin: 'BTC', nSigFigs: null, mantissa: null }],
    trades: [{ coin: 'BTC' }],
    bbo: [{ coin: 'BTC' }],
    candle: [{ coin: 'BTC', interval: '1m' }],
    activeAssetCtx: [{ coin: 'BTC' }],
    activeSpotAssetCtx: [{ coin: '@107' }],
    assetCtxs: [{}],
    allDexsAssetCtxs: [],
    spotAssetCtxs: [],
    fastAssetCtxs: [],
    activeAssetData: [{ user, coin: 'BTC' }],
    orderUpdates: [{ user }],
    userEvents: [{ user }],
    userFills: [{ user }],
    userFundings: [{ user }],
    userNonFundingLedgerUpdates: [{ user }],
    userHistoricalOrders: [{ user }],
    userTwapSliceFills: [{ user }],
    userTwapHistory: [{ user }],
    twapStates: [{ user }],
    clearinghouseState: [{ user }],
    allDexsClearinghouseState: [{ user }],
    openOrders: [{ user }],
    spotState: [{ user }],
    notification: [{ user }],
    webData3: [{ user }],
};
for (const [name, parameters] of Object.entries(subscriptions)) {
    heard[name] = [];
    await checks.check(`subscribe ${name}`, () => stream[name](...parameters, (event) => heard[name].push(event)));
}
const quiet = ['orderUpdates', 'userEvents', 'notification'];
for (const name of Object.keys(subscriptions).filter((n) => !quiet.includes(n))) {
    await checks.check(`first frame ${name}`, () => until(() => heard[name].length, (n) => n > 0));
}

// --- orders
await checks.check('order Gtc rests and is cancelled', async () => {
    const { bid } = await book('BTC');
    const placed = await status(order(0, true, Math.floor(bid * 0.9), '0.001', limit('Gtc')));
    assert.ok((await info.openOrders({ user })).some((o) => o.oid === placed.resting.oid));
    await exchange.cancel({ cancels: [{ a: 0, o: placed.resting.oid }] });
    const { order: row } = await info.orderStatus({ user, oid: placed.resting.oid });
    assert.equal(row.status, 'canceled');
});
await checks.check('order Alo rests and is cancelled by cloid', async () => {
    const { bid } = await book('BTC');
    const c = cloid();
    const placed = await status(order(0, true, Math.floor(bid * 0.9), '0.001', limit('Alo'), { c }));
    assert.equal(placed.resting.cloid, c);
    await exchange.cancelByCloid({ cancels: [{ asset: 0, cloid: c }] });
});
await checks.check('order Ioc fills', async () => {
    const { ask } = await book('BTC');
    const placed = await status(order(0, true, Math.ceil(ask * 1.01), '0.02', limit('Ioc')));
    assert.equal(placed.filled.totalSz, '0.02');
    assert.equal(await size('BTC'), 0.02);
});
await checks.check('order FrontendMarket fills', async () => {
    const { ask } = await book('BTC');
    const placed = await status(order(0, true, Math.ceil(ask * 1.01), '0.01', limit('FrontendMarket')));
    assert.equal(placed.filled.totalSz, '0.01');
});
await checks.check('stop and take profit wait on the mark', async () => {
    const { bid } = await book('BTC');
    const stop = await status(order(0, false, Math.floor(bid * 0.7), '0.01', trigger(Math.floor(bid * 0.8), 'sl'), { r: true }));
    const profit = await status(
        order(0, false, Math.floor(bid * 1.19), '0.01', trigger(Math.floor(bid * 1.2), 'tp', false), { r: true }),
    );
    const open = await info.frontendOpenOrders({ user });
    assert.equal(open.find((o) => o.oid === stop.resting.oid).orderType, 'Stop Market');
    assert.equal(open.find((o) => o.oid === profit.resting.oid).orderType, 'Take Profit Limit');
    await exchange.cancel({ cancels: [stop, profit].map((s) => ({ a: 0, o: s.resting.oid })) });
});
await checks.check('bracket: exits wait for the entry', async () => {
    const { bid } = await book('ETH');
    const px = (factor) => String(Math.floor(bid * factor));
    const reply = await place(
        [
            order(1, true, px(0.9), '0.1', limit('Gtc')),
            order(1, false, px(1.2), '0.1', trigger(px(1.2), 'tp'), { r: true }),
            order(1, false, px(0.6), '0.1', trigger(px(0.7), 'sl'), { r: true }),
        ],
        'normalTpsl',
    );
    const [entry, ...exits] = reply.response.data.statuses;
    assert.deepEqual(exits, ['waitingForFill', 'waitingForFill']);
    const row = (await info.frontendOpenOrders({ user })).find((o) => o.oid === entry.resting.oid);
    assert.equal(row.children.length, 2);
    await exchange.cancel({ cancels: [{ a: 1, o: entry.resting.oid }] });
    assert.equal((await info.frontendOpenOrders({ user })).length, 0);
});
await checks.check('exits of the whole position', async () => {
    const { bid } = await book('BTC');
    const px = (factor) => String(Math.floor(bid * factor));
    const reply = await place(
        [
            order(0, false, px(1.2), '0', trigger(px(1.2), 'tp'), { r: true }),
            order(0, false, px(0.6), '0', trigger(px(0.7), 'sl'), { r: true }),
        ],
        'positionTpsl',
    );
    assert.deepEqual(reply.response.data.statuses, ['waitingForTrigger', 'waitingForTrigger']);
    const open = await info.frontendOpenOrders({ user });
    assert.equal(open.filter((o) => o.isPositionTpsl).length, 2);
});
await checks.check('reduce-only closes and ends the exits', async () => {
    const { bid } = await book('BTC');
    const placed = await status(order(0, false, Math.floor(bid * 0.99), '0.05', limit('Ioc'), { r: true }));
    assert.equal(placed.filled.totalSz, '0.03');
    assert.equal(await size('BTC'), 0);
    assert.equal((await info.frontendOpenOrders({ user })).length, 0);
});
await checks.check('batch of three', async () => {
    const { bid } = await book('ETH');
    const orders = [0.8, 0.81, 0.82].map((f) => order(1, true, Math.floor(bid * f), '0.1', limit('Gtc')));
    const { statuses } = (await place(orders)).response.data;
    assert.equal(statuses.length, 3);
    await exchange.cancel({ cancels: statuses.map((s) => ({ a: 1, o: s.resting.oid })) });
});
await checks.check('modify and batchModify replace', async () => {
    const { bid } = await book('BTC');
    const placed = await status(order(0, true, Math.floor(bid * 0.8), '0.001', limit('Gtc'), { c: cloid() }));
    const changed = order(0, true, Math.floor(bid * 0.81), '0.002', limit('Gtc'), { c: cloid() });
    await exchange.modify({ oid: placed.resting.oid, order: changed });
    const [open] = await info.openOrders({ user });
    assert.equal(open.sz, '0.002');
    const batch = await exchange.batchModify({ modifies: [{ oid: open.oid, order: { ...changed, s: '0.003' } }] });
    await exchange.cancel({ cancels: [{ a: 0, o: batch.response.data.statuses[0].resting.oid }] });
});
await checks.check('a stop is modified where it is placed always, and only there', async () => {
    const { bid, ask } = await book('BTC');
    await status(order(0, true, Math.ceil(ask * 1.01), '0.001', limit('Ioc')));
    const stop = (factor) => order(0, false, Math.floor(bid * factor), '0.001', trigger(Math.floor(bid * factor), 'sl'), { r: true });
    const { oid } = (await status(stop(0.8))).resting;
    await checks.fails('a stop is not modified otherwise', hl.ApiRequestError, () =>
        exchange.batchModify({ modifies: [{ oid, order: stop(0.75) }] }), /Cannot modify/);
    const replaced = (await exchange.batchModify({ modifies: [{ oid, order: stop(0.75) }], a: true })).response.data.statuses[0];
    const [open] = await info.frontendOpenOrders({ user });
    assert.equal(open.oid, replaced.resting.oid);
    assert.equal(open.orderType, 'Stop Market');
    await status(order(0, false, Math.floor(bid * 0.99), '0.001', limit('Ioc'), { r: true }));
});
await checks.check('spot buy and sell', async () => {
    const { ask, bid } = await book('@107');
    const bought = await status(order(10107, true, (ask * 1.02).toFixed(3), '1', limit('Ioc')));
    assert.equal(bought.filled.totalSz, '1.0');
    const sold = await status(order(10107, false, (bid * 0.98).toFixed(3), '1', limit('Ioc')));
    assert.equal(sold.filled.totalSz, '1.0');
});
await checks.check('TWAP starts, slices and is cancelled', async () => {
    const reply = await exchange.twapOrder({ twap: { a: 1, b: true, s: '1', r: false, m: 5, t: false } });
    const { twapId } = reply.response.data.status.running;
    await until(() => info.userTwapSliceFills({ user }), (fills) => fills.some((f) => f.twapId === twapId));
    await exchange.twapCancel({ a: 1, t: twapId });
    await checks.fails('TWAP is cancelled once', hl.ApiRequestError, () => exchange.twapCancel({ a: 1, t: twapId }), /TWAP was never placed/);
    const { bid } = await book('ETH');
    await status(order(1, false, Math.floor(bid * 0.97), '1', limit('Ioc'), { r: true }));
});

// --- margin, transfers, keys
await checks.check('leverage, isolated margin and back', async () => {
    await exchange.updateLeverage({ asset: 4, isCross: false, leverage: 5 });
    const { ask, bid } = await book('SOL');
    const sol = (await info.meta()).universe.findIndex((u) => u.name === 'SOL');
    await exchange.updateLeverage({ asset: sol, isCross: false, leverage: 5 });
    await status(order(sol, true, (ask * 1.02).toFixed(1), '2', limit('Ioc')));
    await exchange.updateIsolatedMargin({ asset: sol, isBuy: true, ntli: 10_000_000 });
    const state = await info.clearinghouseState({ user });
    const { position } = state.assetPositions.find((p) => p.position.coin === 'SOL');
    assert.equal(position.leverage.type, 'isolated');
    assert.ok(Number(position.marginUsed) > 10);
    await exchange.topUpIsolatedOnlyMargin({ asset: sol, leverage: '2' });
    await status(order(sol, false, (bid * 0.98).toFixed(1), '2', limit('Ioc'), { r: true }));
});
await checks.check('transfers: classes, dexes, users, withdrawal', async () => {
    await exchange.usdClassTransfer({ amount: '100', toPerp: false });
    await exchange.sendAsset({
        destination: user,
        sourceDex: '',
        destinationDex: 'xyz',
        token: 'USDC:0x6d1e7cde53ba9467b783cb7c530ce054',
        amount: '50',
        fromSubAccount: '',
    });
    assert.equal((await info.clearinghouseState({ user, dex: 'xyz' })).withdrawable, '50.0');
    await exchange.agentSendAsset({
        destination: user,
        sourceDex: 'xyz',
        destinationDex: 'spot',
        token: 'USDC:0x6d1e7cde53ba9467b783cb7c530ce054',
        amount: '50',
        fromSubAccount: '',
    });
    await exchange.usdSend({ destination: other.address, amount: '1' });
    await exchange.spotSend({ destination: other.address, token: 'PURR:0xc1fb593aeffbeb02f85e0308e9956a90', amount: '1' });
    await exchange.withdraw3({ destination: user, amount: '2' });
    const types = (await info.userNonFundingLedgerUpdates({ user, startTime: 0 })).map((row) => row.delta.type);
    assert.deepEqual(
        ['accountClassTransfer', 'internalTransfer', 'send', 'spotTransfer', 'withdraw'].filter((t) => !types.includes(t)),
        [],
    );
});
await checks.check('dex market trades on its own margin', async () => {
    await exchange.sendAsset({
        destination: user, sourceDex: '', destinationDex: 'xyz', token: 'USDC:0x6d1e7cde53ba9467b783cb7c530ce054', amount: '500', fromSubAccount: '',
    });
    const { ask, bid } = await book('xyz:XYZ100');
    await status(order(110000, true, Math.ceil(ask * 1.01), '0.01', limit('Ioc')));
    assert.equal((await info.clearinghouseState({ user, dex: 'xyz' })).assetPositions[0].position.coin, 'xyz:XYZ100');
    await status(order(110000, false, Math.floor(bid * 0.99), '0.01', limit('Ioc'), { r: true }));
});
await checks.check('dex of another collateral trades on its own token', async () => {
    const token = (await info.spotMeta()).tokens.find((t) => t.name === 'USDH');
    const { collateralToken } = await info.meta({ dex: 'flx' });
    assert.equal(collateralToken, token.index);
    await status(order(10230, true, '1.01', '300', limit('Ioc')));
    await exchange.sendAsset({
        destination: user, sourceDex: 'spot', destinationDex: 'flx', token: `USDH:${token.tokenId}`, amount: '250', fromSubAccount: '',
    });
    const { ask, bid } = await book('flx:TSLA');
    await status(order(120000, true, Math.ceil(ask * 1.01), '0.5', limit('Ioc')));
    assert.equal((await info.clearinghouseState({ user, dex: 'flx' })).assetPositions[0].position.coin, 'flx:TSLA');
    await status(order(120000, false, Math.floor(bid * 0.99), '0.5', limit('Ioc'), { r: true }));
    assert.equal((await info.userFills({ user }))[0].feeToken, 'USDH');
});
await checks.check('agent is approved, trades and is replaced', async () => {
    const key = `0x${'11'.repeat(31)}${(now % 250).toString(16).padStart(2, '0')}`;
    const agent = privateKeyToAccount(key);
    await exchange.approveAgent({ agentAddress: agent.address, agentName: 'script' });
    assert.ok((await info.extraAgents({ user })).some((a) => a.name === 'script'));
    assert.equal((await info.userRole({ user: agent.address })).role, 'agent');
    const byAgent = noting(new hl.ExchangeClient({ transport: http, wallet: agent, signatureChainId: '0x66eee' }), exchange.called);
    await byAgent.noop({ nonce: Date.now() });
    await checks.fails('agent may not send money', hl.ApiRequestError, () => byAgent.usdSend({ destination: user, amount: '1' }), /Must deposit/);
});
await checks.check('builder fee is approved', async () => {
    await exchange.approveBuilderFee({ maxFeeRate: '0.01%', builder: other.address });
    assert.equal(await info.maxBuilderFee({ user, builder: other.address }), 10);
    assert.deepEqual(await info.approvedBuilders({ user }), [other.address]);
});
await checks.check('request weight is bought', () => exchange.reserveRequestWeight({ weight: 100 }));
await checks.check('unified account shares its balance', async () => {
    await exchange.userSetAbstraction({ user, abstraction: 'unifiedAccount' });
    assert.equal(await info.userAbstraction({ user }), 'unifiedAccount');
    await checks.fails('no class transfer in a unified account', hl.ApiRequestError, () => exchange.usdClassTransfer({ amount: '1', toPerp: true }), /unified account/);
    await exchange.agentSetAbstraction({ abstraction: 'i' });
    await exchange.usdClassTransfer({ amount: '90000', toPerp: true });
});

await checks.fails('schedule without volume', hl.ApiRequestError, () => exchange.scheduleCancel({ time: Date.now() + 10_000 }), /enough volume/);

// --- volume, and what it opens: sub-accounts, codes, the dead-man switch, vaults
await checks.check('a million dollars traded', async () => {
    for (let i = 0; i < 8; i++) {
        for (const buy of [true, false]) {
            const { bid, ask } = await book('BTC');
            await status(order(0, buy, buy ? Math.ceil(ask * 1.02) : Math.floor(bid * 0.98), '1', limit('Ioc')));
        }
    }
    assert.ok(Number((await info.userRateLimit({ user })).cumVlm) > 1_000_000);
    assert.equal(await size('BTC'), 0);
});
await checks.check('dead-man switch is set and cleared', async () => {
    await exchange.scheduleCancel({ time: Date.now() + 10_000 });
    await exchange.scheduleCancel({});
});
await checks.check('sub-account: made, paid, traded for, read', async () => {
    const { data: sub } = (await exchange.createSubAccount({ name: 'script' })).response;
    await exchange.subAccountTransfer({ subAccountUser: sub, isDeposit: true, usd: 500_000_000 });
    await exchange.subAccountSpotTransfer({ subAccountUser: sub, isDeposit: true, token: 'PURR:0xc1fb593aeffbeb02f85e0308e9956a90', amount: '3' });
    const { bid } = await book('BTC');
    const orders = [order(0, true, Math.floor(bid * 0.9), '0.001', limit('Gtc'))];
    await exchange.order({ orders, grouping: 'na' }, { vaultAddress: sub });
    assert.equal((await info.openOrders({ user: sub })).length, 1);
    assert.equal((await info.userRole({ user: sub })).role, 'subAccount');
    const [row] = await info.subAccounts({ user });
    assert.equal(Number(row.clearinghouseState.marginSummary.accountValue), 500);
    assert.equal(Number(row.spotState.balances.find((b) => b.coin === 'PURR').total), 3);
    await exchange.subAccountModify({ subAccountUser: sub, name: 'renamed' });
    await checks.fails('a sub-account of nobody is not renamed', hl.ApiRequestError, () =>
        exchange.subAccountModify({ subAccountUser: other.address, name: 'mine' }), /is not registered to/);
    const [all] = await info.subAccounts2({ user });
    assert.equal(all.name, 'renamed');
    assert.equal(Number(all.dexToClearinghouseState.find(([dex]) => dex === '')[1].marginSummary.accountValue), 500);
});
await checks.check('vault: made, deposited in, traded for, withdrawn from', async () => {
    const { data: vault } = (await exchange.createVault({ name: 'Salt', description: 'Carries the salt', initialUsd: 1_000_000_000 })).response;
    await exchange.vaultTransfer({ vaultAddress: vault, isDeposit: true, usd: 200_000_000 });
    const { ask } = await book('ETH');
    const orders = [order(1, true, Math.ceil(ask * 1.01), '0.1', limit('Ioc'))];
    await exchange.order({ orders, grouping: 'na' }, { vaultAddress: vault });
    assert.equal((await info.clearinghouseState({ user: vault })).assetPositions[0].position.coin, 'ETH');
    await exchange.vaultTransfer({ vaultAddress: vault, isDeposit: false, usd: 100_000_000 });
    assert.equal((await info.userRole({ user: vault })).role, 'vault');
    const details = await info.vaultDetails({ vaultAddress: vault, user });
    assert.equal(details.followers[0].user, 'Leader');
    assert.deepEqual(await info.leadingVaults({ user }), [{ address: vault, name: 'Salt' }]);
    assert.ok((await info.vaultSummaries()).some((row) => row.vaultAddress === vault && Number(row.tvl) > 1000));
    const [equity] = await info.userVaultEquities({ user });
    assert.ok(Math.abs(Number(equity.equity) - 1100) < 20, equity.equity);
    await exchange.vaultModify({ vaultAddress: vault, allowDeposits: false, alwaysCloseOnWithdraw: true });
    await exchange.vaultModify({ vaultAddress: vault, allowDeposits: null });
    const modified = await info.vaultDetails({ vaultAddress: vault, user });
    assert.ok(!modified.allowDeposits && modified.alwaysCloseOnWithdraw);
    await exchange.vaultDistribute({ vaultAddress: vault, usd: 50_000_000 });
    await exchange.vaultDistribute({ vaultAddress: vault, usd: 0 });
    assert.ok((await info.vaultDetails({ vaultAddress: vault, user })).isClosed);
    await checks.fails('a vault of nobody', hl.ApiRequestError, () =>
        exchange.vaultTransfer({ vaultAddress: user, isDeposit: true, usd: 1 }), /Vault not registered/);
    const kinds = (await info.userNonFundingLedgerUpdates({ user, startTime: 0 })).map((row) => row.delta.type);
    assert.ok(['vaultCreate', 'vaultDeposit', 'vaultWithdraw', 'vaultDistribution'].every((kind) => kinds.includes(kind)), kinds.join());
});
await checks.check('referral code is made and used', async () => {
    await exchange.registerReferrer({ code: 'SALT' });
    const follower = noting(
        new hl.ExchangeClient({ transport: http, wallet: privateKeyToAccount(other.privateKey), signatureChainId: '0x66eee' }),
        exchange.called,
    );
    await follower.setReferrer({ code: 'SALT' });
    assert.equal((await info.referral({ user })).referrerState.data.nReferrals, 1);
    assert.equal((await info.referral({ user: other.address })).referredBy.code, 'SALT');
});
await checks.check('names, dust, transfers to somebody new', async () => {
    await exchange.setDisplayName({ displayName: 'salt' });
    await exchange.spotUser({ toggleSpotDusting: { optOut: true } });
    await until(() => heard.webData3, (all) => all.at(-1).userState.optOutOfSpotDusting === true);
    assert.deepEqual(await info.preTransferCheck({ user: `0x${'6'.repeat(40)}`, source: user }), {
        fee: '1.0', isSanctioned: false, userExists: false, userHasSentTx: false,
    });
    assert.equal((await info.preTransferCheck({ user: other.address, source: user })).fee, '0.0');
});
await checks.check('portfolio margin replies', async () => {
    await exchange.userSetAbstraction({ user, abstraction: 'portfolioMargin' });
    const state = await info.spotClearinghouseState({ user });
    assert.equal(state.portfolioMarginEnabled, true);
    assert.ok(Number(state.portfolioMarginRatio) >= 0);
    await exchange.agentSetAbstraction({ abstraction: 'i' });
    await exchange.usdClassTransfer({ amount: '80000', toPerp: true });
});
await checks.check('dex abstraction is enabled and left', async () => {
    await exchange.agentEnableDexAbstraction();
    assert.equal(await info.userAbstraction({ user }), 'dexAbstraction');
    assert.equal(await info.userDexAbstraction({ user }), true);
    await exchange.userDexAbstraction({ user, enabled: false });
    assert.equal(await info.userDexAbstraction({ user }), false);
});
await checks.fails('nothing is staked', hl.ApiRequestError, () =>
    exchange.tokenDelegate({ validator: other.address, wei: 1, isUndelegate: false }), /staking balance/);

// --- wrong input
const { bid } = await book('BTC');
const refused = (name, orders, text, grouping) =>
    checks.fails(`refused ${name}`, hl.ApiRequestError, () => place(orders, grouping), text);
await refused('tick', order(0, true, '77000.5123', '0.001', limit('Gtc')), /divisible by tick size/);
await refused('minimum', order(0, true, Math.floor(bid * 0.9), '0.0001', limit('Gtc')), /minimum value of \$10/);
await refused('margin', order(0, true, Math.floor(bid * 0.99), '1000', limit('Gtc')), /Insufficient margin/);
await refused('value', order(0, true, Math.floor(bid * 0.99), '5000', limit('Gtc')), /Order value too large/);
await refused('spot balance', order(10107, false, '31', '100000', limit('Gtc')), /Insufficient spot balance|95% away/);
await refused('post only', order(0, true, Math.ceil(bid * 1.01), '0.001', limit('Alo')), /Post only/);
await refused('IOC without match', order(0, true, Math.floor(bid * 0.9), '0.001', limit('Ioc')), /could not immediately match/);
await refused('reduce-only', order(0, false, Math.floor(bid * 0.99), '0.001', limit('Ioc'), { r: true }), /would increase position/);
await refused('trigger on the wrong side', order(0, false, Math.floor(bid * 1.1), '0.001', trigger(Math.floor(bid * 1.1), 'sl')), /Invalid TP\/SL price/);
await refused('far price', order(0, true, '1', '20', limit('Gtc')), /95% away/);
await refused('limit short of its trigger', order(0, false, Math.floor(bid * 0.9), '0.001', trigger(Math.floor(bid * 0.8), 'sl', false)), /Invalid TP\/SL price/);
await refused('trigger on spot', order(10107, false, '20', '1', trigger('20', 'sl')), /not enabled on spot/);
await refused('lone bracket', order(0, true, Math.floor(bid * 0.9), '0.001', limit('Gtc')), /Unexpected number of trigger/, 'normalTpsl');
await refused('unknown asset', order(77, true, '10', '10', limit('Gtc')), /asset/i);
await checks.fails('cancel unknown', hl.ApiRequestError, () => exchange.cancel({ cancels: [{ a: 0, o: 1 }] }), /never placed/);
await checks.fails('leverage too high', hl.ApiRequestError, () => exchange.updateLeverage({ asset: 0, isCross: true, leverage: 100 }), /Invalid leverage/);
await checks.fails('unknown signer', hl.ApiRequestError, () =>
    new hl.ExchangeClient({ transport: http, wallet: privateKeyToAccount(`0x${'77'.repeat(32)}`), signatureChainId: '0x66eee' }).noop({ nonce: Date.now() }), /does not exist/);
await checks.fails('unknown type of request', hl.HttpRequestError, () => http.request('info', { type: 'nope' }));

// --- faults
for (const [name, fault] of Object.entries({
    'HTTP 503': { kind: 'status', status: 503, text: '<html>' },
    'HTTP 429': { kind: 'status', status: 429, text: 'null' },
    'HTML instead of JSON': { kind: 'status', status: 200, text: '<html>no</html>' },
    'reset instead of a reply': { kind: 'cut' },
})) {
    await checks.check(`fault ${name}`, async () => {
        await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', times: 3, ...fault });
        await assert.rejects(() => info.exchangeStatus());
        await control('DELETE', '/faults');
    });
}

// --- what the streams said meanwhile, and posts over the socket
const said = (name, satisfied) => checks.check(`stream ${name}`, () => until(() => heard[name], satisfied));
await said('orderUpdates', (all) => ['open', 'filled', 'canceled'].every((s) => all.flat().some((u) => u.status === s)));
await said('userFills', (all) => all.some((e) => !e.isSnapshot && e.fills.length > 0));
await said('userEvents', (all) => all.some((e) => 'fills' in e) && all.some((e) => 'nonUserCancel' in e));
await said('openOrders', (all) => all.some((e) => e.orders.length > 0));
await said('clearinghouseState', (all) => all.some((e) => e.clearinghouseState.assetPositions.length > 0));
await said('userTwapSliceFills', (all) => all.some((e) => e.twapSliceFills.length > 0));
await said('userNonFundingLedgerUpdates', (all) => all.some((e) => e.nonFundingLedgerUpdates.length > 0));
await said('trades', (all) => all.flat().length > 0);
await checks.check('stream funding', async () => {
    const { ask } = await book('BTC');
    await status(order(0, true, Math.ceil(ask * 1.01), '0.01', limit('Ioc')));
    await control('POST', '/funding');
    await until(() => heard.userFundings, (all) => all.some((e) => e.fundings.length > 0));
    assert.ok((await info.userFunding({ user, startTime: 0 })).length > 0);
});
const overSocket = new hl.ExchangeClient({ transport: socket, wallet, signatureChainId: '0x66eee' });
await checks.check('post info', async () => assert.ok((await new hl.InfoClient({ transport: socket }).l2Book({ coin: 'BTC' })).levels));
await checks.check('post action', async () => {
    const px = Math.floor((await book('BTC')).bid * 0.9);
    const reply = await overSocket.order({ orders: [order(0, true, px, '0.001', limit('Gtc'))], grouping: 'na' });
    await overSocket.cancel({ cancels: [{ a: 0, o: reply.response.data.statuses[0].resting.oid }] });
});
await checks.fails('post of a wrong action', hl.ApiRequestError, () => overSocket.cancel({ cancels: [{ a: 0, o: 1 }] }), /never placed/);
await checks.fails('wrong subscription is answered', Error, () => stream.trades({ coin: 'NOPE' }, () => {}), /Invalid subscription|NOPE/);
await checks.check('switch: unknown coin of a book is answered too', async () => {
    await control('POST', '/switches', { venue: 'hyperliquid', name: 'errorOnUnknownCoin', on: true });
    await assert.rejects(() => stream.l2Book({ coin: 'NOPE' }, () => {}), /Invalid subscription|NOPE/);
    await control('POST', '/switches', { venue: 'hyperliquid', name: 'errorOnUnknownCoin', on: false });
});
await checks.check('unsubscribe', async () => {
    const again = await stream.trades({ coin: 'ETH' }, () => {});
    await again.unsubscribe();
});
await checks.check('reset socket comes back with its subscriptions', async () => {
    const before = heard.bbo.length;
    await control('POST', '/faults', { venue: 'hyperliquid', kind: 'reset' });
    await until(() => heard.bbo.length, (n) => n > before + 1);
});
// --- what was not called, and why
const because = (why, names) => Object.fromEntries(names.split(' ').map((name) => [name, why]));
const listing = 'listing of tokens and dexes is not simulated';
const outcomes = 'outcome markets are not simulated';
const methods = (type) => Object.getOwnPropertyNames(type.prototype).filter((name) => name !== 'constructor');
await checks.covers(methods(hl.InfoClient), info.called, {
    ...because('no source states an answer of a venue where nobody does it', 'borrowLendReserveState gossipPriorityAuctionStatus'),
    ...because(listing, 'perpDeployAuctionStatus spotDeployState spotPairDeployAuctionStatus'),
    ...because('webData3 has replaced it', 'webData2'),
});
await checks.covers(methods(hl.ExchangeClient), exchange.called, {
    ...because(listing, 'perpDeploy spotDeploy'),
    ...because(outcomes, 'activateOutcomeDeployer userOutcome'),
    ...because(
        'staking and validators are not simulated',
        'cDeposit cWithdraw claimRewards cSignerAction cValidatorAction gossipPriorityBid validatorL1Stream linkStakingUser stakingLinkDisableTradingUser',
    ),
    ...because('lending is not simulated', 'borrowLend'),
    ...because('several signers of one account are not simulated', 'convertToMultiSigUser'),
    ...because(
        'what lies beside the exchange is not simulated',
        'evmUserModify finalizeEvmContract sendToEvmWithData authorizeAqav2Role hip3LiquidatorTransfer',
    ),
    ...because('userSetAbstraction has replaced it', 'userPortfolioMargin'),
});
await checks.covers(methods(hl.SubscriptionClient), stream.called, because(outcomes, 'outcomeMetaUpdates'));
await control('POST', '/switches', { venue: 'hyperliquid', name: 'noWeightLimit', on: false });
checks.close();
