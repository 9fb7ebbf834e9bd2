// Wrong input and a venue in trouble: the class of error that the client makes of the venue's answer.
import { assert, control } from '../checks.mjs';

/** Mistakes that both generations of the client map alike. */
export async function mistakes(checks, ccxt, exchange, swap, spot) {
    const last = (await exchange.fetchTicker(swap)).last;
    const off = 'ASTER/USDT:USDT';
    const offPrice = Math.floor((await exchange.fetchTicker(off)).last * 9_900) / 10_000;
    const under = Number(exchange.priceToPrecision(swap, last * 0.995));
    const order = (amount, price, params) => exchange.createOrder(swap, 'limit', 'buy', amount, price, params);
    const fails = (name, type, step, text) => checks.fails(name, type, step, text);
    await fails('a symbol of nobody', ccxt.BadSymbol, () => exchange.fetchTicker('NOPE/USDT:USDT'));
    await fails('a symbol the venue does not know', ccxt.BadSymbol,
        () => exchange.fetchTicker(swap, { symbol: 'NOPEUSDT' }), /-1121/);
    await fails('a price off the tick', ccxt.InvalidOrder,
        () => exchange.createOrder(off, 'limit', 'buy', 100, offPrice, { price: `${offPrice.toFixed(4)}5` }), /-4014/);
    await fails('a price outside the band', ccxt.InvalidOrder, () => order(0.01, last * 1.2), /-4016/);
    await fails('more decimals than the quantity has', ccxt.BadRequest,
        () => order(0.01, under, { quantity: '0.00015' }), /-1111/);
    await fails('a quantity above the maximum', ccxt.InvalidOrder, () => order(0.01, under, { quantity: '100000' }), /-4005/);
    await fails('a value under the minimum', ccxt.InvalidOrder,
        () => exchange.createOrder('ETH/USDT:USDT', 'market', 'buy', 0.001), /-4164/);
    await fails('more than the margin allows', ccxt.InsufficientFunds, () => order(900, under), /-2019/);
    await fails('more than the balance holds', ccxt.InsufficientFunds, async () =>
        exchange.createOrder(spot, 'limit', 'buy', 100, Number(exchange.priceToPrecision(spot, last * 0.9))), /-2018/);
    await fails('reduce-only without a position', ccxt.OperationRejected,
        () => order(0.01, under, { reduceOnly: true }), /-2022/);
    await fails('a stop that would fire at once', ccxt.OrderImmediatelyFillable ?? ccxt.InvalidOrder, () =>
        exchange.createOrder(swap, 'market', 'sell', 0.01, undefined, {
            stopLossPrice: Number(exchange.priceToPrecision(swap, last * 1.02)),
        }), /-2021/);
    await fails('a time in force of nobody', ccxt.InvalidOrder,
        () => order(0.01, under, { timeInForce: 'SOON' }), /-1115/);
    await fails('a leg in one-way mode', ccxt.InvalidOrder,
        () => order(0.01, under, { positionSide: 'LONG' }), /-4061/);
    await fails('an order that is not there', ccxt.OrderNotFound, () => exchange.fetchOrder('1', swap), /-2013/);
    await fails('to cancel what is not there', ccxt.OrderNotFound, () => exchange.cancelOrder('1', swap), /-2011/);
    await fails('to cancel what is done', ccxt.OrderNotFound, async () => {
        const placed = await order(0.01, under);
        await exchange.cancelOrder(placed.id, swap);
        await exchange.cancelOrder(placed.id, swap);
    }, /-2011/);
    await fails('to cancel what is filled', ccxt.OrderNotFound, async () => {
        const filled = await exchange.createOrder(swap, 'market', 'buy', 0.01);
        await exchange.createOrder(swap, 'market', 'sell', 0.01, undefined, { reduceOnly: true });
        await exchange.cancelOrder(filled.id, swap);
    }, /-2011/);
    await fails('a book of seven levels', ccxt.BadRequest,
        () => exchange.fetchOrderBook(swap, undefined, { limit: 7 }), /-4021/);
    await fails('an interval of nobody', ccxt.BadRequest,
        () => exchange.fetchOHLCV(swap, '1m', undefined, 5, { interval: '7m' }), /-1120/);
    await fails('leverage beyond the brackets', ccxt.BadRequest,
        () => exchange.setLeverage(5, swap, { leverage: 124 }), /-4028/);
    await fails('the margin mode it has', ccxt.ExchangeError, () => exchange.setMarginMode('cross', swap), /-4046/);
    await fails('the position mode it has', ccxt.ExchangeError, () => exchange.setPositionMode(false), /-4059/);
    await fails('more money than there is to move', ccxt.InsufficientFunds,
        () => exchange.transfer('USDT', 99_000_000, 'spot', 'swap'), /-2018|-4050/);
    await fails('too many requests', ccxt.RateLimitExceeded, () => troubled('status', { status: 429,
        text: '{"code":-1003,"msg":"Too many requests; current limit is 2400 requests per minute."}' }), /-1003/);
    await fails('no answer in time', ccxt.NetworkError, () => troubled('status', { status: 503,
        text: '<html>503 Service Unavailable</html>' }));
    await fails('banned', ccxt.BaseError, () => troubled('status', { status: 418,
        text: '{"code":-1003,"msg":"Way too many requests; IP banned until 1767225600000."}' }), /banned/);
    await checks.check('a page instead of JSON holds no time', async () => {
        // this client takes a page for an answer
        assert.equal(await troubled('status', { status: 200, text: '<html>moved</html>' }), undefined);
    });
    await fails('a reply cut in the middle', Error, () => troubled('truncate', {}));
    await checks.check('a slow reply comes', async () => {
        assert.ok((await troubled('slow', { millis: 300 })) > 0);
    });
    await fails('a connection cut', ccxt.NetworkError, () => troubled('refuse', {}));

    async function troubled(kind, more) {
        await control('POST', '/faults', { venue: 'aster', site: 'futuresRest', kind, path: '/fapi', ...more });
        try {
            return await exchange.fetchTime({ type: 'swap' });
        } finally {
            await control('DELETE', '/faults');
        }
    }
}
