// ccxt (REST and pro) on the simulated Hyperliquid.
import { readFileSync } from 'node:fs';
import ccxt from 'ccxt';
import { Checks, assert, claimed, control, noting, simulator, until } from './checks.mjs';

const { version } = JSON.parse(readFileSync(new URL('node_modules/ccxt/package.json', import.meta.url)));
const checks = new Checks(`ccxt ${version} hyperliquid`);
const { rest, ws, accounts } = simulator.hyperliquid;
const [, own] = accounts;
const open = (extra = {}) =>
    new ccxt.pro.hyperliquid({
        walletAddress: own.address,
        privateKey: own.privateKey,
        enableRateLimit: false,
        urls: { api: { public: rest, private: rest, ws: { public: ws } } },
        ...extra,
    });
const ex = noting(open());
await ex.loadHttpProxyAgent();
await control('POST', '/switches', { venue: 'hyperliquid', name: 'noWeightLimit', on: true });

const BTC = 'BTC/USDC:USDC';
const ETH = 'ETH/USDC:USDC';
const SOL = 'SOL/USDC:USDC';
const SPOT = 'HYPE/USDC';
const DEX = 'XYZ-XYZ100/USDC:USDC';
const OTHER_DEX = 'FLX-TSLA/USDH:USDH';
const price = async (symbol, factor) => Number(ex.priceToPrecision(symbol, (await ex.fetchOrderBook(symbol)).asks[0][0] * factor));
const position = async (symbol) => (await ex.fetchPositions([symbol])).find((p) => p.symbol === symbol && p.contracts > 0);

// --- markets and what needs no key
await checks.check('loadMarkets', async () => {
    const markets = await ex.loadMarkets();
    assert.ok(markets[BTC].swap && markets[SPOT].spot && markets[DEX]?.swap && markets[OTHER_DEX]?.settle === 'USDH', Object.keys(markets).join(' '));
});
await checks.check('fetchTime', async () => assert.ok(Math.abs((await ex.fetchTime()) - Date.now()) < 60_000));
await checks.check('fetchStatus', async () => assert.equal((await ex.fetchStatus()).status, 'ok'));
await checks.check('fetchCurrencies', async () => assert.ok((await ex.fetchCurrencies()).USDC));
await checks.check('fetchTicker', async () => assert.ok((await ex.fetchTicker(BTC)).last > 0));
await checks.check('fetchTickers', async () => assert.ok(Object.keys(await ex.fetchTickers()).length > 5));
await checks.check('fetchOrderBook', async () => {
    const book = await ex.fetchOrderBook(BTC);
    assert.equal(book.bids.length, 20);
    assert.ok(book.bids[0][0] < book.asks[0][0]);
});
await checks.check('fetchCurrenciesWs', async () => assert.ok((await ex.fetchCurrenciesWs()).USDC));
await checks.lacks(ex, ccxt.NotSupported, ['fetchDepositWithdrawFee', 'USDC']);
await checks.check('fetchMarkets', async () => assert.ok((await ex.fetchMarkets()).length > 5));
await checks.check('fetchL2OrderBook', async () => assert.ok((await ex.fetchL2OrderBook(BTC)).asks.length > 0));
await checks.check('fetchOrderBook spot', async () => assert.ok((await ex.fetchOrderBook(SPOT)).bids.length > 0));
await checks.check('fetchOHLCV', async () => {
    const candles = await ex.fetchOHLCV(BTC, '1h', Date.now() - 86_400_000, 24);
    assert.ok(candles.length >= 24 && candles[0][2] >= candles[0][3]);
});
await checks.check('fetchFundingRate', async () => assert.notEqual((await ex.fetchFundingRate(BTC)).fundingRate, undefined));
await checks.check('fetchFundingRates', async () => assert.ok((await ex.fetchFundingRates())[ETH]));
await checks.check('fetchFundingRateHistory', async () => assert.ok((await ex.fetchFundingRateHistory(BTC)).length > 0));
await checks.check('fetchOpenInterest', async () => assert.ok((await ex.fetchOpenInterest(BTC)).openInterestAmount > 0));
await checks.check('fetchOpenInterests', async () => assert.ok((await ex.fetchOpenInterests())[BTC]));

// --- the account
await checks.check('fetchBalance swap', async () => assert.equal((await ex.fetchBalance()).USDC.total > 90_000, true));
await checks.check('fetchBalance spot', async () => assert.equal((await ex.fetchBalance({ type: 'spot' })).HYPE.total, 1000));
await checks.check('fetchTradingFee', async () => assert.equal((await ex.fetchTradingFee(BTC)).taker, 0.00045));
await checks.check('fetchPositions empty', async () => assert.deepEqual(await ex.fetchPositions(), []));

