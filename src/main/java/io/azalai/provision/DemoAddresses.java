package io.azalai.provision;

import io.azalai.settings.Block;
import io.azalai.settings.Loopback;
import io.azalai.venue.VenueSettings;
import java.net.URI;
import java.util.Map;

/** Mode demo asks nobody before orders leave, so that there they may only go to this machine. */
final class DemoAddresses {

    private static final String ADDRESS = "(?i)(http|ws)s?://.*";

    private DemoAddresses() {}

    /** Notes every address of a venue that is elsewhere. */
    static void require(Block root, Map<String, VenueSettings> venues) {
        Block exchanges = root.block("exchanges");
        venues.forEach((name, settings) -> settings.properties().forEach((key, value) -> {
            if (value.matches(ADDRESS) && !isHere(value)) {
                exchanges
                        .block(name)
                        .problem(
                                key,
                                "is " + value + ", and in mode demo orders go there unasked",
                                "write the address of a simulator on this machine, or set mode to paper or live");
            }
        }));
    }

    private static boolean isHere(String address) {
        try {
            return Loopback.holds(URI.create(address).getHost());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
