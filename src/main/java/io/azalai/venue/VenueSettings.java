package io.azalai.venue;

import java.util.List;
import java.util.Map;

/** A venue's block of the configuration, typed. */
public interface VenueSettings {

    /** Whether the venue is used at all. */
    boolean enabled();

    /** Whether it is the venue's test network. */
    boolean testnet();

    /** Aliases of the accounts that are fully configured; {@code main} first. */
    List<String> accounts();

    /** What its routes may see as {@code {{exchanges.<venue>.<key>}}}: addresses and numbers, never a secret. */
    Map<String, String> properties();

    /** What a user should know that is no error, such as a replaced address. */
    List<String> warnings();

    /** Opens the venue. */
    OpenVenue open(VenueContext context);
}
