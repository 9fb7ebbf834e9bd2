package io.azalai.simulator.hyperliquid;

import io.azalai.simulator.matching.Engine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In which mode an account keeps its money (sections 2.1 and 3.4). Confined to the event loop. */
final class Modes {

    private static final Map<String, String> LETTERS =
            Map.of("i", "disabled", "u", "unifiedAccount", "p", "portfolioMargin");

    private final Engine engine;
    private final Map<String, String> modes = new HashMap<>();
    private final Set<String> dustKeepers = new HashSet<>();

    Modes(Engine engine) {
        this.engine = engine;
    }

    /** The venue's word for an account's mode. */
    String of(String account) {
        return modes.getOrDefault(account, "disabled");
    }

    /** Whether spot and all perpetuals share one balance. */
    boolean isUnified(String account) {
        return isUnifying(of(account));
    }

    private static boolean isUnifying(String mode) {
        return mode.equals("unifiedAccount") || mode.equals("portfolioMargin");
    }

    /** Whether all assets together margin everything. */
    boolean isPortfolio(String account) {
        return of(account).equals("portfolioMargin");
    }

    /** The older flag for one mode of them; empty until any mode was set. */
    Optional<Boolean> dexAbstraction(String account) {
        return Optional.ofNullable(modes.get(account)).map("dexAbstraction"::equals);
    }

    /** Whether the account has asked that its dust on spot be left to it. */
    boolean keepsDust(String account) {
        return dustKeepers.contains(account);
    }

    void keepDust(String account, boolean on) {
        if (on) {
            dustKeepers.add(account);
        } else {
            dustKeepers.remove(account);
        }
    }

    /**
     * Changes the mode, by its word or its letter; one balance is not divided while positions or orders live on it.
     *
     * @throws RefusedException when the account may not
     */
    void set(String account, String asked) {
        String mode = LETTERS.getOrDefault(asked, asked);
        boolean allowed = !(mode.equals("dexAbstraction") && isUnified(account));
        if (!allowed || !engine.share(account, isUnifying(mode))) {
            throw new RefusedException("Abstraction transition not allowed");
        }
        modes.put(account, mode);
    }
}
