package io.azalai.trade;

import io.azalai.model.Alert;
import io.azalai.model.Severity;
import io.azalai.trade.account.PnlBook;
import io.azalai.trade.account.PnlMismatch;
import io.azalai.trade.risk.Scope;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Warns of accounts that are not worth what is known to have happened to them, and holds a venue back after several
 * warnings in a row (risk.md section 9). Guarded by the desk's lock.
 */
final class PnlWatch {

    private final OrderDesk desk;
    private final Ledger ledger;
    private final Clock clock;
    private volatile Consumer<Scope> listener = scope -> {};

    PnlWatch(OrderDesk desk, Ledger ledger, Clock clock) {
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Who is told of what is to be held back: it must only plan, not work. */
    void whenOneOfMany(Consumer<Scope> held) {
        listener = held;
    }

    /** All ledgers of an account were read. */
    void told(AccountKey whose, List<AccountPart> parts) {
        PnlBook book = desk.book().pnl();
        AccountPart.whole(parts)
                .ifPresentOrElse(
                        statement -> book.told(whose.venue(), whose.account(), statement)
                                .ifPresent(mismatch -> mismatched(whose, mismatch)),
                        () -> book.untold(whose.venue(), whose.account()));
    }

    private void mismatched(AccountKey whose, PnlMismatch mismatch) {
        String text = "PNL_MISMATCH: " + whose + " has " + plain(mismatch.usd().abs()) + " USD "
                + (mismatch.usd().signum() < 0 ? "less" : "more")
                + " than its fills, fees, funding and flows make it, for "
                + mismatch.lasts().toSeconds() + " s, and may differ by " + plain(mismatch.limit()) + ": "
                + assets(mismatch.assets()) + "; " + mismatch.inARow() + " in a row"
                + (mismatch.isOneOfMany() ? ", so that only reducing orders pass at " + whose.venue() : "");
        ledger.record(List.of(Alert.raised(Severity.WARN, "pnl.mismatch", whose.toString(), text, clock.instant())
                .concerning(whose.venue(), null)));
        if (mismatch.isOneOfMany()) {
            listener.accept(Scope.ofVenue(whose.venue()));
        }
    }

    private static String assets(Map<String, BigDecimal> assets) {
        return new TreeMap<>(assets)
                .entrySet().stream()
                        .map(asset -> asset.getKey() + " " + plain(asset.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
