package io.azalai.trade.account;

import io.azalai.model.Instrument;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.trade.risk.PriceQuote;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What assets and listings are worth in USD (risk.md section 2). Confined to the gateway's critical section. */
final class Valuer {

    private final Prices prices;
    private final List<String> dollars;
    private final Map<String, Listing> pairs = new HashMap<>();

    /** A valuer to which these assets are one dollar each. */
    Valuer(Prices prices, List<String> dollars) {
        this.prices = prices;
        this.dollars = List.copyOf(dollars);
    }

    /** USD per unit of an asset on a venue: one for dollars, else by its spot pair against one of them. */
    Optional<BigDecimal> usdPrice(String venue, String asset) {
        if (dollars.contains(asset)) {
            return Optional.of(BigDecimal.ONE);
        }
        return pair(venue, asset).flatMap(this::reference);
    }

    /** The spot pair an asset is valued by; empty for dollars and where there is none. */
    Optional<Listing> pair(String venue, String asset) {
        if (dollars.contains(asset)) {
            return Optional.empty();
        }
        String key = venue + "|" + asset;
        Listing known = pairs.get(key);
        if (known == null) {
            Optional<Listing> found = prices.instruments(venue).stream()
                    .filter(instrument -> instrument.listing().market() == Market.SPOT)
                    .filter(instrument -> instrument.baseAsset().equals(asset))
                    .filter(instrument -> dollars.contains(instrument.quoteAsset()))
                    .map(Instrument::listing)
                    .findFirst();
            found.ifPresent(listing -> pairs.put(key, listing));
            return found;
        }
        return Optional.of(known);
    }

    /** Reference price of a listing in quote units. */
    Optional<BigDecimal> reference(Listing listing) {
        return price(listing).flatMap(quote -> quote.reference(listing.market()));
    }

    /** Reference price of a listing in USD. */
    Optional<BigDecimal> usdReference(Listing listing) {
        return reference(listing).flatMap(price -> prices.instrument(listing.venue(), listing.symbol())
                .flatMap(instrument -> usdPrice(listing.venue(), instrument.quoteAsset()))
                .map(price::multiply));
    }

    private Optional<PriceQuote> price(Listing listing) {
        return prices.price(listing);
    }
}
