package io.azalai.simulator.matching;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The seeded course of the underlying prices, one per base asset, the same for every venue. Prices wander by parts per
 * million and are drawn back to where they began, so that a long run stays plausible. Confined to the ticking thread.
 */
public final class PriceProcess {

    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    /** A deviation of 1 % is drawn back by half a part per million each tick. */
    private static final BigDecimal PULL_PPM = BigDecimal.valueOf(50);

    private static final int STEP_PPM = 60;

    private static final Map<String, String> FIRST_PRICES = Map.ofEntries(
            Map.entry("BTC", "77605"),
            Map.entry("ETH", "2296.45"),
            Map.entry("SOL", "94.877"),
            Map.entry("HYPE", "31.737"),
            Map.entry("BNB", "612.4"),
            Map.entry("XRP", "1.412"),
            Map.entry("DOGE", "0.1034"),
            Map.entry("ASTER", "0.742"),
            Map.entry("ATOM", "2.1345"),
            Map.entry("PURR", "0.067131"));

    /** What an asset follows that stands still at one dollar, until somebody lets it jump. */
    public static final String DOLLAR = "USD";

    /** Bridged tokens move with what they stand for; an index and a stock are made up and need something to follow. */
    private static final Map<String, String> BRIDGED =
            Map.of("UBTC", "BTC", "UETH", "ETH", "USOL", "SOL", "XYZ100", "BTC", "TSLA", "SOL", "USDH", DOLLAR);

    private final Random random;
    private final Map<String, BigDecimal> anchors = new LinkedHashMap<>();
    private final Map<String, BigDecimal> prices = new LinkedHashMap<>();

    /** Same seed and assets: same course. Assets without a built-in first price start at 10. */
    public PriceProcess(long seed, List<String> assets) {
        random = new Random(seed);
        for (String asset : assets) {
            anchors.put(asset, new BigDecimal(FIRST_PRICES.getOrDefault(asset, "10")));
        }
        anchors.put(DOLLAR, BigDecimal.ONE);
        prices.putAll(anchors);
    }

    /** One tick, 100 ms of the venue's life. */
    public void step() {
        prices.replaceAll((asset, price) -> {
            if (asset.equals(DOLLAR)) {
                return price;
            }
            BigDecimal deviation = price.divide(anchor(asset), DIGITS).subtract(BigDecimal.ONE);
            BigDecimal ppm = BigDecimal.valueOf(random.nextInt(2 * STEP_PPM + 1) - STEP_PPM)
                    .subtract(deviation.multiply(PULL_PPM));
            return price.add(price.multiply(ppm).divide(MILLION, DIGITS), DIGITS);
        });
    }

    /**
     * Lets an asset jump, and stay around its new price.
     *
     * @param factor positive; 0.95 is a fall of five percent
     * @throws IllegalArgumentException when the asset has no course
     */
    public void jump(String asset, BigDecimal factor) {
        if (factor.signum() <= 0) {
            throw new IllegalArgumentException("factor must be positive, was " + factor);
        }
        String followed = underlying(asset);
        anchors.put(followed, anchor(asset).multiply(factor, DIGITS));
        prices.put(followed, price(asset).multiply(factor, DIGITS));
    }

    /** What an asset's price follows: itself, or what a bridged token stands for. */
    public static String underlying(String asset) {
        return BRIDGED.getOrDefault(asset, asset);
    }

    /** Price of an asset now, in dollars. @throws IllegalArgumentException when the asset has no course */
    public BigDecimal price(String asset) {
        return of(prices, asset);
    }

    /** Whether an asset has a course. */
    boolean follows(String asset) {
        return prices.containsKey(underlying(asset));
    }

    /** Price an asset began at. */
    private BigDecimal anchor(String asset) {
        return of(anchors, asset);
    }

    private static BigDecimal of(Map<String, BigDecimal> values, String asset) {
        BigDecimal value = values.get(underlying(asset));
        if (value == null) {
            throw new IllegalArgumentException("no price course for " + asset);
        }
        return value;
    }
}
