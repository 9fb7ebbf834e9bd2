package io.azalai.venue.hyperliquid;

import io.azalai.settings.Block;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Hyperliquid, spot and the perpetuals of its first dex. */
public final class Hyperliquid implements Venue {

    static final String NAME = "hyperliquid";

    /** Made by the service loader. */
    public Hyperliquid() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        try (InputStream text = Hyperliquid.class.getResourceAsStream("/schemas/config/hyperliquid.json")) {
            if (text == null) {
                throw new IllegalStateException("the schema of hyperliquid is missing from the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public VenueSettings read(Block block) {
        return HyperliquidSettings.read(block);
    }

    @Override
    public Map<String, String> nobodysAccount() {
        return Map.of("secret_key", VenueSettings.nobodysKey().value());
    }
}
