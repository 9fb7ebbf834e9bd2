package io.azalai.venue.aster;

import io.azalai.model.AccountSummary;
import io.azalai.model.Collateral;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account is worth becomes a model (aster.md section 3.4). Stateless. */
final class SummaryCodec {

    private static final String DOLLARS = "USDT";

    private SummaryCodec() {}

    /** What the futures account is worth: in single-asset mode the totals leave out what is not USDT. */
    static AccountSummary of(String account, AccountWire.FuturesAccount answer, Instant receivedAt) {
        BigDecimal total = Words.given(answer.totalMarginBalance(), "totalMarginBalance");
        boolean ofDollarsOnly = answer.assets().stream()
                .anyMatch(row -> DOLLARS.equals(row.asset())
                        && row.marginBalance() != null
                        && row.marginBalance().compareTo(total) == 0);
        return new AccountSummary(
                Aster.NAME,
                account,
                Market.PERP,
                new Collateral(
                        total,
                        Words.given(answer.availableBalance(), "availableBalance"),
                        Words.given(answer.totalMaintMargin(), "totalMaintMargin"),
                        null),
                ofDollarsOnly ? others(answer.assets()) : Map.of(),
                null,
                wallets(answer.assets()),
                false,
                Numbers.time(answer.updateTime(), receivedAt),
                receivedAt);
    }

    /** Null where a row does not tell its wallet, or none is told. */
    private static @Nullable Map<String, BigDecimal> wallets(List<AccountWire.FuturesAsset> assets) {
        Map<String, BigDecimal> wallets = new HashMap<>();
        for (AccountWire.FuturesAsset row : assets) {
            BigDecimal wallet = row.walletBalance();
            if (wallet == null) {
                return null;
            }
            if (wallet.signum() != 0) {
                wallets.put(Words.given(row.asset(), "asset"), wallet);
            }
        }
        return assets.isEmpty() ? null : wallets;
    }

    private static Map<String, Collateral> others(List<AccountWire.FuturesAsset> assets) {
        Map<String, Collateral> others = new HashMap<>();
        for (AccountWire.FuturesAsset row : assets) {
            BigDecimal worth = row.marginBalance();
            if (!DOLLARS.equals(row.asset()) && worth != null && worth.signum() != 0) {
                others.put(
                        Words.given(row.asset(), "asset"),
                        new Collateral(worth, told(row.availableBalance()), told(row.maintMargin()), null));
            }
        }
        return others;
    }

    private static BigDecimal told(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
