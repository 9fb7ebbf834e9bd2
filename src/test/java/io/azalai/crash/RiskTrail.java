package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each kill leaves of the risk state: within a UTC day its baseline stays, the high-water mark never falls, and
 * what was latched stays latched until it is lifted. Confined to the test's thread.
 */
final class RiskTrail {

    private final List<String> wrong = new ArrayList<>();
    private String day = "";
    private String baseline = "";
    private BigDecimal highWaterMark = BigDecimal.ZERO;
    private Set<String> latches = Set.of();

    /** @param lifting whether latches were to be lifted in the life that ended: baseline and mark begin anew then */
    void look(int kill, JournalCopy journal, boolean lifting) throws SQLException {
        List<Map<String, String>> kept = journal.rows("SELECT text FROM risk_state WHERE name = 'memory'");
        if (!kept.isEmpty()) {
            look(kill, new Http.Answer(0, kept.get(0).get("text")).json(), lifting);
        } else if (!day.isEmpty()) {
            wrong.add("kill " + kill + ": the risk state is gone");
        }
        Set<String> now = journal.rows("SELECT reason, scope, level FROM latches").stream()
                .map(row -> row.get("reason") + " " + row.get("scope") + " " + row.get("level"))
                .collect(Collectors.toSet());
        if (!lifting && !now.containsAll(latches)) {
            wrong.add("kill " + kill + ": latches were " + latches + " and are " + now);
        }
        latches = now;
    }

    private void look(int kill, JsonNode memory, boolean lifting) {
        String nowDay = memory.path("day").asText();
        String nowBaseline = memory.path("dayStartEquity").asText();
        BigDecimal nowMark = new BigDecimal(memory.path("highWaterMark").asText("0"));
        if (!lifting && nowDay.equals(day) && !baseline.isEmpty() && !nowBaseline.equals(baseline)) {
            wrong.add("kill " + kill + ": the day began at " + baseline + " and now at " + nowBaseline);
        }
        if (!lifting && nowMark.compareTo(highWaterMark) < 0) {
            wrong.add("kill " + kill + ": the high-water mark fell from " + highWaterMark + " to " + nowMark);
        }
        day = nowDay;
        baseline = nowBaseline;
        highWaterMark = nowMark;
    }

    /** Whether trading is held back. */
    boolean isLatched() {
        return !latches.isEmpty();
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** The journal can be read and is whole. */
    static List<String> readable(int kill, Path state, JournalCopy journal) throws SQLException {
        List<String> wrong = new ArrayList<>();
        String check = journal.value("PRAGMA integrity_check");
        if (!check.equals("ok")) {
            wrong.add("kill " + kill + ": the journal is damaged: " + check);
        }
        String[] aside = state.toFile().list((folder, name) -> name.endsWith(".corrupt"));
        if (aside != null && aside.length > 0) {
            wrong.add("kill " + kill + ": a journal was set aside: " + List.of(aside));
        }
        return wrong;
    }
}
