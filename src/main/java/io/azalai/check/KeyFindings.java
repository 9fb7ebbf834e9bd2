package io.azalai.check;

import io.azalai.venue.KeyRights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of a key.
 *
 * @param where venue and account
 * @param until when the key ends; null when it does not, or the venue does not tell
 */
record KeyFindings(String where, KeyRights rights, @Nullable Instant until) {

    /** Time enough to have another agent approved. */
    private static final Duration SOON = Duration.ofDays(14);

    void writeTo(Report report, Instant now) {
        if (rights.objection() != null) {
            report.line(Finding.WRONG, where + ": the venue does not take the key: " + rights.objection());
            return;
        }
        if (until != null && !until.isAfter(now)) {
            report.line(Finding.WRONG, where + ": the key ended at " + until + "; approve another agent");
            return;
        }
        report.line(Finding.FINE, where + ": " + whose() + may() + from() + (until == null ? "" : ", until " + until));
        if (Boolean.TRUE.equals(rights.withdraw())) {
            report.line(Finding.MIND, where + ": " + mayWithdraw());
        }
        if (until == null && rights.kind() == KeyRights.Kind.AGENT) {
            report.line(
                    Finding.MIND,
                    where + ": when the key ends is not told by the venue's calls, as of every agent without a name;"
                            + " see its page of API wallets, and approve another agent before");
        }
        if (until != null && until.isBefore(now.plus(SOON))) {
            report.line(
                    Finding.MIND,
                    where + ": the key ends in " + Duration.between(now, until).toDays()
                            + " days; approve another agent before");
        }
    }

    private String whose() {
        return switch (rights.kind()) {
            case OWN -> "the account's own key ";
            case AGENT -> "an agent's key ";
            case API -> "an API key ";
        };
    }

    private String may() {
        List<String> rightsTold = new ArrayList<>();
        say(rightsTold, rights.tradeSpot(), "trade spot");
        say(rightsTold, rights.tradePerp(), "trade perpetuals");
        say(rightsTold, rights.withdraw(), "withdraw");
        return String.join(", ", rightsTold);
    }

    private static void say(List<String> rights, @Nullable Boolean right, String what) {
        if (right != null) {
            rights.add((right ? "may " : "may not ") + what);
        }
    }

    private String from() {
        String only = rights.onlyFrom();
        return only == null || only.isBlank() ? "" : ", only from " + only;
    }

    private String mayWithdraw() {
        return switch (rights.kind()) {
            case OWN -> "the key may withdraw everything: make an agent key, which cannot, and use that";
            case AGENT -> "the key may withdraw: make an agent key without that right and use that";
            case API ->
                "the account may withdraw, and the venue tells no less of the key: "
                        + "make an agent key without that right and use that";
        };
    }
}
