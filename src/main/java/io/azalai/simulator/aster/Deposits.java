package io.azalai.simulator.aster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Money from outside: what is margin there into the futures wallet, every other listed asset into spot. Safe for many
 * threads: a concurrent set.
 */
final class Deposits {

    private static final Set<String> MANAGEMENT = Set.of("agent", "builder");

    private final List<Premises> premises;
    private final Floor futures;
    private final Floor spot;
    private final Set<Customer> made = ConcurrentHashMap.newKeySet();

    Deposits(List<Premises> premises, Floor futures, Floor spot) {
        this.premises = List.copyOf(premises);
        this.futures = futures;
        this.spot = spot;
    }

    /** Brings money in. @throws IllegalArgumentException when there is no such account or asset */
    void accept(String account, String asset, BigDecimal amount) {
        Premises of = premises.stream()
                .filter(each -> each.customer().credentials().isUser(account))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no account " + account));
        Floor floor = new Collaterals(futures).accepts(asset) ? futures : spot;
        boolean listed = floor.futures()
                || spot.info().symbols().values().stream()
                        .anyMatch(each ->
                                each.base().equals(asset) || each.quote().equals(asset));
        if (!listed) {
            throw new IllegalArgumentException("no asset " + asset);
        }
        of.transfers().arrived(floor.futures(), asset, amount);
        made.add(of.customer());
    }

    /**
     * What a wallet's signed call needs where deposits are asked for, other than of agents and builders.
     *
     * @throws RefusedException -5050
     */
    void required(Customer customer, String path) {
        boolean management = MANAGEMENT.contains(path.substring(path.lastIndexOf('/') + 1));
        if (futures.switches().isOn(Switches.DEPOSIT_REQUIRED) && !management && !made.contains(customer)) {
            throw Refusal.DEPOSIT_REQUIRED.with();
        }
    }
}
