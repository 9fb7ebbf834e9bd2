package io.azalai.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The sum of a run, and whether what the trader was told was kept. Confined to the test's thread. */
final class Report {

    private static final Set<String> ENDED = Set.of("FILLED", "CANCELED", "REJECTED", "RISK_REJECTED", "EXPIRED");

    private final Trader trader;
    private final Map<String, JsonNode> view;
    private int orders;
    private int fills;
    private int cancels;
    private int amendments;
    private int lost;
    private int doubled;
    private int repeated;
    private String unknown = "0";

    Report(Trader trader, Map<String, JsonNode> view) {
        this.trader = trader;
        this.view = view;
    }

    void add(VenueBooks books, OrderJudge judge) {
        orders += books.placed().size();
        fills += books.fills().size();
        cancels += books.asked("cancels");
        amendments += books.asked("amendments");
        lost += judge.lost();
        doubled += judge.doubled();
    }

    void unknown(String count) {
        unknown = count;
    }

    void outbox(OutboxJudge outbox) {
        repeated = outbox.repeated();
    }

    /** What the trader was told of an order and the journal does not hold: an answer is a promise. */
    List<String> broken(List<Map<String, String>> kept) {
        Map<String, Map<String, String>> byId = new HashMap<>();
        kept.forEach(row -> byId.put(row.get("client_order_id"), row));
        List<String> broken = new ArrayList<>();
        trader.told().forEach((id, told) -> {
            Map<String, String> row = byId.get(id);
            if (row == null) {
                broken.add("the trader was told of " + told + ", which the journal does not hold");
                return;
            }
            String status = told.path("status").asText();
            BigDecimal filled = new BigDecimal(told.path("filledQty").asText("0"));
            boolean undone = ENDED.contains(status) && !status.equals(row.get("status"));
            if (undone || filled.compareTo(new BigDecimal(row.get("filled_qty"))) > 0) {
                broken.add("the trader was told " + told + " but the journal holds " + row);
            }
        });
        return broken;
    }

    String line(long seed, int kills, Duration took) {
        return ("crash: seed %d, kills %d, requests %d, orders %d, fills %d, cancels %d, amendments %d, lost %d, doubled %d,"
                        + " unknown resolved %s, known to the service %d, repeated at Kafka %d, %d s")
                .formatted(
                        seed,
                        kills,
                        trader.sent(),
                        orders,
                        fills,
                        cancels,
                        amendments,
                        lost,
                        doubled,
                        unknown,
                        view.size(),
                        repeated,
                        took.toSeconds());
    }
}
