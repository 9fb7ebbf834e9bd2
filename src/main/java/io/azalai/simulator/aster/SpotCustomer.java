package io.azalai.simulator.aster;

/** What the spot market keeps for one customer: calls and user stream. Confined to the loopback's thread. */
final class SpotCustomer {

    private final Floor floor;
    private final ListenKeys keys;
    private final RestSite.Counter counter;

    /** @param market the floor, for whomever */
    SpotCustomer(Premises premises, Floor market, StreamHub hub) {
        floor = market.of(premises.customer());
        keys = new ListenKeys(floor, premises.customer().names("aster spot listen key", 64), hub::keyEnded);
        floor.engine().listen(new SpotUserStream(floor, hub, keys));
        counter = new RestSite.Counter(
                premises.customer(), table(premises).endpoints(), new OrderMeter(floor.info(), floor.clock()));
    }

    private EndpointTable table(Premises premises) {
        EndpointTable table = new EndpointTable("/api");
        AnyMarket.publicCalls(table, new PublicCalls(floor));
        AnyMarket.streamKeys(table, keys);
        AnyMarket.orderCalls(
                table,
                new OrderCalls(
                        floor,
                        new SpotOrderForm(
                                floor, premises.delegates(), premises.customer().names("aster spot order", 22)),
                        new SpotOrderRows()),
                Answers::spotAllCanceled);
        premises.delegateCalls().spot(table);
        SpotAccountCalls account = new SpotAccountCalls(floor, premises.transfers());
        return table.both("GET", "account", Endpoint.signed(5, account::account))
                .both("GET", "transactionHistory", Endpoint.signed(30, account::history))
                .both("GET", "commissionRate", Endpoint.signed(20, new Commissions(floor)::read))
                .both("GET", "aster/withdraw/estimateFee", Endpoint.open(1, account::withdrawalFee))
                .both("POST", "asset/wallet/transfer", Endpoint.signed(5, premises.transfers()::transfer));
    }

    RestSite.Counter counter() {
        return counter;
    }

    void second() {
        keys.expireIfDue();
    }

    void expireListenKey() {
        keys.expire();
    }
}
