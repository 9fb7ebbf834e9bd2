// What a client of ccxt reads and sets of an account: money, positions, leverage and modes of futures, transfers.
import { assert, control, until } from '../checks.mjs';

async function flat(exchange, symbol) {
    for (const position of await exchange.fetchPositions([symbol])) {
        if (position.contracts > 0) {
            const side = position.side === 'long' ? 'sell' : 'buy';
            await exchange.createOrder(symbol, 'market', side, position.contracts, undefined, { reduceOnly: true });
        }
    }
}

const open = async (exchange, symbol) =>
    (await exchange.fetchPositions([symbol])).filter((position) => position.contracts > 0);

/** Balances and what a position does to them. */
export async function holds(checks, exchange, symbol, amount) {
    await checks.check('balance of futures', async () => {
        const balance = await exchange.fetchBalance({ type: 'swap' });
        assert.ok(balance.USDT.total > 1000 && balance.USDT.free <= balance.USDT.total);
    });
    await checks.check('balance of spot', async () => {
        const balance = await exchange.fetchBalance({ type: 'spot' });
        assert.ok(balance.USDT.free > 1000 && balance.BTC.total > 0);
    });
    await flat(exchange, symbol);
    await checks.check('a position, its risk and its place in the account', async () => {
        await exchange.createOrder(symbol, 'market', 'buy', amount);
        const [position] = await open(exchange, symbol);
        assert.equal(position.side, 'long');
        assert.equal(position.contracts, amount);
        assert.ok(position.entryPrice > 0 && position.markPrice > 0 && position.notional > 0);
        const [risk] = (await exchange.fetchPositionsRisk([symbol])).filter((row) => row.contracts > 0);
        assert.equal(risk.contracts, amount);
        const [held] = (await exchange.fetchAccountPositions([symbol])).filter((row) => row.contracts > 0);
        assert.equal(held.contracts, amount);
    });
    await checks.check('funding is paid and read', async () => {
        await control('POST', '/funding');
        const history = await until(() => exchange.fetchFundingHistory(symbol), (rows) => rows.length > 0);
        assert.equal(history[0].symbol, symbol);
        assert.ok(history[0].amount !== 0);
    });
    await checks.check('the ledger names commission and realised profit', async () => {
        await flat(exchange, symbol);
        assert.deepEqual(await open(exchange, symbol), []);
        const ledger = await exchange.fetchLedger('USDT', undefined, 1000);
        assert.ok(ledger.some((entry) => entry.info.incomeType === 'COMMISSION'));
        assert.ok(ledger.some((entry) => entry.info.incomeType === 'REALIZED_PNL'));
    });
}

/** Leverage, margin mode and margin of an isolated position. */
export async function margins(checks, exchange, symbol, amount) {
    await checks.check('leverage', async () => {
        await exchange.setLeverage(7, symbol);
        const leverages = await exchange.fetchLeverages([symbol]);
        assert.equal(leverages[symbol].longLeverage, 7);
        assert.equal((await exchange.fetchLeverage(symbol)).longLeverage, 7);
    });
    await checks.check('margin mode isolated and back', async () => {
        await exchange.setMarginMode('isolated', symbol);
        assert.equal((await exchange.fetchMarginModes([symbol]))[symbol].marginMode, 'isolated');
        assert.equal((await exchange.fetchMarginMode(symbol)).marginMode, 'isolated');
        await exchange.createOrder(symbol, 'market', 'buy', amount);
        const [position] = await open(exchange, symbol);
        assert.equal(position.marginMode, 'isolated');
        assert.ok(position.liquidationPrice > 0);
    });
    await checks.check('margin added, taken and read', async () => {
        const [before] = await open(exchange, symbol);
        await exchange.addMargin(symbol, 20);
        const [after] = await open(exchange, symbol);
        assert.ok(Math.abs(Number(after.info.isolatedMargin) - Number(before.info.isolatedMargin) - 20) < 3);
        assert.ok(after.liquidationPrice < before.liquidationPrice);
        await exchange.reduceMargin(symbol, 10);
        const history = await exchange.fetchMarginAdjustmentHistory(symbol);
        assert.deepEqual(history.slice(-2).map((row) => [row.type, row.amount]), [['add', 20], ['reduce', 10]]);
    });
    await checks.check('margin mode cross again', async () => {
        await flat(exchange, symbol);
        await exchange.setMarginMode('cross', symbol);
        assert.equal((await exchange.fetchMarginModes([symbol]))[symbol].marginMode, 'cross');
    });
}

/** Hedge mode: two legs of one symbol. */
export async function hedges(checks, exchange, symbol, amount) {
    await checks.check('position mode hedged, both legs held and closed', async () => {
        await exchange.setPositionMode(true);
        assert.equal((await exchange.fetchPositionMode()).hedged, true);
        await exchange.createOrder(symbol, 'market', 'buy', amount, undefined, { positionSide: 'LONG' });
        await exchange.createOrder(symbol, 'market', 'sell', 2 * amount, undefined, { positionSide: 'SHORT' });
        const legs = await open(exchange, symbol);
        assert.deepEqual(
            legs.map((leg) => [leg.side, leg.contracts]).sort(),
            [['long', amount], ['short', 2 * amount]]);
        await exchange.createOrder(symbol, 'market', 'sell', amount, undefined, { positionSide: 'LONG' });
        await exchange.createOrder(symbol, 'market', 'buy', 2 * amount, undefined, { positionSide: 'SHORT' });
        assert.deepEqual(await open(exchange, symbol), []);
    });
    await checks.check('position mode one-way again', async () => {
        await exchange.setPositionMode(false);
        assert.equal((await exchange.fetchPositionMode()).hedged, false);
    });
}

/** Money between the markets, there and back. */
export async function transfers(checks, exchange) {
    await checks.check('transfers between spot and futures', async () => {
        const before = (await exchange.fetchBalance({ type: 'spot' })).USDT.total;
        await exchange.transfer('USDT', 25, 'spot', 'swap');
        assert.ok(Math.abs((await exchange.fetchBalance({ type: 'spot' })).USDT.total - before + 25) < 1e-6);
        await exchange.transfer('USDT', 25, 'swap', 'spot');
        assert.ok(Math.abs((await exchange.fetchBalance({ type: 'spot' })).USDT.total - before) < 1e-6);
    });
}