// --- streams
const heard = {};
const watch = (name, step) => {
    heard[name] = [];
    (async () => {
        for (;;) {
            heard[name].push(await step());
        }
    })().catch((error) => {
        if (!ex.closing) {
            heard[name].error = error;
        }
    });
};
watch('watchOrderBook', () => ex.watchOrderBook(BTC));
watch('watchTicker', () => ex.watchTicker(ETH));
watch('watchTickers', () => ex.watchTickers([BTC, ETH]));
watch('watchTrades', () => ex.watchTrades(BTC));
watch('watchOHLCV', () => ex.watchOHLCV(BTC, '1m'));
watch('watchMyTrades', () => ex.watchMyTrades());
watch('watchOrders', () => ex.watchOrders());
watch('watchPositions', () => ex.watchPositions());
watch('watchBalance', () => ex.watchBalance());
const said = (name) =>
    checks.check(name, () =>
        until(() => heard[name], (all) => {
            if (all.error) {
                throw all.error;
            }
            return all.length > 0;
        }),
    );
for (const name of ['watchOrderBook', 'watchTicker', 'watchTickers', 'watchTrades', 'watchOHLCV', 'watchBalance']) {
    await said(name);
}

// --- orders
await checks.check('limit order rests, is read and cancelled', async () => {
    const placed = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
    assert.ok((await ex.fetchOpenOrders(BTC)).some((o) => o.id === placed.id));
    assert.equal((await ex.fetchOrder(placed.id, BTC)).status, 'open');
    await ex.cancelOrder(placed.id, BTC);
    assert.equal((await ex.fetchOrder(placed.id, BTC)).status, 'canceled');
});
await checks.check('client order id is read and cancelled by', async () => {
    const clientOrderId = `0x${'a1'.repeat(16)}`;
    await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9), { clientOrderId });
    assert.equal((await ex.fetchOrder(undefined, BTC, { clientOrderId })).clientOrderId, clientOrderId);
    await ex.cancelOrder(undefined, BTC, { clientOrderId });
});
await checks.check('post-only order rests', async () => {
    const placed = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9), { postOnly: true });
    await ex.cancelOrder(placed.id, BTC);
});
await checks.check('IOC order fills', async () => {
    const placed = await ex.createOrder(BTC, 'limit', 'buy', 0.01, await price(BTC, 1.01), { timeInForce: 'IOC' });
    assert.equal(placed.filled, 0.01);
});
await checks.check('market order fills', async () => {
    const placed = await ex.createOrder(BTC, 'market', 'buy', 0.01, await price(BTC, 1));
    assert.equal(placed.filled, 0.01);
    assert.equal((await position(BTC)).contracts, 0.02);
});
await checks.check('fetchPosition', async () => assert.equal((await ex.fetchPosition(BTC)).side, 'long'));
await checks.check('stop loss and take profit wait', async () => {
    const stop = await ex.createOrder(BTC, 'market', 'sell', 0.01, await price(BTC, 1), {
        stopLossPrice: await price(BTC, 0.8),
        reduceOnly: true,
    });
    const above = await price(BTC, 1.2);
    const profit = await ex.createOrder(BTC, 'limit', 'sell', 0.01, above, {
        takeProfitPrice: above,
        reduceOnly: true,
    });
    const waiting = await ex.fetchOpenOrders(BTC);
    assert.equal(waiting.filter((o) => o.triggerPrice > 0).length, 2);
    await ex.cancelOrders([stop.id, profit.id], BTC);
});
await checks.check('order with exits: bracket', async () => {
    const px = await price(ETH, 0.9);
    const above = await price(ETH, 1.2);
    const placed = await ex.createOrder(ETH, 'limit', 'buy', 0.1, px, {
        stopLoss: { triggerPrice: await price(ETH, 0.7), type: 'market', price: await price(ETH, 0.7) },
        takeProfit: { triggerPrice: above, type: 'limit', price: above },
    });
    assert.ok(placed.id);
    await ex.cancelOrder(placed.id, ETH);
    assert.equal((await ex.fetchOpenOrders(ETH)).length, 0);
});
await checks.check('batch of orders, cancelled as a batch', async () => {
    const orders = [];
    for (const factor of [0.8, 0.81, 0.82]) {
        orders.push({ symbol: ETH, type: 'limit', side: 'buy', amount: 0.1, price: await price(ETH, factor) });
    }
    const placed = await ex.createOrders(orders);
    assert.equal(placed.length, 3);
    await ex.cancelOrders(placed.map((o) => o.id), ETH);
});
await checks.check('cancelOrdersForSymbols', async () => {
    const one = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
    const two = await ex.createOrder(ETH, 'limit', 'buy', 0.01, await price(ETH, 0.9));
    await ex.cancelOrdersForSymbols([{ id: one.id, symbol: BTC }, { id: two.id, symbol: ETH }]);
    assert.equal((await ex.fetchOpenOrders()).length, 0);
});
await checks.check('createLimitOrder and createMarketOrder', async () => {
    const placed = await ex.createLimitOrder(BTC, 'buy', 0.001, await price(BTC, 0.9));
    await ex.cancelOrder(placed.id, BTC);
    assert.equal((await ex.createMarketOrder(ETH, 'buy', 0.1, await price(ETH, 1))).filled, 0.1);
    const over = await ex.createMarketOrderWs(ETH, 'buy', 0.1, await price(ETH, 1));
    assert.equal(over.filled, 0.1);
    const closed = await ex.createReduceOnlyOrder(ETH, 'market', 'sell', 0.2, await price(ETH, 1));
    assert.equal(closed.filled, 0.2);
});
await checks.check('createTriggerOrder and createStopOrder wait', async () => {
    const trigger = await ex.createTriggerOrder(ETH, 'market', 'buy', 0.1, await price(ETH, 1.2), await price(ETH, 1.2));
    const stop = await ex.createStopOrder(ETH, 'limit', 'buy', 0.1, await price(ETH, 1.21), await price(ETH, 1.2));
    assert.ok((await ex.fetchOpenOrders(ETH)).every((o) => o.triggerPrice > 0));
    await ex.cancelOrders([trigger.id, stop.id], ETH);
});
await checks.check('createOrderWithTakeProfitAndStopLoss', async () => {
    const placed = await ex.createOrderWithTakeProfitAndStopLoss(
        ETH, 'limit', 'buy', 0.1, await price(ETH, 0.9), await price(ETH, 1.2), await price(ETH, 0.7),
        { stopLossLimitPrice: await price(ETH, 0.69), takeProfitLimitPrice: await price(ETH, 1.2) },
    );
    await ex.cancelOrder(placed.id, ETH);
    assert.equal((await ex.fetchOpenOrders(ETH)).length, 0);
});
await checks.check('editOrders replaces several', async () => {
    const one = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
    const two = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.89));
    const changes = [];
    for (const [{ id }, factor] of [[one, 0.88], [two, 0.87]]) {
        changes.push({ id, symbol: BTC, type: 'limit', side: 'buy', amount: 0.002, price: await price(BTC, factor) });
    }
    const edited = await ex.editOrders(changes);
    assert.equal(edited.length, 2);
    await ex.cancelOrders(edited.map((o) => o.id), BTC);
});
await checks.check('editOrder replaces', async () => {
    const placed = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
    const edited = await ex.editOrder(placed.id, BTC, 'limit', 'buy', 0.002, await price(BTC, 0.89));
    assert.equal((await ex.fetchOrder(edited.id, BTC)).amount, 0.002);
    await ex.cancelOrder(edited.id, BTC);
});
await checks.check('TWAP starts and is cancelled', async () => {
    const twap = await ex.createTwapOrder(ETH, 'buy', 1, 300_000);
    await ex.cancelTwapOrder(twap.id, ETH);
});
await checks.check('spot market order fills', async () => {
    const placed = await ex.createOrder(SPOT, 'market', 'buy', 1, await price(SPOT, 1));
    assert.equal(placed.filled, 1);
    await ex.createOrder(SPOT, 'limit', 'sell', 1, await price(SPOT, 1.05), { postOnly: true });
    const [resting] = await ex.fetchOpenOrders(SPOT);
    await ex.cancelOrder(resting.id, SPOT);
});
await checks.check('order over the socket', async () => {
    const placed = await ex.createOrderWs(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
    const edited = await ex.editOrderWs(placed.id, BTC, 'limit', 'buy', 0.002, await price(BTC, 0.89));
    await ex.cancelOrderWs(edited.id, BTC);
});
await checks.check('orders over the socket', async () => {
    const px = await price(BTC, 0.9);
    const placed = await ex.createOrdersWs([0.001, 0.002].map((amount) => ({ symbol: BTC, type: 'limit', side: 'buy', amount, price: px })));
    await ex.cancelOrdersWs(placed.map((o) => o.id), BTC);
});
await checks.check('reduce-only closes', async () => {
    await ex.createOrder(BTC, 'market', 'sell', 0.02, await price(BTC, 1), { reduceOnly: true });
    assert.equal(await position(BTC), undefined);
});
for (const name of ['watchMyTrades', 'watchOrders', 'watchPositions']) {
    await said(name);
}
await checks.check('fetchMyTrades', async () => assert.ok((await ex.fetchMyTrades(BTC)).length >= 3));
await checks.check('fetchTrades', async () => assert.ok((await ex.fetchTrades(BTC, undefined, undefined, { user: own.address })).length > 0));
await checks.check('fetchOrders', async () => assert.ok((await ex.fetchOrders(BTC)).length > 0));
await checks.check('fetchClosedOrders', async () => assert.ok((await ex.fetchClosedOrders(BTC)).length > 0));
await checks.check('fetchCanceledOrders', async () => assert.ok((await ex.fetchCanceledOrders(BTC)).length > 0));
await checks.check('fetchCanceledAndClosedOrders', async () => assert.ok((await ex.fetchCanceledAndClosedOrders(BTC)).length > 0));

// --- margin and money
await checks.check('setLeverage and setMarginMode', async () => {
    await ex.setLeverage(5, SOL, { marginMode: 'isolated' });
    await ex.setMarginMode('isolated', SOL, { leverage: 5 });
});
await checks.check('isolated margin is added and taken', async () => {
    await ex.createOrder(SOL, 'market', 'buy', 2, await price(SOL, 1));
    await ex.addMargin(SOL, 10);
    assert.equal((await position(SOL)).marginMode, 'isolated');
    await ex.reduceMargin(SOL, 5);
    await ex.createOrder(SOL, 'market', 'sell', 2, await price(SOL, 1), { reduceOnly: true });
});
await checks.check('transfer between spot and swap', async () => {
    await ex.transfer('USDC', 100, 'swap', 'spot');
    await ex.transfer('USDC', 100, 'spot', 'swap');
});
await checks.check('withdraw', () => ex.withdraw('USDC', 5, own.address));
await checks.check('fetchLedger', async () => assert.ok((await ex.fetchLedger()).length > 0));
await checks.check('fetchWithdrawals', async () => assert.ok((await ex.fetchWithdrawals('USDC')).length > 0));
await checks.check('fetchDeposits', async () => {
    await control('POST', '/deposits', { venue: 'hyperliquid', account: own.address, asset: 'USDC', amount: '250' });
    assert.equal((await ex.fetchDeposits('USDC'))[0].amount, 250);
});
await checks.check('fetchFundingHistory', async () => {
    await ex.createOrder(BTC, 'market', 'buy', 0.01, await price(BTC, 1));
    await control('POST', '/funding');
    assert.ok((await ex.fetchFundingHistory(BTC)).length > 0);
    await ex.createOrder(BTC, 'market', 'sell', 0.01, await price(BTC, 1), { reduceOnly: true });
});
await checks.check('reserveRequestWeight', () => ex.reserveRequestWeight(10));
// ccxt has no call that moves money to a dex, but signs any action
const send = async (token, sourceDex, destinationDex, amount) => {
    const nonce = ex.incrementingNonce();
    const action = { type: 'agentSendAsset', destination: own.address, sourceDex, destinationDex, token, amount, fromSubAccount: '', nonce };
    return ex.privatePostExchange({ action, nonce, signature: ex.signL1Action(action, nonce) });
};
for (const [name, symbol, token, from, dex] of [
    ['builder-deployed dex', DEX, 'USDC', '', 'xyz'],
    ['dex of another collateral', OTHER_DEX, 'USDH', 'spot', 'flx'],
]) {
    await checks.fails(`${name}: order without collateral there`, ccxt.InsufficientFunds, async () => ex.createOrder(symbol, 'limit', 'buy', 0.2, await price(symbol, 0.9)));
    await checks.check(`${name}: collateral arrives, order rests, fills and closes`, async () => {
        if (token !== 'USDC') {
            await ex.createOrder(`${token}/USDC`, 'market', 'buy', 6000, await price(`${token}/USDC`, 1));
        }
        await send(token, from, dex, '5000');
        const placed = await ex.createOrder(symbol, 'limit', 'buy', 0.2, await price(symbol, 0.9));
        const [open] = await ex.fetchOpenOrders(symbol);
        assert.equal(open.id, placed.id);
        await ex.cancelOrder(placed.id, symbol);
        assert.equal((await ex.createOrder(symbol, 'market', 'buy', 0.2, await price(symbol, 1))).filled, 0.2);
        assert.equal((await ex.fetchPositions([symbol]))[0].contracts, 0.2);
        await ex.createOrder(symbol, 'market', 'sell', 0.2, await price(symbol, 1), { reduceOnly: true });
        assert.ok((await ex.fetchMyTrades(symbol)).every((trade) => trade.fee.currency === token));
    });
}
await checks.check('vault: made, traded for, read', async () => {
    const reply = await ex.createVault('Salt and gold', 'Carries salt one way', 500);
    const vaultAddress = reply.response.data;
    const placed = await ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9), { vaultAddress });
    const [open] = await ex.fetchOpenOrders(BTC, undefined, undefined, { user: vaultAddress });
    assert.equal(open.id, placed.id);
    await ex.cancelOrder(placed.id, BTC, { vaultAddress });
    assert.equal((await ex.fetchBalance({ user: vaultAddress })).USDC.total, 500);
});
await checks.check('unified account is read from spot', async () => {
    // it is left only without positions
    for (const held of await ex.fetchPositions()) {
        const side = held.side === 'long' ? 'sell' : 'buy';
        await ex.createOrder(held.symbol, 'market', side, held.contracts, await price(held.symbol, 1), { reduceOnly: true });
    }
    await ex.setUserAbstraction('unifiedAccount', { user: own.address });
    const fresh = open();
    await fresh.loadHttpProxyAgent();
    assert.ok((await fresh.fetchBalance()).USDC.total > 190_000);
    await ex.setUserAbstraction('disabled', { user: own.address });
    await ex.transfer('USDC', 90_000, 'spot', 'swap');
});

