// What every script shares: the simulator's addresses, checks that print a line each, and the closing line.
import assert from 'node:assert/strict';

/** Addresses, accounts and keys, as `azalai simulate` printed them. */
export const simulator = JSON.parse(process.env.SIMULATOR ?? '{}');

export { assert };

/** A client that notes in `called` which of its methods a script calls; what these call themselves is not noted. */
export function noting(client, called = new Set()) {
    return new Proxy(client, {
        get(target, name) {
            const value = target[name];
            if (name === 'called') {
                return called;
            }
            if (typeof value !== 'function') {
                return value;
            }
            return (...given) => {
                called.add(name);
                return value.apply(target, given);
            };
        },
    });
}

/** Collects checks of one client on one venue. */
export class Checks {
    passed = 0;
    failed = 0;
    methods = 0;
    called = 0;

    constructor(title) {
        this.title = title;
    }

    /** Runs one check, at most ten seconds; a failure is printed and counted, and the next one goes on. */
    async check(name, step) {
        let timer;
        const late = new Promise((_, reject) => {
            timer = setTimeout(() => reject(new Error('no answer in 10 s')), 10_000);
        });
        try {
            const result = await Promise.race([step(), late]);
            this.passed++;
            console.log(`ok ${name}`);
            return result;
        } catch (error) {
            this.failed++;
            console.log(`FAILED ${name}: ${error?.stack ?? error}`);
            return undefined;
        } finally {
            clearTimeout(timer);
        }
    }

    /** A check that a call fails with this class of error, and with a text that matches. */
    async fails(name, type, step, text = /./) {
        return this.check(name, async () => {
            await assert.rejects(step, (error) => {
                assert.ok(error instanceof type, `${error?.constructor?.name} instead of ${type.name}: ${error?.message}`);
                assert.match(String(error.message), text);
                return true;
            });
        });
    }

    /** A check of a method that the client claims and does not have. */
    async lacks(client, type, ...calls) {
        for (const [name, ...given] of calls) {
            await this.fails(`${name} is claimed and not there`, type, () => client[name](...given), /not supported/);
        }
    }

    /** A check that a script called each method a client has for the venue, but for those of which `without` says why. */
    async covers(methods, called, without = {}) {
        await this.check(`each of ${methods.length} methods of the client was called`, () => {
            const left = Object.keys(without);
            assert.deepEqual(methods.filter((name) => !called.has(name) && !left.includes(name)), [], 'not called');
            assert.deepEqual(left.filter((name) => called.has(name) || !methods.includes(name)), [], 'excused for nothing');
        });
        this.methods += methods.length;
        this.called += methods.filter((name) => called.has(name)).length;
    }

    /** Prints the closing line and ends the process: sockets that clients keep open do not hold it. */
    close() {
        console.log(
            this.failed === 0
                ? `${this.title}: ${this.passed} checks passed, ${this.called} of ${this.methods} methods called`
                : `${this.title}: ${this.failed} of ${this.passed + this.failed} checks FAILED`,
        );
        process.exit(this.failed === 0 ? 0 : 1);
    }
}

/** What a client of ccxt says that the venue has, as far as it is a method. */
export function claimed(client) {
    return Object.keys(client.has).filter((name) => client.has[name] && typeof client[name] === 'function');
}

/** Asks again until the answer satisfies, at most ten seconds. */
export async function until(step, satisfied, pause = 100) {
    const end = Date.now() + 10_000;
    for (;;) {
        const answer = await step();
        if (satisfied(answer)) {
            return answer;
        }
        if (Date.now() > end) {
            throw new Error(`still ${JSON.stringify(answer)?.slice(0, 400)}`);
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
    }
}

/** Posts to the simulator's control endpoint. */
export async function control(method, path, body) {
    const reply = await fetch(simulator.control + path, {
        method,
        headers: { 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
    assert.equal(reply.status, 200, await reply.clone().text());
    return reply.json();
}
