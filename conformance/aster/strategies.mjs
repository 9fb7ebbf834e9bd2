// What the newest generation of Aster's interface has beside orders: changes in place, chases, strategies, modes of the account.
import { assert, until } from '../checks.mjs';

const id = (exchange, symbol) => exchange.market(symbol).id;

async function near(exchange, symbol, factor) {
    return exchange.priceToPrecision(symbol, (await exchange.fetchTicker(symbol)).last * factor);
}

/** Orders that are changed without being replaced, and cancelled by the nonce they were placed with. */
export async function changes(checks, exchange, symbol, amount) {
    const name = id(exchange, symbol);
    const put = (path, params) => exchange.request(path, 'fapiPrivate', 'PUT', params);
    await checks.check('an order is tested and not placed', async () => {
        const price = await near(exchange, symbol, 0.99);
        const order = { symbol: name, side: 'BUY', type: 'LIMIT', timeInForce: 'GTC', quantity: amount, price };
        assert.deepEqual(await exchange.fapiPrivatePostV3OrderTest(order), {});
        assert.deepEqual(await exchange.fetchOpenOrders(symbol), []);
    });
    await checks.check('PUT order changes price and quantity and keeps the id', async () => {
        const placed = await exchange.createOrder(symbol, 'limit', 'buy', amount, await near(exchange, symbol, 0.99));
        const price = await near(exchange, symbol, 0.985);
        const changed = await put('v3/order', {
            symbol: name, orderId: placed.id, side: 'BUY', quantity: exchange.amountToPrecision(symbol, 2 * amount), price,
        });
        assert.equal(String(changed.orderId), placed.id);
        const read = await exchange.fetchOrder(placed.id, symbol);
        assert.equal(read.amount, 2 * amount);
        assert.equal(read.price, Number(price));
        const [again] = await put('v3/batchOrders', { batchOrders: exchange.json([
            { symbol: name, orderId: placed.id, side: 'BUY', quantity: String(amount), price },
        ]) });
        assert.equal(Number(again.origQty), amount);
        await exchange.cancelOrder(placed.id, symbol);
    });
    await checks.check('a dead-man switch is set and stopped', async () => {
        const set = await exchange.fapiPrivatePostV3CountdownCancelAll({ symbol: name, countdownTime: 60_000 });
        assert.equal(set.countdownTime, '60000');
        await exchange.fapiPrivatePostV3CountdownCancelAll({ symbol: name, countdownTime: 0 });
    });
    await checks.check('a chase follows the price until it is cancelled', async () => {
        const chase = await exchange.fapiPrivatePostV3Chase({
            symbol: name, side: 'BUY', quantityUnit: 'BASE', quantity: amount, chaseOffset: '500',
        });
        assert.equal(chase.strategyType, 'CHASE');
        const [open] = await until(() => exchange.fetchOpenOrders(symbol), (all) => all.length > 0);
        assert.equal(open.side, 'buy');
        await exchange.cancelOrder(open.id, symbol);
    });
}

