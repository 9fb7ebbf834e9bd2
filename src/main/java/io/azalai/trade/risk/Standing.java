package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account is worth and may still use, in USD.
 *
 * @param equity wallet balance, unrealised PnL and spot holdings
 * @param available free margin of perpetuals
 * @param maintenanceMargin of all positions
 * @param marginUse how near liquidation the venue itself says the account is, 1 being there; null where it does not say
 * @param timestamp of the oldest snapshot it is made of
 */
public record Standing(
        BigDecimal equity,
        BigDecimal available,
        BigDecimal maintenanceMargin,
        @Nullable BigDecimal marginUse,
        Instant timestamp) {}
