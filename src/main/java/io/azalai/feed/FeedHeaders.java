package io.azalai.feed;

import org.apache.camel.spi.Metadata;

/** Headers of an exchange that comes from the feed: for routing only, the body says all of it. */
public final class FeedHeaders {

    @Metadata(description = "Name of the venue; absent for events that concern none", javaType = "String")
    public static final String VENUE = "venue";

    @Metadata(description = "SPOT or PERP; absent for events that concern no instrument", javaType = "String")
    public static final String MARKET = "market";

    @Metadata(description = "Canonical symbol; absent for events that concern no instrument", javaType = "String")
    public static final String SYMBOL = "symbol";

    @Metadata(description = "Kebab-case name of the dataset", javaType = "String")
    public static final String DATASET = "dataset";

    @Metadata(
            description = "True on the last value from before the route started, absent on news",
            javaType = "Boolean")
    public static final String RETAINED = "retained";

    @Metadata(
            description =
                    "Kebab-case name of what is to be read from a venue; absent but on events of the dataset wanted",
            javaType = "String")
    public static final String WANTED = "wanted";

    private FeedHeaders() {}
}
