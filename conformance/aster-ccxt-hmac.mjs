// npm ccxt 4.5.51, the last that signs with key and secret: V1.
import ccxt from 'ccxt-hmac';
import { client, session, version } from './aster/session.mjs';
import { simulator } from './checks.mjs';

const { apiKey, apiSecret } = simulator.aster;
await session(ccxt, `ccxt ${version('ccxt-hmac')} aster`, { apiKey, secret: apiSecret }, wrong, true);

async function wrong(checks, exchange, symbol) {
    const noKey = await client(ccxt, { apiKey: 'short', secret: apiSecret });
    await checks.fails('a key that is none', ccxt.AuthenticationError, () => noKey.fetchOpenOrders(symbol), /-2014/);
    const otherKey = await client(ccxt, { apiKey: 'a'.repeat(64), secret: apiSecret });
    await checks.fails('a key of nobody', ccxt.AuthenticationError, () => otherKey.fetchOpenOrders(symbol), /-2015/);
    const otherSecret = await client(ccxt, { apiKey, secret: 'wrong' });
    await checks.fails('a wrong secret', ccxt.AuthenticationError, () => otherSecret.fetchOpenOrders(symbol), /-1022/);
    await checks.fails('a clock ahead', ccxt.InvalidNonce,
        () => exchange.fetchOpenOrders(symbol, undefined, undefined, { timestamp: Date.now() + 5_000 }), /-1021/);
}
