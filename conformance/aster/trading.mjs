// What a client of ccxt does with an account: orders of every type, their ends, and what they do to money.
import { assert, until } from '../checks.mjs';

const name = (symbol, text) => `${symbol} ${text}`;

/** Half a percent under the best bid: rests for a while. */
async function low(exchange, symbol, factor = 0.995) {
    const book = await exchange.fetchOrderBook(symbol, 5);
    return Number(exchange.priceToPrecision(symbol, book.bids[0][0] * factor));
}

async function high(exchange, symbol, factor = 1.005) {
    const book = await exchange.fetchOrderBook(symbol, 5);
    return Number(exchange.priceToPrecision(symbol, book.asks[0][0] * factor));
}

/** Orders that work at once, on either market. */
export async function trades(checks, exchange, symbol, amount, old) {
    const label = (text) => name(symbol, text);
    await checks.check(label('limit and market orders by their short names'), async () => {
        const placed = await exchange.createLimitOrder(symbol, 'buy', amount, await low(exchange, symbol));
        await exchange.cancelOrder(placed.id, symbol);
        const bought = await exchange.createMarketOrder(symbol, 'buy', amount);
        await until(() => exchange.fetchOrder(bought.id, symbol), (order) => order.status === 'closed');
        await exchange.createMarketOrder(symbol, 'sell', Number(exchange.amountToPrecision(symbol, amount * 0.999)));
    });
    const resting = await checks.check(label('limit order rests'), async () => {
        const order = await exchange.createOrder(symbol, 'limit', 'buy', amount, await low(exchange, symbol), {
            clientOrderId: `conf-${Date.now()}`,
        });
        assert.equal(order.status, 'open');
        return order;
    });
    await checks.check(label('order by its id'), async () => {
        const read = await exchange.fetchOrder(resting.id, symbol);
        assert.equal(read.status, 'open');
        assert.equal(read.clientOrderId, resting.clientOrderId);
        assert.equal(read.amount, amount);
    });
    await checks.check(label('order by its client id'), async () => {
        const read = await exchange.fetchOrder(undefined, symbol, { clientOrderId: resting.clientOrderId });
        assert.equal(read.id, resting.id);
    });
    await checks.check(label('open order and open orders'), async () => {
        if (!old || exchange.market(symbol).swap) { // 4.5.51 asks the futures host for spot's too
            assert.equal((await exchange.fetchOpenOrder(resting.id, symbol)).id, resting.id);
        }
        const open = await exchange.fetchOpenOrders(symbol);
        assert.deepEqual(open.map((order) => order.id), [resting.id]);
    });
    const edited = await checks.check(label('edit: another price, at once on the book'), async () => {
        const price = await low(exchange, symbol, 0.99);
        const order = await exchange.editOrder(resting.id, symbol, 'limit', 'buy', amount, price);
        const read = await exchange.fetchOrder(order.id, symbol);
        assert.equal(read.status, 'open');
        assert.equal(read.price, price);
        return order;
    });
    await checks.check(label('cancel'), async () => {
        const order = await exchange.cancelOrder(edited.id, symbol);
        assert.equal(order.status, 'canceled');
        assert.equal((await exchange.fetchOrder(edited.id, symbol)).status, 'canceled');
    });
    await checks.check(label('cancel all'), async () => {
        const price = await low(exchange, symbol);
        await exchange.createOrder(symbol, 'limit', 'buy', amount, price);
        await exchange.createOrder(symbol, 'limit', 'buy', amount, price);
        await exchange.cancelAllOrders(symbol);
        assert.deepEqual(await exchange.fetchOpenOrders(symbol), []);
    });
    const several = !old || exchange.market(symbol).swap; // 4.5.51 has no such call on spot
    if (several) await checks.check(label('cancel several'), async () => {
        const price = await low(exchange, symbol);
        const one = await exchange.createOrder(symbol, 'limit', 'buy', amount, price);
        const two = await exchange.createOrder(symbol, 'limit', 'buy', amount, price);
        const kept = await exchange.createOrder(symbol, 'limit', 'buy', amount, price);
        await exchange.cancelOrders([one.id, two.id], symbol);
        const open = await exchange.fetchOpenOrders(symbol);
        assert.deepEqual(open.map((order) => order.id), [kept.id]);
        await exchange.cancelAllOrders(symbol);
    });
    await checks.check(label('post-only that rests, and one that would take'), async () => {
        const rests = await exchange.createOrder(symbol, 'limit', 'buy', amount, await low(exchange, symbol), {
            postOnly: true,
        });
        assert.equal(rests.info.timeInForce, 'GTX');
        await exchange.cancelOrder(rests.id, symbol);
        const takes = await exchange.createOrder(symbol, 'limit', 'buy', amount, await high(exchange, symbol), {
            postOnly: true,
        });
        const read = await exchange.fetchOrder(takes.id, symbol);
        assert.equal(read.info.status, 'EXPIRED');
        assert.equal(read.filled, 0);
    });
    for (const timeInForce of ['IOC', 'FOK']) {
        await checks.check(label(`${timeInForce} fills or expires at once`), async () => {
            const order = await exchange.createOrder(symbol, 'limit', 'buy', amount, await high(exchange, symbol), {
                timeInForce,
            });
            const filled = await until(() => exchange.fetchOrder(order.id, symbol), (o) => o.status !== 'open');
            assert.equal(filled.status, 'closed');
            const far = await exchange.createOrder(symbol, 'limit', 'buy', amount, await low(exchange, symbol), {
                timeInForce,
            });
            assert.equal((await exchange.fetchOrder(far.id, symbol)).info.status, 'EXPIRED');
        });
    }
    const bought = await checks.check(label('market order fills with fee and average'), async () => {
        const order = await exchange.createOrder(symbol, 'market', 'buy', amount);
        const read = await until(() => exchange.fetchOrder(order.id, symbol), (o) => o.status === 'closed');
        assert.equal(read.filled, amount);
        assert.ok(read.average > 0);
        return read;
    });
    await checks.check(label('my trades: of that order, with side and fee'), async () => {
        const mine = (await exchange.fetchMyTrades(symbol)).filter((trade) => trade.order === bought.id);
        assert.ok(mine.length > 0);
        assert.equal(mine[0].side, 'buy');
        assert.ok(mine[0].fee.cost > 0);
        const amounts = mine.reduce((sum, trade) => sum + trade.amount, 0);
        assert.ok(Math.abs(amounts - amount) < 1e-9);
    });
    await checks.check(label('all and closed orders'), async () => {
        const all = await exchange.fetchOrders(symbol, undefined, 50);
        assert.ok(all.some((order) => order.id === bought.id));
        const closed = await exchange.fetchClosedOrders(symbol);
        assert.ok(closed.every((order) => order.status === 'closed'));
        assert.ok(all.some((order) => order.id === edited.id && order.status === 'canceled'));
    });
    await checks.check(label('trading fee'), async () => {
        const fee = await exchange.fetchTradingFee(symbol);
        assert.ok(fee.taker > 0);
    });
    await checks.check(label('sells what was bought'), async () => {
        const sold = Number(exchange.amountToPrecision(symbol, 3 * amount * 0.999));
        const order = await exchange.createOrder(symbol, 'market', 'sell', sold);
        await until(() => exchange.fetchOrder(order.id, symbol), (o) => o.status === 'closed');
    });
}

