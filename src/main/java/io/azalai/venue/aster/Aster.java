package io.azalai.venue.aster;

import io.azalai.settings.Block;
import io.azalai.venue.Venue;
import io.azalai.venue.VenueSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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
}
