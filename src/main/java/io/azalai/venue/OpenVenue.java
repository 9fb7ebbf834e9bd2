package io.azalai.venue;

import io.azalai.model.ClosedBy;
import io.azalai.model.Dataset;
import io.azalai.model.Fill;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.settings.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a venue that its YAML file names. */
public interface OpenVenue {

    String name();

    /** What it can do in a market by some account or other; nothing when it has no such market. */
    Set<Capability> capabilities(Market market);

    /** What one account can do there: what its keys do not serve is absent. */
    default Set<Capability> capabilities(Market market, String account) {
        return capabilities(market);
    }

    /** Whether it serves a dataset of a market, by stream or by poll. */
    default boolean serves(Dataset dataset, Market market) {
        return Capability.toTell(dataset).map(capabilities(market)::contains).orElse(true);
    }

    /** How many orders it takes in one call, 1 where it takes no batches. */
    int batchSize(Market market);

    /**
     * Whether one call cancels all that is open of a symbol; where not, open orders are cancelled by their ids, those
     * of several symbols and markets in one batch.
     */
    default boolean cancelsWholeSymbols() {
        return true;
    }

    /** The markets it has, perpetuals first. */
    default List<Market> markets() {
        return Stream.of(Market.PERP, Market.SPOT)
                .filter(market -> !capabilities(market).isEmpty())
                .toList();
    }

    /**
     * Markets of which one answer tells open orders, fills and cash flows, so that they are asked for once; most venues
     * tell each by itself.
     */
    default List<Set<Market>> toldTogether() {
        return markets().stream().map(Set::of).toList();
    }

    /** Its instruments and every spelling of their names. */
    Symbols symbols();

    /** Turns requests into HTTP and replies into models or errors. */
    RequestCodec requests();

    /** Its streams by the name used in YAML: {@code market}, {@code account}, or {@code spot-market} and the like. */
    Map<String, VenueStream> streams();

    /** What recorded calls and frames are. */
    Recordings recordings();

    /** What its settings name, beside symbols, that the venue has told it does not have; none before it has told. */
    default List<Problem> unlisted() {
        return List.of();
    }

    /**
     * The margin mode that a symbol gets before its first increasing order, where no caller chose one and no position
     * is open; empty to leave what the venue has.
     */
    default Optional<MarginMode> marginMode() {
        return Optional.empty();
    }

    /**
     * Whether its private streams tell that leverage was set, by whomever; else only reading it shows what others set
     * while there is no position.
     */
    default boolean announcesLeverage() {
        return false;
    }

    /**
     * Whether an amended order becomes another one there, under the same client id, and its streams tell the end of the
     * old one before or after.
     */
    default boolean replacesAmended() {
        return false;
    }

    /**
     * For how long after it was sent at the latest it may still act on an order of the account, whose expiry it does
     * not refuse by itself; only after that an order that it does not know never arrived.
     */
    Duration actsLate(String account);

    /** Whether its streams tell an order's type and time in force; where not, one placed elsewhere is read for them. */
    default boolean streamsOrderTypes() {
        return true;
    }

    /** Whether its private streams tell when a key ends that its calls do not tell of. */
    default boolean announcesKeyEnd() {
        return false;
    }

    /** How far our clock is from its own, as last measured, without asking; empty before. */
    default Optional<ClockDifference> clock() {
        return Optional.empty();
    }

    /**
     * What is known of the limits that it sets an account beside the allowances of requests, without asking: what it
     * last told and what was sent since.
     */
    default List<LimitState> limits(String account) {
        return List.of();
    }

    /**
     * By what the venue closed a position of the account by a trade; empty for a trade that the account made itself.
     *
     * @param order of which it is; null where nobody knows it
     */
    default Optional<ClosedBy> closedBy(@Nullable Order order, Fill fill) {
        return Optional.ofNullable(fill.closedBy());
    }

    /** What a trade costs an account that trades little; of a venue that does not say, a tenth of a percent. */
    default FeeRates usualFees(Market market) {
        return new FeeRates(new BigDecimal("0.001"), new BigDecimal("0.001"));
    }

    /** Whether the free margin it tells is without what open orders need; else positions alone count in it. */
    default boolean marginsOpenOrders() {
        return false;
    }

    /** Aliases of its accounts; {@code main} first. */
    List<String> accounts();

    /**
     * The client order id the venue will know, the same for the same input always (downstream.md section 7).
     *
     * @param account alias
     * @param clientOrderId ours
     */
    String venueClientOrderId(String account, String clientOrderId);
}
