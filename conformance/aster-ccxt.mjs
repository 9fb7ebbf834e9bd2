// npm ccxt, newest: V3, signed with the main wallet's key.
import ccxt from 'ccxt';
import { readsMore } from './aster/public.mjs';
import { client, session, version } from './aster/session.mjs';
import { changes, modes, strategies } from './aster/strategies.mjs';
import { simulator } from './checks.mjs';

await session(ccxt, `ccxt ${version('ccxt')} aster`, { privateKey: simulator.aster.userPrivateKey }, wrong);

async function wrong(checks, exchange, symbol) {
    await readsMore(checks, exchange, symbol, 'BTC/USDT');
    await checks.check('sign in', () => exchange.signIn());
    await changes(checks, exchange, symbol, 0.01);
    await strategies(checks, exchange, symbol, 0.01);
    await modes(checks, exchange, 'ETH/USDT:USDT');
    // -1000 tells a bad signature from a foreign wallet only by its text, and the client does not read that
    const stranger = await client(ccxt, { privateKey: `0x${'1'.repeat(64)}` });
    await checks.fails('a wallet of nobody', ccxt.OperationRejected,
        () => stranger.fetchOpenOrders(symbol), /No agent found/);
    await checks.fails('a nonce of an hour ago', ccxt.ExchangeError,
        () => exchange.fetchOpenOrders(symbol, undefined, undefined, { nonce: `${(Date.now() - 3_600_000) * 1000}` }),
        /-4225/);
    await checks.fails('a used up nonce', ccxt.ExchangeError, async () => {
        const nonce = `${Date.now() * 1000 + 7}`;
        await exchange.fetchOpenOrders(symbol, undefined, undefined, { nonce });
        await exchange.fetchOpenOrders(symbol, undefined, undefined, { nonce });
    }, /-4225/);
    await checks.check('the builder that the client approves is listed', async () => {
        const [builder] = await exchange.fapiPrivateGetV3Builder();
        if (builder.builderAddress !== exchange.options.builder) {
            throw new Error(JSON.stringify(builder));
        }
    });
}
