package io.azalai.simulator.hyperliquid;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has how much of a vault: shares, each of the same part of what the vault is worth. Confined to the event loop.
 */
final class Vault {

    /** Part of a follower's gain that the leader takes when it is withdrawn. */
    static final BigDecimal COMMISSION = new BigDecimal("0.1");

    final String address;
    final String leader;
    final String name;
    final String description;
    /** When it was made, milliseconds. */
    final long begunAt;
    /** Whether followers may add to what they have. */
    boolean allowsDeposits = true;
    /** Whether a withdrawal closes its part of the positions even where enough is free. */
    boolean alwaysCloses;
    /** Whether everything was paid out for good. */
    boolean closed;

    private final Map<String, Stake> stakes = new LinkedHashMap<>();
    private BigDecimal shares = BigDecimal.ZERO;

    Vault(String address, String leader, String name, String description, long begunAt) {
        this.address = address;
        this.leader = leader;
        this.name = name;
        this.description = description;
        this.begunAt = begunAt;
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

    /** Its share of a vault that is worth this. */
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

    /** Divides an amount among all by their shares, which stay theirs; it comes off what they had paid. */
    Map<String, BigDecimal> distribute(BigDecimal amount) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        BigDecimal all = shares;
        stakes.replaceAll((user, stake) -> {
            BigDecimal part = Decimals.quotient(amount.multiply(stake.shares()), all);
            parts.put(user, part);
            BigDecimal basis = stake.basis().subtract(part).max(BigDecimal.ZERO);
            return new Stake(stake.shares(), basis, stake.since(), stake.lockedUntil());
        });
        return parts;
    }

    /** Ends the vault: nobody has anything of it any more. */
    void close() {
        closed = true;
        stakes.clear();
        shares = BigDecimal.ZERO;
    }
}
