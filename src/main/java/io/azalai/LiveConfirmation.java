package io.azalai;

import io.azalai.settings.ConfigurationException;
import io.azalai.settings.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Mode live wants to be said twice: in the configuration and by whoever starts it. */
final class LiveConfirmation {

    private LiveConfirmation() {}

    /**
     * Lets mode live pass when it was confirmed, on the command line or at the terminal.
     *
     * @throws ConfigurationException when it was not
     */
    static void require(Provisions provisions, boolean confirmed) {
        if (!provisions.mode().equals("live") || confirmed || TerminalQuestion.yes(summary(provisions))) {
            return;
        }
        throw new ConfigurationException(
                provisions.configuration().file(),
                List.of(new Problem(
                        "mode",
                        "is live, and real orders were not confirmed",
                        "answer yes when asked, start with --yes-live, or set mode to paper")));
    }

    static String summary(Provisions provisions) {
        String venues = provisions.venues().entrySet().stream()
                .map(entry -> "  " + entry.getKey() + (entry.getValue().testnet() ? " (testnet)" : " (MAINNET)")
                        + ": accounts " + entry.getValue().accounts())
                .collect(Collectors.joining(System.lineSeparator()));
        return "Real orders will leave for:" + System.lineSeparator() + venues + System.lineSeparator()
                + "Limits: order up to "
                + provisions.limits().trading().maxOrderSizeUsd().toPlainString()
                + " USD, daily loss "
                + provisions.limits().loss().dailyLossUsd().toPlainString() + " USD"
                + System.lineSeparator() + "Type yes to go on: ";
    }
}