/** Conditional orders: they wait with their price, are seen, and go. */
export async function waits(checks, exchange, symbol, amount, trailing) {
    const last = (await exchange.fetchTicker(symbol)).last;
    const at = (factor) => Number(exchange.priceToPrecision(symbol, last * factor));
    const types = [
        ['stop market', 'market', 'sell', undefined, { stopLossPrice: at(0.985) }, 'STOP_MARKET'],
        ['stop limit', 'limit', 'sell', at(0.984), { stopLossPrice: at(0.985) }, 'STOP'],
        ['take profit market', 'market', 'sell', undefined, { takeProfitPrice: at(1.015) }, 'TAKE_PROFIT_MARKET'],
        ['take profit limit', 'limit', 'sell', at(1.016), { takeProfitPrice: at(1.015) }, 'TAKE_PROFIT'],
        ['trigger buy', 'market', 'buy', undefined, { triggerPrice: at(1.015) }, 'STOP_MARKET'],
    ];
    if (trailing) {
        const params = { trailingPercent: '1', trailingTriggerPrice: at(1.01), quantity: amount };
        types.push(['trailing stop', 'market', 'sell', undefined, params, 'TRAILING_STOP_MARKET']);
    }
    for (const [title, type, side, price, params, venueType] of types) {
        await checks.check(name(symbol, `${title} waits, is seen and goes`), async () => {
            const order = await exchange.createOrder(symbol, type, side, amount, price, params);
            const read = await exchange.fetchOrder(order.id, symbol);
            assert.equal(read.status, 'open');
            assert.equal(read.info.origType, venueType);
            if (venueType !== 'TRAILING_STOP_MARKET') {
                assert.equal(read.triggerPrice, Object.values(params)[0]);
            }
            await exchange.cancelOrder(order.id, symbol);
            assert.equal((await exchange.fetchOrder(order.id, symbol)).status, 'canceled');
        });
    }
    await checks.check(name(symbol, 'a stop near the price fires and fills'), async () => {
        const price = (await exchange.fetchTicker(symbol)).last;
        const orders = [];
        // on both sides, for nobody knows which way the price goes
        for (const distance of [0.00003, 0.00006, 0.0001]) {
            for (const [side, trigger, factor] of [
                ['buy', 'triggerPrice', 1 + distance],
                ['sell', 'stopLossPrice', 1 - distance],
            ]) {
                const params = { [trigger]: Number(exchange.priceToPrecision(symbol, price * factor)) };
                const order = await exchange.createOrder(symbol, 'market', side, amount, undefined, params)
                    .catch((error) => error);
                if (order.id) {
                    orders.push(order.id);
                }
            }
        }
        assert.ok(orders.length > 0);
        await until(async () => {
            const done = [];
            for (const id of orders) {
                done.push((await exchange.fetchOrder(id, symbol)).status);
            }
            return done;
        }, (done) => done.includes('closed'), 300);
        await exchange.cancelAllOrders(symbol);
    });
}
