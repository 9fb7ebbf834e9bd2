package io.azalai.venue.rest;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueRequest.ReadBook;
import java.util.Locale;

/** Makes the requests that ingest routes poll with: the bean {@code requests} of the YAML files. */
public final class Requests {

    /** All instruments of a market, {@code spot} or {@code perp}. */
    public VenueRequest<?> instruments(String market) {
        return new VenueRequest.ReadInstruments(Market.valueOf(market.toUpperCase(Locale.ROOT)));
    }

    /** Funding rates and mark prices. */
    public VenueRequest<?> funding() {
        return new VenueRequest.ReadFunding();
    }

    /** Hours between funding payments, for venues that tell them apart from the rates. */
    public VenueRequest<?> fundingIntervals() {
        return new VenueRequest.ReadFundingIntervals();
    }

    /** The clock of a market, {@code spot} or {@code perp}. */
    public VenueRequest<?> serverTime(String market) {
        return new VenueRequest.ServerTime(Market.valueOf(market.toUpperCase(Locale.ROOT)));
    }

    /** Opens, or keeps alive, the private stream of an account in a market. */
    public VenueRequest<?> userStreamKey(String account, String market) {
        return new VenueRequest.UserStreamKey(account, Market.valueOf(market.toUpperCase(Locale.ROOT)), null);
    }

    /** A snapshot of a listing's book. */
    public VenueRequest<?> book(Listing listing, int depth) {
        return new ReadBook(listing, depth);
    }

    /** Balances of an account in a market. */
    public VenueRequest<?> balances(String account, String market) {
        return new VenueRequest.ReadBalances(account, Market.valueOf(market.toUpperCase(Locale.ROOT)));
    }

    /** Positions of an account. */
    public VenueRequest<?> positions(String account) {
        return new VenueRequest.ReadPositions(account);
    }
}
