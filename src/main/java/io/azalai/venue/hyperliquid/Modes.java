package io.azalai.venue.hyperliquid;

import io.azalai.model.CollateralMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What backs the perpetuals of each account: where spot does, the balances of spot are the truth (hyperliquid.md
 * section 2.5). Asked for again after a while, and when money moved between its ledgers, since it can be changed on the
 * venue's pages. Safe for many threads: one concurrent map.
 */
final class Modes {

    private static final Logger LOG = LoggerFactory.getLogger(Modes.class);
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(30);
    private static final Map<String, CollateralMode> WORDS = Map.of(
            "default", CollateralMode.SEPARATE,
            "disabled", CollateralMode.SEPARATE,
            "dexAbstraction", CollateralMode.DEX_ABSTRACTION,
            "unifiedAccount", CollateralMode.UNIFIED,
            "portfolioMargin", CollateralMode.PORTFOLIO);

    private final Clock clock;
    private final Map<String, Known> byAccount = new ConcurrentHashMap<>();

    private record Known(CollateralMode mode, Instant at) {}

    Modes(Clock clock) {
        this.clock = clock;
    }

    /** Learns what an account's mode is by the venue's word; one that is new is taken for separate ledgers. */
    CollateralMode learn(String account, String wireWord) {
        CollateralMode mode = WORDS.get(wireWord);
        if (mode == null) {
            LOG.warn("account mode not known, taken for separate ledgers account={} mode={}", account, wireWord);
            mode = CollateralMode.SEPARATE;
        }
        byAccount.put(account, new Known(mode, clock.instant()));
        return mode;
    }

    /** Takes what a stream tells of an account's mode; a word that is new says nothing until it is asked for. */
    void told(String account, String wireWord) {
        CollateralMode mode = WORDS.get(wireWord);
        if (mode != null) {
            byAccount.put(account, new Known(mode, clock.instant()));
        }
    }

    /** Money moved between an account's ledgers then, perhaps since its mode is another: it is asked for again. */
    void moved(String account, Instant at) {
        byAccount.computeIfPresent(account, (alias, known) -> {
            boolean learntLater = known.at().isAfter(at.plus(CLOCKS_DIFFER));
            return learntLater ? known : new Known(known.mode(), Instant.EPOCH);
        });
    }

    /** As if no mode had been told yet. */
    void forget() {
        byAccount.clear();
    }

    /** Takes an account whose mode nobody will ask for to have separate ledgers, unless it is known. */
    void assume(String account) {
        byAccount.putIfAbsent(account, new Known(CollateralMode.SEPARATE, clock.instant()));
    }

    /** Whether the mode of an account was asked for lately. */
    boolean knows(String account) {
        Known known = byAccount.get(account);
        return known != null && clock.instant().isBefore(known.at().plus(GOOD_FOR));
    }

    /** Whether perpetuals are known to have money of their own: until then their balance means nothing. */
    boolean areApart(String account) {
        Known known = byAccount.get(account);
        return known != null && !known.mode().sharesSpot();
    }

    /** Whether spot backs the perpetuals of an account; not while nothing is known. */
    boolean shareSpot(String account) {
        Known known = byAccount.get(account);
        return known != null && known.mode().sharesSpot();
    }
}