/** Entries with exits, and exits of which one ends the other. */
export async function strategies(checks, exchange, symbol, amount) {
    const order = async (strategySubId, side, type, factor, more) => ({
        strategySubId, securityType: 'USDT_FUTURES', symbol: id(exchange, symbol), side, type, quantity: String(amount),
        ...(type === 'LIMIT' ? { price: await near(exchange, symbol, factor), timeInForce: 'GTC' } : {}),
        ...(type === 'LIMIT' ? {} : { stopPrice: await near(exchange, symbol, factor) }),
        ...more,
    });
    const parts = {
        OTO: async () => [await order('1', 'BUY', 'LIMIT', 0.99), await order('2', 'SELL', 'STOP_MARKET', 0.95, { firstDrivenId: '1' })],
        OCO: async () => [await order('1', 'SELL', 'STOP_MARKET', 0.97), await order('2', 'SELL', 'TAKE_PROFIT_MARKET', 1.03)],
        OTOCO: async () => [
            await order('1', 'BUY', 'LIMIT', 0.99),
            await order('2', 'SELL', 'STOP_MARKET', 0.95),
            await order('3', 'SELL', 'TAKE_PROFIT_MARKET', 1.05),
        ],
    };
    for (const [strategyType, sub] of Object.entries(parts)) {
        await checks.check(`strategy ${strategyType}: placed, changed, read, gone`, async () => {
            const placed = await exchange.fapiPrivatePostV3PlaceStrategyOrder({
                strategyType, subOrderList: exchange.json(await sub()), clientStrategyId: `conf-${strategyType}`,
            });
            const { strategyId } = placed;
            assert.equal(placed.strategyStatus, 'WORKING');
            const stopPrice = await near(exchange, symbol, 0.94);
            const [updated] = await exchange.fapiPrivatePostV3UpdateStrategyOrder({
                strategyId, strategyType, subOrderList: exchange.json([{ strategySubId: strategyType === 'OCO' ? '1' : '2', stopPrice }]),
            });
            assert.equal(updated.updateStatus, 'SUCCESS');
            const [open] = await exchange.fapiPrivateGetV3StrategyOpenOrder({ strategyId, strategyType });
            assert.ok(open.subOrders.some((row) => Number(row.stopPrice) === Number(stopPrice)), JSON.stringify(open));
            await exchange.cancelAllOrders(symbol);
            const [done] = await exchange.fapiPrivateGetV3StrategyHistoryOrder({ strategyId, strategyType });
            assert.ok(done.subOrders.every((row) => row.status !== 'NEW'));
        });
    }
}

/** Modes of the whole account, and what the wallet counts for in them. */
export async function modes(checks, exchange, symbol) {
    const name = id(exchange, symbol);
    await checks.check('multi-assets mode counts a coin as margin', async () => {
        await exchange.transfer('BTC', 0.5, 'spot', 'swap');
        const before = await exchange.fapiPrivateGetV3AccountWithJoinMargin();
        await exchange.fapiPrivatePostV3MultiAssetsMargin({ multiAssetsMargin: 'true' });
        assert.equal((await exchange.fapiPrivateGetV3MultiAssetsMargin()).multiAssetsMargin, true);
        const after = await exchange.fapiPrivateGetV3AccountWithJoinMargin();
        assert.ok(Number(after.availableBalance) > Number(before.availableBalance) + 10_000);
        assert.ok(Number(after.totalWalletBalance) > Number(before.totalWalletBalance) + 10_000);
        assert.equal((await exchange.fetchBalance({ type: 'swap' })).BTC.total, 0.5);
        await checks.fails('isolated margin in it', Error, () => exchange.setMarginMode('isolated', symbol), /-4168/);
        await exchange.fapiPrivatePostV3MultiAssetsMargin({ multiAssetsMargin: 'false' });
        await exchange.transfer('BTC', 0.5, 'swap', 'spot');
    });
    await checks.check('self-trade mode', async () => {
        await exchange.fapiPrivatePostV3StpMode({ stpMode: 'EXPIRE_TAKER' });
        assert.equal((await exchange.fapiPrivateGetV3StpMode()).stpMode, 'EXPIRE_TAKER');
        await exchange.fapiPrivatePostV3StpMode({ stpMode: 'EXPIRE_MAKER' });
    });
    await checks.check('market maker settings', async () => {
        const limits = { symbol: name, windowTimeInMilliseconds: 1000, frozenTimeInMilliseconds: 5000, qtyLimit: '3' };
        await exchange.fapiPrivatePostV3Mmp(limits);
        const [row] = await exchange.fapiPrivateGetV3Mmp({ symbol: name });
        assert.equal(row.qtyLimit, '3');
        await exchange.fapiPrivatePostV3MmpReset({ symbol: name });
        await exchange.fapiPrivateDeleteV3Mmp({ symbol: name });
    });
    await checks.check('deleveraging quantiles, forced orders, agents', async () => {
        assert.ok(Array.isArray(await exchange.fapiPrivateGetV3AdlQuantile({})));
        assert.ok(Array.isArray(await exchange.fapiPrivateGetV3ForceOrders({})));
        assert.ok(Array.isArray(await exchange.fapiPrivateGetV3Agent({})));
    });
    await checks.check('noop burns a nonce', async () => {
        await exchange.fapiPrivatePostV3Noop({});
    });
}