// --- wrong input
const fails = (name, type, step, text) => checks.fails(`wrong ${name}`, ccxt[type], step, text);
await fails('symbol', 'BadSymbol', () => ex.fetchTicker('NOPE/USDC:USDC'));
await fails('size', 'InvalidOrder', () => ex.createOrder(BTC, 'limit', 'buy', 0.00001, 60_000), /minimum value|precision/);
await fails('margin', 'InsufficientFunds', async () => ex.createOrder(BTC, 'limit', 'buy', 1000, await price(BTC, 0.99)));
await fails('value', 'ExchangeError', async () => ex.createOrder(BTC, 'limit', 'buy', 5000, await price(BTC, 0.99)), /too large/);
await fails('spot balance', 'InsufficientFunds', async () => ex.createOrder(SPOT, 'limit', 'sell', 100_000, await price(SPOT, 1.01)));
await fails('post-only that takes', 'InvalidOrder', async () => ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 1.01), { postOnly: true }), /Post only/);
await fails('IOC that meets nobody', 'InvalidOrder', async () => ex.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9), { timeInForce: 'IOC' }), /immediately match/);
await fails('reduce-only without position', 'InvalidOrder', async () => ex.createOrder(BTC, 'market', 'sell', 0.001, await price(BTC, 1), { reduceOnly: true }), /would increase/);
await fails('trigger on the wrong side', 'InvalidOrder', async () => ex.createOrder(BTC, 'market', 'sell', 0.001, await price(BTC, 1), { stopLossPrice: await price(BTC, 1.1) }), /TP\/SL/);
await fails('cancel of an unknown order', 'OrderNotFound', () => ex.cancelOrder('1', BTC));
await fails('cancel of a filled order', 'OrderNotFound', async () => {
    const filled = await ex.createOrder(BTC, 'market', 'buy', 0.001, await price(BTC, 1));
    await ex.createOrder(BTC, 'market', 'sell', 0.001, await price(BTC, 1), { reduceOnly: true });
    await ex.cancelOrder(filled.id, BTC);
}, /never placed, already canceled, or filled/);
await fails('edit of an unknown order', 'ExchangeError', () => ex.editOrder('1', BTC, 'limit', 'buy', 0.001, 60_000));
await fails('edit of a stop, which this client does not ask to place always', 'ExchangeError', async () => {
    await ex.createOrder(BTC, 'market', 'buy', 0.001, await price(BTC, 1));
    const stop = await ex.createOrder(BTC, 'market', 'sell', 0.001, await price(BTC, 1), { stopLossPrice: await price(BTC, 0.8), reduceOnly: true });
    try {
        await ex.editOrder(stop.id, BTC, 'market', 'sell', 0.001, await price(BTC, 1), { stopLossPrice: await price(BTC, 0.75), reduceOnly: true });
    } finally {
        await ex.cancelOrder(stop.id, BTC);
        await ex.createOrder(BTC, 'market', 'sell', 0.001, await price(BTC, 1), { reduceOnly: true });
    }
}, /Cannot modify/);
await fails('fetch of an unknown order', 'OrderNotFound', () => ex.fetchOrder('1', BTC));
await fails('leverage', 'ExchangeError', () => ex.setLeverage(500, BTC));
await fails('withdrawal', 'InsufficientFunds', () => ex.withdraw('USDC', 9_000_000, own.address));
await fails('key', 'ExchangeError', async () => {
    const stranger = open({ privateKey: `0x${'88'.repeat(32)}` });
    await stranger.loadHttpProxyAgent();
    await stranger.createOrder(BTC, 'limit', 'buy', 0.001, await price(BTC, 0.9));
}, /does not exist/);
await fails('dead-man switch without volume', 'ExchangeError', () => ex.cancelAllOrdersAfter(10_000), /enough volume/);
await checks.check('HTTP 429 is a rate limit', async () => {
    await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', status: 429, kind: 'status', text: 'null' });
    await assert.rejects(() => ex.fetchTime(), ccxt.RateLimitExceeded);
});
await checks.check('HTTP 503 is an unavailable venue', async () => {
    await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', status: 503, kind: 'status', text: '<html>' });
    await assert.rejects(() => ex.fetchTime(), ccxt.NetworkError);
});
await checks.check('a cut reply is a network error', async () => {
    await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', kind: 'cut' });
    await assert.rejects(() => ex.fetchTime(), ccxt.NetworkError);
});

