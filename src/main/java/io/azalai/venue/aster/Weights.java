package io.azalai.venue.aster;

import io.azalai.model.Market;
import io.azalai.venue.Allowance;
import io.azalai.venue.Charge;
import io.azalai.venue.HttpReply;
import io.azalai.venue.LimitState;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.RateLimit;
import io.azalai.venue.RateLimitException;
import io.azalai.venue.TradeRequest;
import io.azalai.venue.VenueRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the venue grants and what each call costs (aster.md sections 3 and 7). Weight is per host, orders per account
 * and host, what the configuration allows of requests for both hosts together. Safe for many threads: what hosts told
 * is in concurrent maps.
 */
final class Weights {

    /** The weight of an order book by its levels, up to the limits the venue knows. */
    private static final NavigableMap<Integer, Integer> DEPTH =
            new TreeMap<>(Map.of(5, 2, 10, 2, 20, 2, 50, 2, 100, 5, 500, 10, 1000, 20));

    private static final String REQUESTS = "requests";
    private static final String BURST = "burst";
    private static final int RESERVE_PERCENT = 20;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    private static final int BANNED = 418;
    private static final String TOO_MANY_ORDERS = "-1015";

    private final AsterSettings settings;
    private final Map<Market, Granted> granted = new ConcurrentHashMap<>();
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    Weights(AsterSettings settings) {
        this.settings = settings;
    }

    /** The smallest number of levels the venue serves that is not below the wanted one, or the most it serves. */
    static int depth(int wanted) {
        Integer served = DEPTH.ceilingKey(wanted);
        return served == null ? DEPTH.lastKey() : served;
    }

    /** What a host grants, as its exchangeInfo tells; what that does not tell stays as it was. */
    void learn(Market market, List<MarketWire.Limit> limits) {
        Granted told = grantedBy(market);
        for (MarketWire.Limit limit : limits) {
            told = told.with(limit);
        }
        granted.put(market, told);
    }

    private Granted grantedBy(Market market) {
        return granted.getOrDefault(market, market == Market.SPOT ? Granted.SPOT : Granted.FUTURES);
    }

    /** Allowances of both hosts together and of each, the configured limits where they are lower. */
    List<Allowance> allowances() {
        RateLimit ours = settings.rateLimit();
        List<Allowance> allowances = new ArrayList<>(List.of(
                new Allowance(REQUESTS, ours.requestsPerMinute(), MINUTE, RESERVE_PERCENT),
                new Allowance(BURST, ours.burstLimit(), Duration.ofSeconds(1), RESERVE_PERCENT)));
        for (Market market : List.of(Market.PERP, Market.SPOT)) {
            String host = host(market);
            Granted most = grantedBy(market);
            int weight = Math.min(most.weight(), ours.weightLimit());
            allowances.add(new Allowance(host + ".weight", weight, most.weight(), MINUTE, RESERVE_PERCENT));
            for (String account : settings.accounts()) {
                allowances.add(new Allowance(orders(host, "1m", account), most.ordersPerMinute(), MINUTE, 0)
                        .ofAccount(account));
                allowances.add(new Allowance(orders(host, "10s", account), most.ordersPerTenSeconds(), TEN_SECONDS, 0)
                        .ofAccount(account));
            }
        }
        return allowances;
    }

    /**
     * Too many orders stop the account's orders, too much weight its host, and a banned address both hosts, of whose
     * weight every call takes.
     */
    static List<String> stopped(Market market, VenueRequest<?> request, HttpReply reply, RateLimitException limited) {
        String host = host(market);
        if (reply.status() == BANNED || limited.text().contains("banned")) {
            return List.of(host(Market.PERP) + ".weight", host(Market.SPOT) + ".weight");
        }
        return TOO_MANY_ORDERS.equals(limited.code()) && request instanceof TradeRequest<?> trade
                ? List.of(orders(host, "1m", trade.account()), orders(host, "10s", trade.account()))
                : List.of(host + ".weight");
    }

