package io.azalai.model;

/** Private data of one account in one listing. */
public sealed interface TradingEvent extends AccountEvent permits Position, Order, OrderEvent, Fill, FundingPayment {

    /** Where it is listed. */
    Listing listing();

    @Override
    default String venue() {
        return listing().venue();
    }

    @Override
    default Listing where() {
        return listing();
    }

    @Override
    default String key() {
        return venue() + "|" + account() + "|" + listing().symbol();
    }
}
