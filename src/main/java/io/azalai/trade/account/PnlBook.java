package io.azalai.trade.account;

import io.azalai.model.Fill;
import io.azalai.model.FundingPayment;
import io.azalai.model.Instrument;
import io.azalai.model.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is booked in each account, and whether what its venue tells of it is as that makes it (risk.md section 9). News
 * of an account that was not opened is ignored. Confined to the gateway's critical section.
 */
public final class PnlBook {

    private static final BigDecimal LEAST = BigDecimal.ONE;
    private static final BigDecimal FRACTION = new BigDecimal("0.001");

    private final Prices prices;
    private final Valuer valuer;
    private final Supplier<Optional<BigDecimal>> equity;
    private final Map<String, PnlCheck> checks = new HashMap<>();

    /**
     * Of no account so far.
     *
     * @param equity total equity in USD; empty while it is not known
     */
    PnlBook(Prices prices, Valuer valuer, Supplier<Optional<BigDecimal>> equity) {
        this.prices = prices;
        this.valuer = valuer;
        this.equity = equity;
    }

    void open(String venue, String account, Set<Market> ledgers) {
        Set<PnlCheck.Kind> kinds = EnumSet.of(PnlCheck.Kind.FILLS, PnlCheck.Kind.FLOWS);
        if (ledgers.contains(Market.PERP)) {
            kinds.add(PnlCheck.Kind.FUNDING);
        }
        checks.put(key(venue, account), new PnlCheck(kinds));
    }

    /**
     * An own trade, whether its order is known or not, and however often. Where the venue closed the position, or does
     * not tell what the trade brought, what follows is compared from then on.
     */
    void filled(Fill fill) {
        PnlCheck check = checks.get(key(fill.venue(), fill.account()));
        Instrument instrument =
                prices.instrument(fill.venue(), fill.listing().symbol()).orElse(null);
        if (check == null) {
            return;
        }
        boolean perp = fill.listing().market() == Market.PERP;
        if (instrument == null || (perp && (fill.realizedPnl() == null || fill.closedBy() != null))) {
            check.begin();
        }
        if (instrument != null) {
            check.booked(Booking.of(fill, instrument));
        }
    }

    /** Funding, told once. */
    public void paid(FundingPayment payment) {
        booked(payment.venue(), payment.account(), Booking.of(payment));
    }

    /**
     * What came into a ledger of an account or left it, from wherever, however often it is told.
     *
     * @param id tells it from the account's other flows
     * @param amount units of the asset, negative for what left
     */
    public void moved(String venue, String account, String id, Instant at, String asset, BigDecimal amount) {
        booked(venue, account, Booking.of(id, at, asset, amount));
    }

    private void booked(String venue, String account, Booking booking) {
        Optional.ofNullable(checks.get(key(venue, account))).ifPresent(check -> check.booked(booking));
    }

    /** All fills of an account were taken in that its venue told of when it was asked then, by our clock. */
    public void fillsRead(String venue, String account, Instant askedAt) {
        read(venue, account, PnlCheck.Kind.FILLS, askedAt);
    }

    /** The same of funding. */
    public void fundingRead(String venue, String account, Instant askedAt) {
        read(venue, account, PnlCheck.Kind.FUNDING, askedAt);
    }

    /** The same of flows. */
    public void flowsRead(String venue, String account, Instant askedAt) {
        read(venue, account, PnlCheck.Kind.FLOWS, askedAt);
    }

    private void read(String venue, String account, PnlCheck.Kind kind, Instant askedAt) {
        Optional.ofNullable(checks.get(key(venue, account))).ifPresent(check -> check.read(kind, askedAt));
    }

    /** Not all that an account has was told: nothing is said of it until it is. */
    public void untold(String venue, String account) {
        Optional.ofNullable(checks.get(key(venue, account))).ifPresent(PnlCheck::unknown);
    }

    /**
     * All that an account has was told.
     *
     * @return what differs for good, and was taken over; nothing is said while something of total equity is not known
     */
    public Optional<PnlMismatch> told(String venue, String account, Statement statement) {
        Optional<BigDecimal> total = equity.get();
        if (total.isEmpty()) {
            untold(venue, account);
            return Optional.empty();
        }
        BigDecimal limit = total.get().abs().multiply(FRACTION).max(LEAST);
        return Optional.ofNullable(checks.get(key(venue, account)))
                .flatMap(check -> check.told(statement, limit, asset -> valuer.usdPrice(venue, asset)));
    }

    private static String key(String venue, String account) {
        return venue + "|" + account;
    }
}
