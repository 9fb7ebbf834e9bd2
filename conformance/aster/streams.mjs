// Every watch method of ccxt pro on Aster.
import { assert } from '../checks.mjs';

/** Watches the public streams of one market. */
export async function watches(checks, exchange, symbol, other, marks) {
    const label = (text) => `${symbol} ${text}`;
    await checks.check(label('watch ticker'), async () => {
        assert.equal((await exchange.watchTicker(symbol)).symbol, symbol);
    });
    await checks.check(label('watch tickers'), async () => {
        const tickers = await exchange.watchTickers([symbol, other]);
        assert.ok(Object.values(tickers)[0].last > 0);
    });
    await checks.check(label('watch bids and asks'), async () => {
        const [quote] = Object.values(await exchange.watchBidsAsks([symbol, other]));
        assert.ok(quote.bid > 0 && quote.bid < quote.ask);
    });
    await checks.check(label('watch trades'), async () => {
        const [trade] = await exchange.watchTrades(symbol);
        assert.equal(trade.symbol, symbol);
    });
    await checks.check(label('watch trades of several'), async () => {
        const [trade] = await exchange.watchTradesForSymbols([symbol, other]);
        assert.ok([symbol, other].includes(trade.symbol));
    });
    await checks.check(label('watch book'), async () => {
        const book = await exchange.watchOrderBook(symbol, 5);
        assert.equal(book.bids.length, 5);
        assert.ok(book.bids[0][0] < book.asks[0][0]);
    });
    await checks.check(label('watch books of several'), async () => {
        const book = await exchange.watchOrderBookForSymbols([symbol, other], 20);
        assert.ok([symbol, other].includes(book.symbol));
    });
    await checks.check(label('watch candles'), async () => {
        const [candle] = await exchange.watchOHLCV(symbol, '1m');
        assert.equal(candle[0] % 60_000, 0);
    });
    await checks.check(label('watch candles of several'), async () => {
        const candles = await exchange.watchOHLCVForSymbols([[symbol, '5m'], [other, '1m']]);
        assert.ok([symbol, other].includes(Object.keys(candles)[0]));
    });
    if (marks) {
        // a mark price shares its name with a ticker in this client, so it is another symbol's
        await checks.check('watch mark price', async () => {
            assert.ok((await exchange.watchMarkPrice(marks[0])).info.p > 0);
        });
        await checks.check('watch mark prices', async () => {
            const [mark] = Object.values(await exchange.watchMarkPrices(marks));
            assert.ok(mark.info.p > 0);
        });
    }
}

/** This client's `unWatch` never settles: it does not read the venue's confirmation. What the venue does is checked. */
export async function unwatches(checks, exchange, symbol, other, marks) {
    const steps = [
        () => exchange.unWatchTicker(symbol),
        () => exchange.unWatchTickers([symbol, other]),
        () => exchange.unWatchBidsAsks([symbol, other]),
        () => exchange.unWatchTrades(symbol),
        () => exchange.unWatchTradesForSymbols([symbol, other]),
        () => exchange.unWatchOrderBook(symbol, { limit: 5 }),
        () => exchange.unWatchOrderBookForSymbols([symbol, other], { limit: 20 }),
        () => exchange.unWatchOHLCV(symbol, '1m'),
        () => exchange.unWatchOHLCVForSymbols([[symbol, '5m'], [other, '1m']]),
    ];
    if (marks) {
        steps.push(() => exchange.unWatchMarkPrice(marks[0]), () => exchange.unWatchMarkPrices(marks));
    }
    await checks.check(`${symbol} unwatch: the venue ends every stream`, async () => {
        for (const step of steps) {
            step().catch(() => {});
            await new Promise((resolve) => setTimeout(resolve, 250)); // spot takes five messages a second
        }
        assert.deepEqual(await subscribed(exchange, marks !== undefined), []);
    });
}

/** Streams of the public connection to the market's host, as the venue lists them. */
async function subscribed(exchange, futures) {
    const [, client] = Object.entries(exchange.clients).find(([url]) => url.endsWith('/stream') && url.includes('fstream') === futures);
    return new Promise((resolve) => {
        client.connection.on('message', (data) => {
            const frame = JSON.parse(String(data));
            if (frame.id === 77) {
                resolve(frame.result);
            }
        });
        client.connection.send('{"method":"LIST_SUBSCRIPTIONS","id":77}');
    });
}

async function soon(gathered) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return gathered;
}

async function some(next, wanted) {
    for (;;) {
        const found = (await next()).find(wanted);
        if (found) {
            return found;
        }
    }
}

/** Watches what an order of one's own does: order, fill and balance, on futures the position too. */
export async function watchesOwn(checks, exchange, symbol, amount, type) {
    const label = (text) => `${symbol} ${text}`;
    const orders = [];
    const trades = [];
    let running = true;
    const gather = async (watch, into) => {
        while (running) {
            const next = await watch().catch(() => { running = false; return []; });
            into.push(...(Array.isArray(next) ? next : [next]));
        }
    };
    await exchange.fetchBalance({ type });
    const balance = exchange.watchBalance({ type });
    gather(() => exchange.watchOrders(symbol, undefined, undefined, { type }), orders);
    gather(() => exchange.watchMyTrades(symbol, undefined, undefined, { type }), trades);
    const held = [];
    if (type === 'swap') {
        gather(() => exchange.watchPositions([symbol]), held);
    }
    await new Promise((resolve) => setTimeout(resolve, 800));
    const limit = await exchange.createOrder(symbol, 'limit', 'buy', amount,
        Number(exchange.priceToPrecision(symbol, (await exchange.fetchTicker(symbol)).last * 0.99)));
    await exchange.cancelOrder(limit.id, symbol);
    const market = await exchange.createOrder(symbol, 'market', 'buy', amount);
    await checks.check(label('watch orders: new, then canceled, then filled'), async () => {
        await some(() => soon(orders),
            (order) => order.id === market.id && order.status === 'closed');
        assert.ok(orders.some((order) => order.id === limit.id));
    });
    await checks.check(label('watch my trades'), async () => {
        const trade = await some(() => soon(trades),
            (each) => each.order === market.id);
        assert.equal(trade.side, 'buy');
        assert.ok(trade.fee.cost >= 0);
    });
    await checks.check(label('watch balance'), async () => {
        assert.ok((await balance).USDT.total > 0);
    });
    if (type === 'swap') {
        await checks.check(label('watch positions'), async () => {
            const position = await some(
                () => soon(held),
                (each) => each.contracts > 0);
            assert.equal(position.symbol, symbol);
            assert.equal(position.side, 'long');
        });
    }
    running = false;
    const sold = type === 'swap' ? amount : Number(exchange.amountToPrecision(symbol, amount * 0.999));
    await exchange.createOrder(symbol, 'market', 'sell', sold, undefined, type === 'swap' ? { reduceOnly: true } : {});
}
