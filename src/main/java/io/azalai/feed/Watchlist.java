package io.azalai.feed;

import java.util.List;
import java.util.Map;

/** What the configuration lists: wanted by a reader that names no venue or no symbols. Safe for many threads. */
@FunctionalInterface
public interface Watchlist {

    /** Symbols by the name of each enabled venue. */
    Map<String, List<String>> symbolsByVenue();
}
