package io.azalai.trade.risk;

/** Why an order was refused, in the order of the checks of risk.md section 5. */
public enum ReasonCode {
    /** No check objected. */
    OK(0),
    UNKNOWN_INSTRUMENT(1),
    INVALID_QUANTITY(2),
    INVALID_PRICE(2),
    ORDER_REQUEST_EXPIRED(3),
    DUPLICATE_CLIENT_ORDER_ID(4),
    DUPLICATE_ORDER(4),
    REDUCE_ONLY_VIOLATION(5),
    TRADING_HALTED(6),
    REDUCING_ONLY(6),
    VENUE_NOT_READY(7),
    VENUE_DEGRADED(7),
    OUTBOX_FULL(7),
    JOURNAL_FAILED(7),
    INSTRUMENT_NOT_TRADING(8),
    SYMBOL_NOT_ALLOWED(8),
    ACCOUNT_STATE_UNKNOWN(9),
    NOT_RECONCILED(9),
    NO_REFERENCE_PRICE(10),
    STALE_PRICE(10),
    SLIPPAGE_TOO_HIGH(11),
    PRICE_COLLAR(11),
    ORDER_TOO_SMALL(12),
    ORDER_TOO_LARGE(12),
    INSUFFICIENT_LIQUIDITY(13),
    SLIPPAGE_EXCEEDED(13),
    SELF_TRADE(14),
    MAX_OPEN_ORDERS_SYMBOL(15),
    MAX_OPEN_ORDERS_TOTAL(15),
    DAILY_LOSS_LIMIT(16),
    MAX_DRAWDOWN(16),
    LEVERAGE_TOO_HIGH(17),
    EFFECTIVE_LEVERAGE(17),
    MAX_POSITIONS_PER_SYMBOL(18),
    MAX_TOTAL_POSITIONS(18),
    MAX_POSITION_SIZE_USD(18),
    POSITION_SIZE_LIMIT(18),
    MAX_VENUE_NOTIONAL(19),
    MAX_GLOBAL_NOTIONAL(19),
    MARGIN_RATIO(20),
    INSUFFICIENT_MARGIN(20),
    INSUFFICIENT_BALANCE(20),
    CORRELATION_LIMIT(21),
    CORRELATION_DATA_MISSING(21),
    ORDER_RATE(22);

    private final int check;

    ReasonCode(int check) {
        this.check = check;
    }

    /** Number of the check that gives this reason; 0 for OK. */
    public int check() {
        return check;
    }
}
