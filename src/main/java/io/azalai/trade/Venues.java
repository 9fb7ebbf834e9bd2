package io.azalai.trade;

import io.azalai.venue.OpenVenue;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The venues in use, by name. Safe for many threads: nothing changes once it is built. */
public final class Venues {

    private final Map<String, OpenVenue> byName = new LinkedHashMap<>();

    /** Those given, in this order. */
    public Venues(List<OpenVenue> venues) {
        venues.forEach(venue -> byName.put(venue.name(), venue));
    }

    List<OpenVenue> all() {
        return List.copyOf(byName.values());
    }

    /** Whether an amended order is another one at that venue; a venue that is none does nothing of the kind. */
    boolean replacesAmended(String name) {
        OpenVenue venue = byName.get(name);
        return venue != null && venue.replacesAmended();
    }

    /** For how long after the last moment to send it a venue may act on what an account sent. */
    Duration actsLate(String name, String account) {
        OpenVenue venue = byName.get(name);
        return venue == null ? Duration.ZERO : venue.actsLate(account);
    }

    /** Whether it is an account of a venue in use. */
    boolean have(AccountKey whose) {
        OpenVenue venue = byName.get(whose.venue());
        return venue != null && venue.accounts().contains(whose.account());
    }

    /**
     * By name.
     *
     * @throws OrderRejectedException when there is none, naming those there are
     */
    OpenVenue named(String name) {
        OpenVenue venue = byName.get(name);
        if (venue == null) {
            throw new OrderRejectedException(VenueException.notSent(
                    name, "orders", "UNKNOWN_VENUE", "there is no venue '" + name + "'; there are " + byName.keySet()));
        }
        return venue;
    }
}
