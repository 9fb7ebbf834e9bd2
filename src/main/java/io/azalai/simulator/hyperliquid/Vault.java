package io.azalai.simulator.hyperliquid;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has how much of a vault: shares, each of the same part of what the vault is worth. Confined to the event loop. */
final class Vault {

    /** Part of a follower's gain that the leader takes when it is withdrawn. */
    static final BigDecimal COMMISSION = new BigDecimal("0.1");

    final String address;
    final String leader;
    final String name;
    final String description;
    private final Map<String, Stake> stakes = new LinkedHashMap<>();
    private BigDecimal shares = BigDecimal.ZERO;

    Vault(String address, String leader, String name, String description) {
        this.address = address;
        this.leader = leader;
        this.name = name;
        this.description = description;
    }

    /**
     * What one depositor has.
     *
     * @param basis dollars that were paid for the shares
     * @param since when they came in first, milliseconds
     * @param lockedUntil before which nothing may be withdrawn, milliseconds
     */
    record Stake(BigDecimal shares, BigDecimal basis, long since, long lockedUntil) {}

    /** All depositors, the leader first. */
    Map<String, Stake> stakes() {
        return new LinkedHashMap<>(stakes);
    }

    Optional<Stake> stake(String user) {
        return Optional.ofNullable(stakes.get(user));
    }

    /** What a stake is worth of a vault that is worth this. */
    BigDecimal equity(Stake stake, BigDecimal worth) {
        return shares.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.quotient(worth.max(BigDecimal.ZERO).multiply(stake.shares()), shares);
    }

    /** Buys shares at what they are worth now; the first ones cost a dollar each. */
    void deposit(String user, BigDecimal amount, BigDecimal worth, long now, long lockedUntil) {
        boolean first = shares.signum() == 0 || worth.signum() <= 0;
        BigDecimal bought = first ? amount : Decimals.quotient(amount.multiply(shares), worth);
        Stake before = stakes.getOrDefault(user, new Stake(BigDecimal.ZERO, BigDecimal.ZERO, now, now));
        stakes.put(
                user,
                new Stake(
                        before.shares().add(bought),
                        before.basis().add(amount),
                        before.since(),
                        Math.max(before.lockedUntil(), lockedUntil)));
        shares = shares.add(bought);
    }

    /** Sells shares worth this amount; what they had cost. */
    BigDecimal withdraw(String user, BigDecimal amount, BigDecimal worth) {
        Stake before = stake(user).orElseThrow();
        BigDecimal sold = Decimals.quotient(amount.multiply(shares), worth).min(before.shares());
        BigDecimal basis = Decimals.quotient(before.basis().multiply(sold), before.shares());
        BigDecimal left = before.shares().subtract(sold);
        if (left.signum() == 0) {
            stakes.remove(user);
        } else {
            stakes.put(user, new Stake(left, before.basis().subtract(basis), before.since(), before.lockedUntil()));
        }
        shares = shares.subtract(sold);
        return basis;
    }
}
