package io.azalai.trade.risk;

import java.util.Optional;

/** One rule of risk.md section 5. */
interface Check {

    /** Why the order may not pass by this rule; empty when it may. */
    Optional<Refusal> refuse(Proposal proposal);
}
