package io.azalai.trade;

import io.azalai.model.Listing;
import io.azalai.trade.facts.Correlations;
import io.azalai.trade.facts.Correlations.Asset;
import io.azalai.trade.facts.Fees;
import io.azalai.venue.VenueException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps at hand what orders are judged by beside prices: the fees of accounts, and the candles of all that is held,
 * open or ordered. Safe for many threads: it keeps nothing of its own.
 */
public final class Foresight {

    private final OrderDesk desk;
    private final Venues venues;
    private final Fees fees;
    private final Correlations correlations;

    Foresight(OrderDesk desk, Venues venues, Fees fees, Correlations correlations) {
        this.desk = desk;
        this.venues = venues;
        this.fees = fees;
        this.correlations = correlations;
    }

    /** Has candles read that are missing or old; fees are read for what is ordered. The body of a timer's route. */
    public void look() {
        correlations.refresh(assets(priced()));
    }

    /** Has the fees of these read, where they are missing or old; waits for none. */
    void want(Collection<Pricing.Placed> placed) {
        placed.forEach(each -> fees.want(each.account(), Set.of(each.listing())));
    }

    /** Done once all that can be had of what moves as these do is there; never fails. */
    CompletableFuture<Void> alike(Collection<Pricing.Placed> placed) {
        Set<Listing> listings = priced();
        placed.forEach(each -> listings.add(each.listing()));
        return correlations.known(assets(listings));
    }

    private Set<Listing> priced() {
        return desk.within(() -> desk.book().priced());
    }

    /** By base, each once. */
    private Collection<Asset> assets(Collection<Listing> listings) {
        Map<String, Asset> assets = new LinkedHashMap<>();
        for (Listing listing : listings) {
            asset(listing).ifPresent(asset -> assets.putIfAbsent(asset.base(), asset));
        }
        return assets.values();
    }

    /** Empty where the venue does not list it any more, and so has no candles of it. */
    private Optional<Asset> asset(Listing listing) {
        try {
            String base = venues.named(listing.venue())
                    .symbols()
                    .resolve(listing.symbol(), listing.market())
                    .baseAsset();
            return Optional.of(new Asset(base, listing));
        } catch (VenueException unlisted) {
            return Optional.empty();
        }
    }
}
