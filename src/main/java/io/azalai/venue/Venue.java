package io.azalai.venue;

import io.azalai.settings.Block;
import java.util.Map;

/** A trading venue, found by {@link java.util.ServiceLoader}: the one public type of its package. */
public interface Venue {

    /** Lower-case name: its package, its block under {@code exchanges}, its route {@code direct:<name>}. */
    String name();

    /** JSON Schema (2020-12) of its block under {@code exchanges}, as text. */
    String schema();

    /** Reads its block; what is wrong is noted in the block, and only if nothing was may the result be opened. */
    VenueSettings read(Block block);

    /**
     * Keys of its block for an account that nobody has, by which recorded private data can be read; nothing is ever
     * sent for it.
     */
    Map<String, String> nobodysAccount();
}
