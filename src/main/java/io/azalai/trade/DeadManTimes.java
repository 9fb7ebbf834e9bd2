package io.azalai.trade;

import io.azalai.trade.risk.LimitKeys;
import java.time.Duration;

/**
 * The setting {@code risk.dead_man_switch}.
 *
 * @param ofAccount after which silence a venue cancels all of an account
 * @param ofSymbol the same where the venue has a switch for each symbol
 */
public record DeadManTimes(boolean enabled, Duration ofAccount, Duration ofSymbol) {

    /** Where nothing is configured. */
    public static final DeadManTimes OFF = new DeadManTimes(false, Duration.ofMinutes(5), Duration.ofMinutes(2));

    private static final Duration SHORTEST = Duration.ofSeconds(20);

    /** What the object {@code risk} of a configuration sets. */
    public static DeadManTimes read(LimitKeys risk) {
        LimitKeys keys = risk.keys("dead_man_switch");
        DeadManTimes read = new DeadManTimes(
                keys.flag("enabled", OFF.enabled),
                Duration.ofSeconds(keys.whole("account_timeout_s", (int) OFF.ofAccount.toSeconds())),
                Duration.ofSeconds(keys.whole("symbol_timeout_s", (int) OFF.ofSymbol.toSeconds())));
        require(keys, "account_timeout_s", read.ofAccount);
        require(keys, "symbol_timeout_s", read.ofSymbol);
        return read;
    }

    private static void require(LimitKeys keys, String key, Duration time) {
        if (time.compareTo(SHORTEST) < 0) {
            keys.problem(key, "is " + time.toSeconds(), "give " + SHORTEST.toSeconds() + " or more, in seconds");
        }
    }

    Duration of(boolean symbol) {
        return symbol ? ofSymbol : ofAccount;
    }
}
