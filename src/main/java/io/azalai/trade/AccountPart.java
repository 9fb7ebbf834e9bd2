package io.azalai.trade;

import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.trade.account.Statement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one ledger of an account told, of all that makes up its equity.
 *
 * @param counts takes it into the book, within the desk's lock
 * @param ofAll whether it tells what the account has in all its ledgers
 * @param statement what it has without unrealised PnL; null where that is not told apart
 */
record AccountPart(Runnable counts, boolean ofAll, @Nullable Statement statement) {

    /** The ledger of perpetuals, or what backs them and is all there is. */
    static AccountPart of(AccountSummary told, Instant askedAt, Runnable counts) {
        Map<String, BigDecimal> wallets = told.wallets();
        return new AccountPart(
                counts, told.ofSpot(), wallets == null ? null : new Statement(askedAt, told.receivedAt(), wallets));
    }

    /** All balances of spot. */
    static AccountPart of(List<Balance> told, Instant askedAt, Instant receivedAt, Runnable counts) {
        Map<String, BigDecimal> assets =
                told.stream().collect(Collectors.toMap(Balance::asset, Balance::total, BigDecimal::add));
        return new AccountPart(counts, false, new Statement(askedAt, receivedAt, assets));
    }

    /** What the account has in all its ledgers; empty where one does not tell. */
    static Optional<Statement> whole(List<AccountPart> parts) {
        List<AccountPart> telling = parts.stream().anyMatch(AccountPart::ofAll)
                ? parts.stream().filter(AccountPart::ofAll).toList()
                : parts;
        return telling.stream()
                .map(part -> Optional.ofNullable(part.statement))
                .reduce((one, other) -> one.flatMap(some -> other.map(some::and)))
                .flatMap(statement -> statement);
    }
}
