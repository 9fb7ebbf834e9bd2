// How many limit orders a second ccxt builds and signs, by the processor time of its process: no network, no simulator.
// node ccxt-sign.mjs hyperliquid|aster prints one number. OrderSpeed of src/bench sets it beside ours.
import ccxt from 'ccxt';

const WARM_UP_US = 1_500_000;
const MEASURED_US = 1_500_000;
const BLOCK = 20;

const privateKey = `0x${'11'.repeat(32)}`;
const walletAddress = '0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a';

/** What loading the markets would leave of BTC's perpetual. */
const market = (id, quote, amount, price) => ({
    id,
    symbol: `BTC/${quote}:${quote}`,
    base: 'BTC',
    quote,
    settle: quote,
    baseId: id,
    quoteId: quote,
    settleId: quote,
    type: 'swap',
    spot: false,
    swap: true,
    contract: true,
    linear: true,
    inverse: false,
    contractSize: 1,
    active: true,
    precision: { amount, price },
    limits: {},
});

/** For each venue what turns a number into the bytes of a request. */
const venues = {
    hyperliquid() {
        const exchange = new ccxt.hyperliquid({ privateKey, walletAddress });
        exchange.setMarkets([market('0', 'USDC', 0.00001, 1)]);
        return (n) => {
            const clientOrderId = `0x${n.toString(16).padStart(32, '0')}`;
            const order = { symbol: 'BTC/USDC:USDC', type: 'limit', side: 'buy', amount: 0.001, price: 95000, params: { clientOrderId } };
            return exchange.sign('exchange', 'private', 'POST', exchange.createOrdersRequest([order]));
        };
    },
    aster() {
        const exchange = new ccxt.aster({ privateKey, walletAddress });
        exchange.setMarkets([market('BTCUSDT', 'USDT', 0.001, 0.1)]);
        return (n) => {
            const order = exchange.createOrderRequest('BTC/USDT:USDT', 'limit', 'buy', 0.001, 95000, { clientOrderId: `bench-${n}` });
            return exchange.sign('v3/order', 'fapiPrivate', 'POST', order);
        };
    },
};

/** Orders a second of processor time. */
function perSecond(order, microseconds) {
    const start = process.cpuUsage();
    let signed = 0;
    let spent = 0;
    while (spent < microseconds) {
        for (let i = 0; i < BLOCK; i++) {
            order(signed + i);
        }
        signed += BLOCK;
        const { user, system } = process.cpuUsage(start);
        spent = user + system;
    }
    return (signed * 1e6) / spent;
}

const order = venues[process.argv[2]]();
if (process.env.VERBOSE) {
    console.error(order(1));
}
perSecond(order, WARM_UP_US);
console.log(perSecond(order, MEASURED_US).toFixed(0));
