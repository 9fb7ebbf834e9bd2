package io.azalai.simulator.aster;

/**
 * What both markets of the venue share for one customer.
 *
 * @param delegates agents and builders of the customer
 * @param transfers money that the customer moved between the markets
 */
record Premises(Customer customer, Delegates delegates, WalletTransfers transfers) {

    DelegateCalls delegateCalls() {
        return new DelegateCalls(delegates, customer.credentials());
    }
}
