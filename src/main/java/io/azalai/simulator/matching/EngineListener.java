package io.azalai.simulator.matching;

/**
 * Hears everything that happens in an engine, in order, under the engine's lock: be quick, never wait. Reading the
 * engine from a callback is allowed and sees the state after the event; placing or cancelling is not.
 */
public interface EngineListener {

    /**
     * An order passed all checks; status NEW, nothing filled yet. Refused orders are not announced here, and exits of a
     * bracket only once their parent is filled.
     */
    default void accepted(VenueOrder order) {}

    /** The price of a conditional order has come; it works from now on. */
    default void triggered(VenueOrder order) {}

    /** An open order's size or limit is another one now. */
    default void amended(VenueOrder order) {}

    /** An order was filled, in part or whole. Its counterpart has an execution of its own. */
    default void executed(Execution execution) {}

    /** An order ended unfilled: CANCELED after {@link #accepted}, or REJECTED without it. */
    default void ended(VenueOrder order) {}

    /** Two orders met. */
    default void traded(Match match) {}

    /** Levels of a book changed; at most once per book and operation. */
    default void bookChanged(BookChange change) {}

    /** Index, mark, funding or statistics moved; once per product and tick. */
    default void priced(Statistics statistics) {}

    /** Money or positions changed; at most once per account and operation. */
    default void accountChanged(AccountChange change) {}

    /** Funding was settled on a position. */
    default void fundingPaid(FundingPaid payment) {}

    /** The positions of an account are being closed for want of margin; before what closes them. */
    default void liquidated(LiquidationEvent liquidation) {}

    /** Money was deposited, taken out or moved between wallets. */
    default void moneyMoved(MoneyMove move) {}

    /** The operation (a placement, a cancel, a tick) is over: everything before belongs together. */
    default void settled() {}
}
