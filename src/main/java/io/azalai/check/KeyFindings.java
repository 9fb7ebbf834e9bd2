package io.azalai.check;

import io.azalai.venue.KeyRights;
import io.azalai.venue.KeyStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of a key.
 *
 * @param where venue and account
 */
record KeyFindings(String where, KeyStanding standing) {

    void writeTo(Report report, Instant now) {
        Optional<String> ended = standing.ended(now);
        if (ended.isPresent()) {
            report.line(Finding.WRONG, where + ": " + ended.get());
            return;
        }
        KeyRights rights = standing.rights();
        Instant until = standing.until();
        report.line(Finding.FINE, where + ": " + whose() + may() + from() + (until == null ? "" : ", until " + until));
        if (Boolean.TRUE.equals(rights.withdraw())) {
            report.line(Finding.MIND, where + ": " + mayWithdraw());
        }
        if (standing.isEndUntold()) {
            report.line(
                    Finding.MIND,
                    where
                            + ": the venue has not told when the key ends; see its page of API wallets, and approve another"
                            + " agent before");
        }
        standing.endsSoon(now).ifPresent(soon -> report.line(Finding.MIND, where + ": " + soon));
    }

    private String whose() {
        return switch (standing.rights().kind()) {
            case OWN -> "the account's own key ";
            case AGENT -> "an agent's key ";
            case API -> "an API key ";
        };
    }

    private String may() {
        List<String> rightsTold = new ArrayList<>();
        say(rightsTold, standing.rights().tradeSpot(), "trade spot");
        say(rightsTold, standing.rights().tradePerp(), "trade perpetuals");
        say(rightsTold, standing.rights().withdraw(), "withdraw");
        if (standing.rights().tradeSpot() == null) {
            rightsTold.add("the venue does not tell with it whether it may trade spot");
        }
        return String.join(", ", rightsTold);
    }

    private static void say(List<String> rights, @Nullable Boolean right, String what) {
        if (right != null) {
            rights.add((right ? "may " : "may not ") + what);
        }
    }

    private String from() {
        String only = standing.rights().onlyFrom();
        return only == null || only.isBlank() ? "" : ", only from " + only;
    }

    private String mayWithdraw() {
        return switch (standing.rights().kind()) {
            case OWN -> "the key may withdraw everything: make an agent key, which cannot, and use that";
            case AGENT -> "the key may withdraw: make an agent key without that right and use that";
            case API ->
                "the account may withdraw, and the venue tells no less of the key: "
                        + "make an agent key without that right and use that";
        };
    }
}
