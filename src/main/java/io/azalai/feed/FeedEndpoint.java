package io.azalai.feed;

import io.azalai.model.Dataset;
import io.azalai.model.Interval;
import io.azalai.model.Market;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Read normalised market and account events from the in-process bus, or publish them to it. As {@code from} the body is
 * one event; as {@code to} an event or a list of events. Confined to Camel's life cycle.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "feed",
        title = "Feed",
        syntax = "feed:datasets",
        headersClass = FeedHeaders.class,
        category = {Category.CORE, Category.MESSAGING})
public class FeedEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

    private static final String ALL = "all";

    @UriPath(
            description = "Kebab-case names of datasets, separated by commas, such as ticker or order-book; all means"
                    + " every dataset, for a consumer without those that stay inside the process. A producer refuses"
                    + " events of others.")
    @Metadata(required = true)
    private String datasets = "";

    @UriParam(label = "consumer", description = "Name of the venue; all venues when absent.")
    private @Nullable String venue;

    @UriParam(label = "consumer", description = "SPOT or PERP; both when absent.", enums = "SPOT,PERP")
    private @Nullable String market;

    @UriParam(
            label = "consumer",
            description = "Symbols separated by commas, canonical or as the venue spells them. When absent every symbol"
                    + " is read and those of the configuration are asked for.")
    private @Nullable String symbols;

    @UriParam(label = "consumer", description = "Alias of the account; all accounts when absent.")
    private @Nullable String account;

    @UriParam(
            label = "consumer",
            description = "Interval of candles: 1s, 5s, 15s, 1m, 5m, 15m, 1h, 4h or 1d; every interval when absent.")
    private @Nullable String interval;

    @UriParam(
            label = "consumer",
            enums = "latest,dropOldest,block",
            description = "What happens when the route is slower than the feed: latest keeps the newest event of each"
                    + " key, dropOldest drops and announces the gap, block lets the publisher wait. When absent: latest"
                    + " for datasets whose events supersede each other, else dropOldest.")
    private @Nullable String overflow;

    @UriParam(
            label = "consumer",
            defaultValue = "10000",
            description = "How many events may wait; with overflow latest the number of keys is the only bound.")
    private int capacity = 10_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "1",
            description = "How many events the route may work on at a time while an asynchronous step, such as a Kafka"
                    + " producer, has not answered yet. Each event still enters the route after the one before.")
    private int inFlight = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "With more than 1 the body is a List of the events that waited, so many at most, and only the"
                    + " header retained is set: for routes that take much at once. With 1 it is one event.")
    private int batch = 1;

    private final FeedComponent component;

    public FeedEndpoint(String uri, FeedComponent component) {
        super(uri, component);
        this.component = component;
    }

    @Override
    public Producer createProducer() {
        return new FeedProducer(this, bus());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FeedConsumer consumer = new FeedConsumer(this, processor, bus());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    /** What a consumer of this endpoint wants. */
    FeedFilter filter() {
        return new FeedFilter(
                datasetsRead(),
                venue == null ? null : venue.toLowerCase(Locale.ROOT),
                market == null ? null : Market.named(market),
                symbols == null ? List.of() : Arrays.asList(symbols.split(",")),
                account,
                interval == null ? null : Interval.ofCode(interval));
    }

    /** What a consumer of this endpoint does when it is slow. */
    Overflow policy() {
        return overflow == null ? Overflow.of(datasetsRead()) : Overflow.named(overflow);
    }

    /** What a producer of this endpoint takes. */
    Set<Dataset> datasetsTaken() {
        return datasetsNamed(EnumSet.allOf(Dataset.class));
    }

    /**
     * What a consumer of this endpoint reads: what is internal only by its name, since it must not leave by accident.
     */
    private Set<Dataset> datasetsRead() {
        return datasetsNamed(Dataset.outward());
    }

    private Set<Dataset> datasetsNamed(Set<Dataset> all) {
        if (datasets.equals(ALL)) {
            return all;
        }
        EnumSet<Dataset> named = EnumSet.noneOf(Dataset.class);
        Arrays.stream(datasets.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Dataset::ofKebab)
                .forEach(named::add);
        return named;
    }

    private Feed bus() {
        return component.bus();
    }

    /** Datasets to read. */
    public String getDatasets() {
        return datasets;
    }

    /** Kebab-case names separated by commas. */
    public void setDatasets(String datasets) {
        this.datasets = datasets;
        datasetsTaken();
    }

    /** Venue to read; null for all. */
    public @Nullable String getVenue() {
        return venue;
    }

    /** Name of the venue. */
    public void setVenue(String venue) {
        this.venue = venue;
    }

    /** Market to read; null for both. */
    public @Nullable String getMarket() {
        return market;
    }

    /** SPOT or PERP. */
    public void setMarket(String market) {
        this.market = Market.named(market).name();
    }

    /** Symbols to read; null for all. */
    public @Nullable String getSymbols() {
        return symbols;
    }

    /** Symbols separated by commas. */
    public void setSymbols(String symbols) {
        this.symbols = symbols;
    }

    /** Account to read; null for all. */
    public @Nullable String getAccount() {
        return account;
    }

    /** Alias of the account. */
    public void setAccount(String account) {
        this.account = account;
    }

    /** Interval of candles to read; null for all. */
    public @Nullable String getInterval() {
        return interval;
    }

    /** Code of an interval that candles are told of, such as 1m. */
    public void setInterval(String interval) {
        this.interval = Interval.ofCode(interval).streamed().code();
    }

    /** Policy of a slow consumer; null for the usual one of the datasets. */
    public @Nullable String getOverflow() {
        return overflow;
    }

    /** latest, dropOldest or block. */
    public void setOverflow(String overflow) {
        this.overflow = overflow;
        Overflow.named(overflow);
    }

    /** How many events may wait. */
    public int getCapacity() {
        return capacity;
    }

    /** How many events may wait. */
    public void setCapacity(int capacity) {
        this.capacity = capacity;
    }

    /** How many events the route may work on at a time. */
    public int getInFlight() {
        return inFlight;
    }

    /** How many events the route may work on at a time, one or more. */
    public void setInFlight(int inFlight) {
        if (inFlight < 1) {
            throw new IllegalArgumentException("inFlight must be 1 or more, was " + inFlight);
        }
        this.inFlight = inFlight;
    }

    public int getBatch() {
        return batch;
    }

    /** How many events may be one body, one or more. */
    public void setBatch(int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be 1 or more, was " + batch);
        }
        this.batch = batch;
    }
}
