package io.azalai.venue.aster;

import io.azalai.venue.CashFlow;
import java.util.List;
import java.util.Set;

/**
 * Rows of the futures' income and of the spot account's history become flows (aster.md sections 3.4 and 3.7); what trading
 * and funding bring is none. Stateless.
 */
final class FlowCodec {

    /** The income type of what funding brings and costs. */
    static final String FUNDING = "FUNDING_FEE";

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

    private FlowCodec() {}

    /** Flows of the futures wallet. */
    static List<CashFlow> futures(List<AccountWire.Income> rows) {
        return rows.stream()
                .filter(row -> FUTURES.contains(row.incomeType()))
                .map(row -> new CashFlow(
                        "PERP:" + row.incomeType() + ":" + row.tranId(),
                        Numbers.time(row.time()),
                        Words.given(row.asset(), "asset"),
                        Words.given(row.income(), "income")))
                .toList();
    }

    /** Flows of the spot account. */
    static List<CashFlow> spot(List<AccountWire.Transaction> rows) {
        return rows.stream()
                .filter(row -> SPOT.contains(row.type()))
                .map(row -> new CashFlow(
                        "SPOT:" + row.type() + ":" + row.tranId(),
                        Numbers.time(row.time()),
                        Words.given(row.asset(), "asset"),
                        Words.given(row.balanceDelta(), "balanceDelta")))
                .toList();
    }
}
