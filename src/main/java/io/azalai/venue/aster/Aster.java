package io.azalai.venue.aster;

import io.azalai.settings.Block;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Aster: the spot market and the perpetual futures, two hosts of one style. */
public final class Aster implements Venue {

    static final String NAME = "aster";

    /** Made by the service loader. */
    public Aster() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String schema() {
        try (InputStream text = Aster.class.getResourceAsStream("/schemas/config/aster.json")) {
            if (text == null) {
                throw new IllegalStateException("the schema of aster is missing from the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public VenueSettings read(Block block) {
        return AsterSettings.read(block);
    }

    @Override
    public Map<String, String> nobodysAccount() {
        return Map.of(
                "user", "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a",
                "signer", "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a",
                "private_key", VenueSettings.nobodysKey().value());
    }
}
