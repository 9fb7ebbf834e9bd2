package io.azalai.venue.aster;

import io.azalai.model.Market;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the venue grants and what each call costs (aster.md sections 3 and 7). Weight is per host, orders per account. */
final class Weights {

    /** The weight of an order book by its levels, up to the limits the venue knows. */
    private static final NavigableMap<Integer, Integer> DEPTH =
            new TreeMap<>(Map.of(5, 2, 10, 2, 20, 2, 50, 2, 100, 5, 500, 10, 1000, 20));

    private static final int RESERVE_PERCENT = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private final AsterSettings settings;

    Weights(AsterSettings settings) {
        this.settings = settings;
    }

    /** The smallest number of levels the venue serves that is not below the wanted one, or the most it serves. */
    static int depth(int wanted) {
        Integer served = DEPTH.ceilingKey(wanted);
        return served == null ? DEPTH.lastKey() : served;
    }

    /** Allowances of both hosts, the configured limits where they are lower. */
    List<Allowance> allowances() {
        List<Allowance> allowances = new ArrayList<>();
        for (Granted granted : Granted.values()) {
            String host = granted.host;
            AsterSettings.RateLimit ours = settings.rateLimit();
            int weight = Math.min(granted.weight, ours.weightLimit());
            allowances.add(new Allowance(host + ".weight", weight, MINUTE, RESERVE_PERCENT));
            allowances.add(new Allowance(host + ".requests", ours.requestsPerMinute(), MINUTE, RESERVE_PERCENT));
            allowances.add(new Allowance(host + ".burst", ours.burstLimit(), Duration.ofSeconds(1), RESERVE_PERCENT));
            for (String account : settings.accounts()) {
                allowances.add(new Allowance(orders(host, "1m", account), granted.ordersPerMinute, MINUTE, 0));
                allowances.add(
                        new Allowance(orders(host, "10s", account), granted.ordersPerTenSeconds, TEN_SECONDS, 0));
            }
        }
        return allowances;
    }

    /** What a request costs. */
    List<Charge> charges(Endpoint endpoint, VenueRequest<?> request) {
        String host = Granted.of(endpoint.market()).host;
        int weight = request instanceof MarketRequest.ReadBook book
                ? DEPTH.getOrDefault(depth(book.depth()), 0)
                : endpoint.weight();
        List<Charge> charges = new ArrayList<>(List.of(
                new Charge(host + ".weight", weight),
                new Charge(host + ".requests", 1),
                new Charge(host + ".burst", 1)));
        int placed = placed(request);
        if (placed > 0 && request instanceof TradeRequest<?> trade) {
            charges.add(new Charge(orders(host, "1m", trade.account()), placed));
            charges.add(new Charge(orders(host, "10s", trade.account()), placed));
        }
        return charges;
    }

    /** How much is used, as the venue counts. */
    Map<String, Integer> used(Market market, VenueRequest<?> request, HttpReply reply) {
        String host = Granted.of(market).host;
        Map<String, Integer> used = new LinkedHashMap<>();
        note(used, host + ".weight", reply.headers().get("x-mbx-used-weight-1m"));
        if (placed(request) > 0 && request instanceof TradeRequest<?> trade) {
            note(used, orders(host, "1m", trade.account()), reply.headers().get("x-mbx-order-count-1m"));
            note(used, orders(host, "10s", trade.account()), reply.headers().get("x-mbx-order-count-10s"));
        }
        return used;
    }

    /** How many orders a request places; each of a batch counts. */
    private static int placed(VenueRequest<?> request) {
        if (request instanceof TradeRequest.PlaceBatch batch) {
            return batch.permits().size();
        }
        return request instanceof TradeRequest.Place ? 1 : 0;
    }

    private static void note(Map<String, Integer> used, String allowance, @Nullable String header) {
        if (header != null && header.strip().matches("\\d{1,9}")) {
            used.put(allowance, Integer.parseInt(header.strip()));
        }
    }

    private static String orders(String host, String period, String account) {
        return host + ".orders." + period + "." + account;
    }

    /** What a host grants; on spot the conservative figures of its documentation. */
    private enum Granted {
        FUTURES("fapi", 2400, 1200, 300),
        SPOT("sapi", 1200, 100, 100);

        private final String host;
        private final int weight;
        private final int ordersPerMinute;
        private final int ordersPerTenSeconds;

        Granted(String host, int weight, int ordersPerMinute, int ordersPerTenSeconds) {
            this.host = host;
            this.weight = weight;
            this.ordersPerMinute = ordersPerMinute;
            this.ordersPerTenSeconds = ordersPerTenSeconds;
        }

        static Granted of(Market market) {
            return market == Market.SPOT ? SPOT : FUTURES;
        }
    }
}
