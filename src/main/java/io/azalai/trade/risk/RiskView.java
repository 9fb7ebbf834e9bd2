package io.azalai.trade.risk;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.OrderBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The world at the moment of one evaluation: all answers belong to the same moment. An absent answer is read as
 * unknown, and unknown refuses what would increase exposure.
 */
public interface RiskView {

    /** The moment of evaluation. */
    Instant now();

    /** Metadata of a symbol, canonical or the venue's own; empty when there is no such instrument. */
    Optional<Instrument> instrument(String venue, String symbol);

    /** Newest prices of a listing; empty when none was ever seen. */
    Optional<PriceQuote> price(Listing listing);

    /** The order book of a listing; empty when none is held that is fresh. */
    Optional<OrderBook> book(Listing listing);

    /** What an account pays to take, as a fraction; where that is not known, no less than it may be. */
    BigDecimal takerFee(String account, Listing listing);

    /** How alike two base assets have moved, from -1 to 1; empty when too little is known of one. */
    Optional<BigDecimal> correlation(String one, String other);

    /** The leverage a caller has set for a perpetual of an account; empty when none has. */
    Optional<Integer> chosenLeverage(String account, Listing listing);

    /** What one unit of an asset that is no dollar is worth in USD on a venue; empty when not known. */
    Optional<BigDecimal> usdPrice(String venue, String asset);

    /** Every venue that is configured, enabled or not. */
    Collection<VenueState> venues();

    /** Loss figures and latches. */
    RiskMemory memory();

    /** Whether an order of this account had this id in the last 24 hours. */
    boolean seen(String account, String clientOrderId);

    /** Orders accepted lately: at least those inside the longer of the duplicate and the rate window. */
    List<AcceptedOrder> recentOrders();

    /** Whether undelivered events are at their bound. */
    boolean outboxFull();

    /** Whether what happens cannot be written down at the moment. */
    boolean journalFails();
}
