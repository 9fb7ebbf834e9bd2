package io.azalai.simulator.aster;

import io.azalai.simulator.loopback.World;

/**
 * What both markets of the venue share.
 *
 * @param delegates agents and builders of the customer
 * @param transfers money moved between the markets
 */
record Premises(World world, Customer customer, Delegates delegates, Doorkeeper doorkeeper, WalletTransfers transfers) {

    DelegateCalls delegateCalls() {
        return new DelegateCalls(delegates, customer.credentials());
    }
}
