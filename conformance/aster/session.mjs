// One client of ccxt, everything it does on Aster, in order.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { Checks, assert, claimed, control, noting, simulator } from '../checks.mjs';
import { holds, hedges, margins, transfers } from './account.mjs';
import { mistakes } from './mistakes.mjs';
import { reads, readsFunding } from './public.mjs';
import { unwatches, watches, watchesOwn } from './streams.mjs';
import { trades, waits } from './trading.mjs';

/** Version of an installed package; what ccxt says of itself lags behind. */
export function version(name) {
    return JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url))).version;
}

/** A client with the simulator's addresses; the calls are not paced, so that a run ends in time. */
export async function client(ccxt, credentials) {
    const venue = simulator.aster;
    // the client tells futures from spot by the word fstream in the address: it stands where a user name would
    const swap = new URL(venue.futuresWs);
    const futures = `ws://fstream@${swap.host}`;
    const spot = `ws://${new URL(venue.spotWs).host}`;
    const exchange = new ccxt.pro.aster({
        ...credentials,
        enableRateLimit: false,
        agent: new http.Agent(),
        urls: {
            api: {
                fapiPublic: `${venue.futuresRest}/fapi`,
                fapiPrivate: `${venue.futuresRest}/fapi`,
                sapiPublic: `${venue.spotRest}/api`,
                sapiPrivate: `${venue.spotRest}/api`,
                ws: {
                    public: { swap: `${futures}/stream`, spot: `${spot}/stream` },
                    private: { swap: `${futures}/ws`, spot: `${spot}/ws` },
                },
            },
        },
    });
    await exchange.loadHttpProxyAgent();
    return exchange;
}

/** 4.5.51 forgets to name the market of a batch; its own call below that does the same. */
async function batch(exchange, orders) {
    const requests = orders.map(({ symbol, type, side, amount, price }) =>
        exchange.createOrderRequest(symbol, type, side, amount, price));
    const rows = await exchange.fapiPrivatePostV1BatchOrders({ batchOrders: exchange.json(requests) });
    return rows.map((row) => exchange.parseOrder(row, exchange.market(orders[0].symbol)));
}

/** Runs everything and prints the closing line. @param wrong checks of keys, which differ between the generations */
export async function session(ccxt, title, credentials, wrong, old = false) {
    const checks = new Checks(title);
    await control('POST', '/switches', { venue: 'aster', name: 'noWeightLimit', on: true });
    const exchange = noting(await client(ccxt, credentials));
    const swap = 'BTC/USDT:USDT';
    const spot = 'BTC/USDT';
    await checks.check('load markets of both kinds', async () => {
        await exchange.loadMarkets();
        assert.ok(exchange.market(swap).swap && exchange.market(spot).spot);
    });
    await checks.check('markets and currencies', async () => {
        assert.ok((await exchange.fetchMarkets()).length > 5);
        assert.ok((await exchange.fetchCurrencies()).USDT);
    });
    await checks.check('time', async () => {
        assert.ok(Math.abs((await exchange.fetchTime()) - Date.now()) < 2000);
    });
    await reads(checks, exchange, swap, 'ETH/USDT:USDT');
    await reads(checks, exchange, spot, 'ETH/USDT');
    await readsFunding(checks, exchange, swap);
    await trades(checks, exchange, swap, 0.01, old);
    await trades(checks, exchange, spot, 0.01, old);
    await waits(checks, exchange, swap, 0.01, true);
    await waits(checks, exchange, spot, 0.01, false);
    await checks.check('several orders in one request, a refusal among them', async () => {
        const price = Number(exchange.priceToPrecision(swap, (await exchange.fetchTicker(swap)).last * 0.995));
        const order = { symbol: swap, type: 'limit', side: 'buy', amount: 0.01, price };
        const orders = [order, { ...order, amount: 900 }, order];
        const placed = old ? await batch(exchange, orders) : await exchange.createOrders(orders);
        assert.equal(placed.length, 3);
        assert.equal(placed[0].status, 'open');
        assert.match(JSON.stringify(placed[1].info), /-2019/);
        await exchange.cancelAllOrders(swap);
    });
    await holds(checks, exchange, swap, 0.01);
    await margins(checks, exchange, 'ETH/USDT:USDT', 0.2);
    await hedges(checks, exchange, 'ETH/USDT:USDT', 0.2);
    await transfers(checks, exchange);
    await watches(checks, exchange, swap, 'ETH/USDT:USDT', ['SOL/USDT:USDT', 'ASTER/USDT:USDT']);
    await unwatches(checks, exchange, swap, 'ETH/USDT:USDT', ['SOL/USDT:USDT', 'ASTER/USDT:USDT']);
    await watches(checks, exchange, spot, 'ETH/USDT');
    await unwatches(checks, exchange, spot, 'ETH/USDT');
    await watchesOwn(checks, exchange, swap, 0.01, 'swap');
    await watchesOwn(checks, exchange, spot, 0.01, 'spot');
    await mistakes(checks, ccxt, exchange, swap, spot);
    await wrong(checks, exchange, swap);
    await checks.lacks(
        exchange,
        ccxt.NotSupported,
        ['fetchCanceledAndClosedOrders', swap],
        ['fetchCanceledOrders', swap],
        ['fetchDepositWithdrawFee', 'USDT'],
        ['fetchIsolatedBorrowRate', swap],
        ['fetchMarketLeverageTiers', swap],
        ['fetchTradingLimits', [swap]],
        ['fetchTransactionFee', 'USDT'],
        ['createMarketOrderWs', swap, 'buy', 0.01],
    );
    await checks.covers(claimed(exchange), exchange.called, { withdraw: 'withdrawals of spot are not simulated' });
    await control('POST', '/switches', { venue: 'aster', name: 'noWeightLimit', on: false });
    checks.close();
}
