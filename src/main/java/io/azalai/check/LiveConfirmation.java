package io.azalai.check;

import io.azalai.model.Mode;
import io.azalai.provision.Plan;
import io.azalai.provision.Provisions;
import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import io.azalai.timing.Clocks;
import io.azalai.trade.risk.RiskLimits;
import io.azalai.venue.OpenVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mode live wants to be said twice: in the configuration and by whoever starts it, who is told what is at stake. */
public final class LiveConfirmation {

    private static final Logger LOG = LoggerFactory.getLogger(LiveConfirmation.class);

    private LiveConfirmation() {}

    /**
     * Lets mode live pass when it was confirmed, on the command line or at the terminal. Other modes pass unasked.
     *
     * @throws ConfigurationException when it was not
     */
    public static void require(Provisions provisions, Plan plan, Clocks clocks) {
        if (provisions.mode() != Mode.LIVE) {
            return;
        }
        summary(provisions, plan, clocks).forEach(LOG::warn);
        if (plan.liveConfirmed() || TerminalQuestion.yes("Type yes to go on: ")) {
            return;
        }
        throw new ConfigurationException(
                provisions.configuration().file(),
                List.of(new Problem(
                        "mode",
                        "is live, and real orders were not confirmed",
                        "answer yes when asked, start with --yes-live, or set mode to paper")));
    }

    /** Accounts with their open orders and positions, and the limits, a line each. */
    static List<String> summary(Provisions provisions, Plan plan, Clocks clocks) {
        List<String> lines = new ArrayList<>(List.of("real orders will leave for:"));
        try (AskedVenues venues = new AskedVenues(provisions, plan, clocks)) {
            Standing standing = new Standing(venues);
            for (OpenVenue venue : venues.venues()) {
                String where = "  " + venue.name() + (isTestnet(provisions, venue) ? " (testnet)" : " (MAINNET)");
                for (String account : venue.accounts()) {
                    lines.add(where + ", account " + account);
                    standing.of(venue, account).forEach(line -> lines.add("    " + line));
                }
                if (venue.accounts().isEmpty()) {
                    lines.add(where + ", no account");
                }
            }
        }
        lines.add(limits(provisions.limits()));
        return lines;
    }

    private static boolean isTestnet(Provisions provisions, OpenVenue venue) {
        return Objects.requireNonNull(provisions.venues().get(venue.name())).testnet();
    }

    private static String limits(RiskLimits limits) {
        BigDecimal loss = limits.loss().dailyLossUsd();
        return "limits: order up to " + limits.trading().maxOrderSizeUsd().toPlainString() + " USD, daily loss "
                + (loss.signum() == 0 ? "not limited" : loss.toPlainString() + " USD");
    }
}
