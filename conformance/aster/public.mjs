// What a client of ccxt reads without a key, on either market.
import { assert } from '../checks.mjs';

/** Reads every public call of one market. */
export async function reads(checks, exchange, symbol, other) {
    const name = (text) => `${symbol} ${text}`;
    await checks.check(name('is listed with its filters'), async () => {
        const market = exchange.market(symbol);
        assert.ok(market.active);
        assert.ok(market.precision.price > 0 && market.precision.amount > 0);
        assert.ok(market.limits.amount.min > 0 && market.limits.price.max > 0);
    });
    await checks.check(name('ticker'), async () => {
        const ticker = await exchange.fetchTicker(symbol);
        assert.ok(ticker.last > 0 && ticker.high >= ticker.low && ticker.baseVolume > 0);
    });
    await checks.check(name('tickers'), async () => {
        const tickers = await exchange.fetchTickers([symbol, other]);
        assert.deepEqual(Object.keys(tickers).sort(), [symbol, other].sort());
    });
    await checks.check(name('book, best first and not crossed'), async () => {
        const book = await exchange.fetchOrderBook(symbol, 20);
        assert.equal(book.bids.length, 20);
        assert.ok(book.bids[0][0] > book.bids[1][0] && book.asks[0][0] < book.asks[1][0]);
        assert.ok(book.bids[0][0] < book.asks[0][0]);
    });
    await checks.check(name('book under its other name'), async () => {
        assert.ok((await exchange.fetchL2OrderBook(symbol)).bids.length > 0);
    });
    await checks.check(name('trades'), async () => {
        const trades = await exchange.fetchTrades(symbol, undefined, 5);
        assert.ok(trades.length > 0 && trades.length <= 5);
        assert.equal(trades[0].symbol, symbol);
        assert.ok(['buy', 'sell'].includes(trades[0].side));
    });
    await checks.check(name('candles of a minute and of an hour'), async () => {
        for (const [timeframe, length] of [['1m', 60_000], ['1h', 3_600_000]]) {
            const candles = await exchange.fetchOHLCV(symbol, timeframe, undefined, 48);
            assert.equal(candles.length, 48);
            candles.slice(1).forEach((candle, i) => assert.equal(candle[0] - candles[i][0], length));
            candles.forEach(([, open, high, low, close]) =>
                assert.ok(high >= Math.max(open, close) && low <= Math.min(open, close)));
        }
    });
    await checks.check(name('candles since a time'), async () => {
        const since = Date.now() - 3_600_000;
        const candles = await exchange.fetchOHLCV(symbol, '5m', since, 3);
        assert.equal(candles.length, 3);
        assert.ok(candles[0][0] >= since);
    });
}

/** Reads what only the newer generation of the client has. */
export async function readsMore(checks, exchange, swap, spot) {
    for (const symbol of [swap, spot]) {
        await checks.check(`${symbol} last prices`, async () => {
            assert.ok((await exchange.fetchLastPrices([symbol]))[symbol].price > 0);
        });
        await checks.check(`${symbol} bids and asks`, async () => {
            const quote = (await exchange.fetchBidsAsks([symbol]))[symbol];
            assert.ok(quote.bid > 0 && quote.bid < quote.ask);
        });
    }
    await checks.check('references of an index', async () => {
        assert.ok(await exchange.fapiPublicGetV3Indexreferences({ symbol: exchange.market(swap).id }));
    });
}

/** Reads what only futures have. */
export async function readsFunding(checks, exchange, symbol) {
    await checks.check('currencies by the call for sockets', async () => {
        assert.ok((await exchange.fetchCurrenciesWs()).USDT);
    });
    await checks.check('funding rate', async () => {
        const rate = await exchange.fetchFundingRate(symbol);
        assert.ok(rate.markPrice > 0 && rate.indexPrice > 0);
        assert.ok(Math.abs(rate.fundingRate) < 0.01);
        const next = rate.nextFundingTimestamp ?? rate.fundingTimestamp;
        assert.ok(next > Date.now());
    });
    await checks.check('funding rates of all', async () => {
        const rates = await exchange.fetchFundingRates();
        assert.ok(rates[symbol].markPrice > 0 && Object.keys(rates).length > 1);
    });
    await checks.check('funding intervals', async () => {
        const intervals = await exchange.fetchFundingIntervals([symbol]);
        assert.equal(intervals[symbol].interval, '8h');
        assert.equal((await exchange.fetchFundingInterval(symbol)).interval, '8h');
    });
    await checks.check('funding rate history, eight hours apart', async () => {
        const history = await exchange.fetchFundingRateHistory(symbol, Date.now() - 5 * 86_400_000, 10);
        assert.equal(history.length, 10);
        assert.equal(history[1].timestamp - history[0].timestamp, 8 * 3_600_000);
    });
    for (const price of ['mark', 'index']) {
        await checks.check(`candles of the ${price} price`, async () => {
            const candles = await exchange.fetchOHLCV(symbol, '1m', undefined, 10, { price });
            assert.equal(candles.length, 10);
            assert.ok(candles[9][4] > 0);
        });
    }
}
