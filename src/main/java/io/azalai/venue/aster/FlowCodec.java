package io.azalai.venue.aster;

import io.azalai.venue.CashFlow;
import io.azalai.venue.wire.UnknownRows;
import java.util.List;
import java.util.Set;

/**
 * Rows of the futures' income and of the spot account's history become flows (aster.md sections 3.4 and 3.7); what
 * trading and funding bring is none, and what is of a type that we do not know is taken for earned. Safe for many
 * threads: what it does not know is counted behind a lock.
 */
final class FlowCodec {

    /** The income type of what funding brings and costs. */
    static final String FUNDING = "FUNDING_FEE";

    /** The income types of what trades cost and bring. */
    static final Set<String> TRADES = Set.of("COMMISSION", "REALIZED_PNL");

    private static final Set<String> FUTURES =
            Set.of("TRANSFER", "WELCOME_BONUS", "CROSS_COLLATERAL_TRANSFER", "INTERNAL_TRANSFER");
    private static final Set<String> SPOT = Set.of(
            "TRANSFER_SPOT_TO_FUTURE",
            "TRANSFER_FUTURE_TO_SPOT",
            "TRANSFER_SPOT_TO_SPOT",
            "TRANSFER_REFUND",
            "INTERNAL_TRANSFER",
            "TRANSFER",
            "AIRDROP",
            "DIVIDEND",
            "STAKING_WITHDRAW",
            "STAKING_CLAIM",
            "STAKING_DELEGATE");

    /** What the venue gives and takes for trading beside its trades, and exchanges of one collateral for another. */
    private static final Set<String> FUTURES_EARNED = Set.of(
            "INSURANCE_CLEAR",
            "MARKET_MERCHANT_RETURN_REWARD",
            "REFERRAL_KICKBACK",
            "COMMISSION_REBATE",
            "MARKET_MAKER_REBATE",
            "API_REBATE",
            "CONTEST_REWARD",
            "AUTO_EXCHANGE");

    private static final Set<String> SPOT_EARNED = Set.of("SWAP", "COMMISSION_REBATE", "CASH_BACK");

    private static final Set<String> FUTURES_NONE = Set.of(FUNDING, "REALIZED_PNL", "COMMISSION");
    private static final Set<String> SPOT_NONE = Set.of("TRADE_TARGET", "TRADE_SOURCE");

    private final UnknownRows unknown = new UnknownRows(Aster.NAME);

    /** The rows of types we do not know. */
    UnknownRows unknown() {
        return unknown;
    }

    List<CashFlow> futures(List<AccountWire.Income> rows) {
        return rows.stream()
                .filter(row -> isFlow(
                        FUTURES,
                        FUTURES_EARNED,
                        FUTURES_NONE,
                        row.incomeType(),
                        row.tranId(),
                        row.time(),
                        row.income() + " " + row.asset()))
                .map(row -> new CashFlow(
                        "PERP:" + row.incomeType() + ":" + row.tranId(),
                        Numbers.time(row.time()),
                        Words.given(row.asset(), "asset"),
                        Words.given(row.income(), "income"),
                        !FUTURES.contains(row.incomeType())))
                .toList();
    }

    List<CashFlow> spot(List<AccountWire.Transaction> rows) {
        return rows.stream()
                .filter(row -> isFlow(
                        SPOT,
                        SPOT_EARNED,
                        SPOT_NONE,
                        row.type(),
                        row.tranId(),
                        row.time(),
                        row.balanceDelta() + " " + row.asset()))
                .map(row -> new CashFlow(
                        "SPOT:" + row.type() + ":" + row.tranId(),
                        Numbers.time(row.time()),
                        Words.given(row.asset(), "asset"),
                        Words.given(row.balanceDelta(), "balanceDelta"),
                        !SPOT.contains(row.type())))
                .toList();
    }

    private boolean isFlow(
            Set<String> outside,
            Set<String> earned,
            Set<String> none,
            String type,
            String transferId,
            long time,
            String amount) {
        boolean known = outside.contains(type) || earned.contains(type) || none.contains(type);
        if (!known) {
            unknown.warn(type, type + ":" + transferId, Numbers.time(time), "amount=" + amount);
        }
        return !none.contains(type);
    }
}
