package io.azalai.venue.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Source;
import io.azalai.venue.Symbols;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Coins of recordings that no recorded metadata lists: perpetuals get the names they would have with USDC behind them, spot
 * pairs go by the venue's. Confined to one thread.
 */
final class AssumedListings {

    private static final Set<String> KEYS = Set.of("coin", "s");

    private final Symbols symbols;

    AssumedListings(Symbols symbols) {
        this.symbols = symbols;
    }

    /** Lists the coins that a text names and metadata does not. */
    void take(JsonNode json) {
        if (json.isArray()
                && json.size() == 2
                && json.path(0).isTextual()
                && json.at("/1/0/0").isTextual()) {
            list(json.path(0).asText()); // a row of predictedFundings
        }
        json.properties().forEach(field -> {
            JsonNode value = field.getValue();
            boolean balance = json.has("hold") || json.has("token");
            if (KEYS.contains(field.getKey()) && value.isTextual() && !balance) {
                list(value.asText());
            }
        });
        json.forEach(this::take);
    }

    private void list(String coin) {
        Market market = Naming.marketOf(coin);
        if (coin.isEmpty() || symbols.onWire(market, coin) != null) {
            return;
        }
        List<Instrument> instruments = new ArrayList<>(symbols.all().stream()
                .filter(each -> each.listing().market() == market)
                .toList());
        instruments.add(instrument(market, coin));
        symbols.replace(market, instruments);
    }

    private static Instrument instrument(Market market, String coin) {
        boolean perpetual = market == Market.PERP;
        Listing listing = perpetual ? Naming.perpetual(coin) : Naming.unlisted(coin);
        return new Instrument(
                listing,
                Naming.base(coin),
                Naming.COLLATERAL,
                perpetual ? Naming.COLLATERAL : null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                null,
                null,
                BigDecimal.ZERO,
                null,
                null,
                null,
                InstrumentStatus.TRADING,
                Instant.EPOCH,
                Instant.EPOCH,
                Source.DERIVED);
    }
}