for (const [name, fault] of Object.entries({
    'a reply cut in the middle': { kind: 'truncate' },
    'a connection refused': { kind: 'refuse' },
})) {
    await checks.check(`${name} is an error`, async () => {
        await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', ...fault });
        await assert.rejects(() => ex.fetchTime());
    });
}
await checks.check('a page instead of JSON holds no time', async () => {
    await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', kind: 'status', status: 200, text: '<html>moved</html>' });
    assert.equal(await ex.fetchTime(), undefined); // this client takes a page for an answer
});
await checks.check('a slow reply comes', async () => {
    await control('POST', '/faults', { venue: 'hyperliquid', path: '/info', contains: 'exchangeStatus', kind: 'slow', millis: 300 });
    assert.ok((await ex.fetchTime()) > 0);
});
await checks.check('an account that is the address of a key has nothing', async () => {
    const agent = open({ walletAddress: `0x${'5'.repeat(40)}` });
    await agent.loadHttpProxyAgent();
    assert.deepEqual(await agent.fetchOpenOrders(), []);
    assert.equal((await agent.fetchBalance()).USDC?.total ?? 0, 0);
});

// --- streams end
for (const [name, step] of Object.entries({
    unWatchOrderBook: () => ex.unWatchOrderBook(BTC),
    unWatchTrades: () => ex.unWatchTrades(BTC),
    unWatchOHLCV: () => ex.unWatchOHLCV(BTC, '1m'),
    unWatchTicker: () => ex.unWatchTicker(ETH),
    unWatchTickers: () => ex.unWatchTickers([BTC, ETH]),
    unWatchOrders: () => ex.unWatchOrders(),
    unWatchMyTrades: () => ex.unWatchMyTrades(),
})) {
    await checks.check(name, step);
}
// this client never settles these two, as it looks for other channels than it asks for: the venue's word is checked
for (const name of ['Balance', 'Positions']) {
    await checks.check(`unWatch${name}: the venue confirms`, async () => {
        const apart = noting(open(), ex.called);
        await apart.loadHttpProxyAgent();
        await (name === 'Balance' ? apart.watchBalance() : Promise.race([apart.watchPositions(), apart.watchTrades(BTC)]));
        const frames = [];
        const [{ connection }] = Object.values(apart.clients);
        connection.on('message', (data) => frames.push(String(data)));
        apart[`unWatch${name}`]().catch(() => {});
        await until(() => frames, (all) => all.some((frame) => frame.includes('"unsubscribe"') && frame.includes('clearinghouseState')));
        await apart.close();
    });
}
await checks.covers(claimed(ex), ex.called);
await control('POST', '/switches', { venue: 'hyperliquid', name: 'noWeightLimit', on: false });
ex.closing = true;
await ex.close();
checks.close();