    /** What a request costs. */
    List<Charge> charges(Endpoint endpoint, VenueRequest<?> request) {
        String host = host(endpoint.market());
        int weight = request instanceof MarketRequest.ReadBook book
                ? DEPTH.getOrDefault(depth(book.depth()), 0)
                : endpoint.weight();
        List<Charge> charges = new ArrayList<>(
                List.of(new Charge(host + ".weight", weight), new Charge(REQUESTS, 1), new Charge(BURST, 1)));
        int placed = placed(request);
        if (placed > 0 && request instanceof TradeRequest<?> trade) {
            charges.add(new Charge(orders(host, "1m", trade.account()), placed));
            charges.add(new Charge(orders(host, "10s", trade.account()), placed));
        }
        return charges;
    }

    /** How much is used, as the venue counts; kept for {@link #states}. */
    Map<String, Integer> used(Market market, VenueRequest<?> request, HttpReply reply) {
        String host = host(market);
        Map<String, Integer> used = new LinkedHashMap<>();
        note(used, host + ".weight", reply.headers().get("x-mbx-used-weight-1m"));
        if (placed(request) > 0 && request instanceof TradeRequest<?> trade) {
            note(used, orders(host, "1m", trade.account()), reply.headers().get("x-mbx-order-count-1m"));
            note(used, orders(host, "10s", trade.account()), reply.headers().get("x-mbx-order-count-10s"));
        }
        used.forEach((allowance, units) -> told.put(allowance, new Told(units, reply.receivedAt())));
        return used;
    }

    /** Whether a host has told what it grants. */
    boolean knows(Market market) {
        return granted.containsKey(market);
    }

    /**
     * What is used of a host's weight and of an account's orders there, as the venue last said: each answer tells of
     * the former, that to an order of the latter. What it said longer ago than it counts for is forgotten.
     */
    List<LimitState> states(Market market, String account, Instant now) {
        String host = host(market);
        Granted most = grantedBy(market);
        return List.of(
                state(host + ".weight", host + ".weight", most.weight(), MINUTE, now),
                state(host + ".orders.1m", orders(host, "1m", account), most.ordersPerMinute(), MINUTE, now),
                state(
                        host + ".orders.10s",
                        orders(host, "10s", account),
                        most.ordersPerTenSeconds(),
                        TEN_SECONDS,
                        now));
    }

    private LimitState state(String name, String allowance, int cap, Duration period, Instant now) {
        Told last = told.get(allowance);
        int used = last != null && now.isBefore(last.at().plus(period)) ? last.used() : 0;
        return new LimitState(name, used, cap, period);
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

    private static String host(Market market) {
        return market == Market.SPOT ? Parts.SPOT : Parts.FUTURES;
    }

    /** What the venue said is used, and when. */
    private record Told(int used, Instant at) {}

    /** What a host grants; until it tells, what its documentation says, on spot the conservative figures. */
    private record Granted(int weight, int ordersPerMinute, int ordersPerTenSeconds) {

        private static final Granted FUTURES = new Granted(2400, 1200, 300);
        private static final Granted SPOT = new Granted(1200, 100, 100);

        /** Limits of other kinds and periods change nothing. */
        Granted with(MarketWire.Limit limit) {
            if (limit.limit() < 1) {
                return this;
            }
            return switch (limit.rateLimitType() + " " + limit.intervalNum() + " " + limit.interval()) {
                case "REQUEST_WEIGHT 1 MINUTE" -> new Granted(limit.limit(), ordersPerMinute, ordersPerTenSeconds);
                case "ORDERS 1 MINUTE" -> new Granted(weight, limit.limit(), ordersPerTenSeconds);
                case "ORDERS 10 SECOND", "ORDERS 1 TEN_SECONDS" -> new Granted(weight, ordersPerMinute, limit.limit());
                default -> this;
            };
        }
    }
}
