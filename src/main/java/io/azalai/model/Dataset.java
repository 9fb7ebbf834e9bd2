package io.azalai.model;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every kind of event, and the one rule for its names: dataset {@code order-book}, JSON type {@code orderBook}, topic
 * {@code md.order-book.v1}, schema {@code order-book-v1.json}. What is internal has neither JSON nor topic nor schema:
 * it never leaves the process.
 */
public enum Dataset {
    TICKER("md", Ticker.class),
    BBO("md", BestBidOffer.class),
    ORDER_BOOK("md", OrderBook.class),
    BOOK_DELTA("md", BookDelta.class),
    TRADE("md", Trade.class),
    CANDLE("md", Candle.class),
    FUNDING_RATE("md", FundingRate.class),
    MARK_PRICE("md", MarkPrice.class),
    OPEN_INTEREST("md", OpenInterest.class),
    LIQUIDATION("md", Liquidation.class),
    FEED_STATUS("md", FeedStatus.class),
    INSTRUMENT("state", Instrument.class),
    BALANCE("state", Balance.class),
    POSITION("state", Position.class),
    ORDER("state", Order.class),
    RISK_STATE("state", RiskState.class),
    ORDER_REQUEST("trade", OrderRequest.class),
    ORDER_EVENT("trade", OrderEvent.class),
    FILL("trade", Fill.class),
    FUNDING_PAYMENT("trade", FundingPayment.class),
    MARGIN_CALL("trade", MarginCall.class),
    RISK_DECISION("trade", RiskDecision.class),
    ALERT("ops", Alert.class),
    AUDIT("ops", Audit.class),
    HEARTBEAT("ops", Heartbeat.class),
    WANTED(Dataset.INSIDE, Wanted.class);

    private static final String INSIDE = "internal";

    private final String domain;
    private final Class<? extends Event> record;
    private final String kebab;
    private final String type;

    Dataset(String domain, Class<? extends Event> record) {
        this.domain = domain;
        this.record = record;
        this.kebab = name().toLowerCase(Locale.ROOT).replace('_', '-');
        this.type = camel(kebab);
    }

    /** {@code md}, {@code state}, {@code trade} or {@code ops}; {@code internal} where it never leaves the process. */
    public String domain() {
        return domain;
    }

    /** The model record of this dataset. */
    public Class<? extends Event> record() {
        return record;
    }

    /** Name in endpoint URIs, file names and schemas: {@code order-book}. */
    public String kebab() {
        return kebab;
    }

    /** The JSON {@code type}: {@code orderBook}. */
    public String type() {
        return type;
    }

    /** Whether events of it stay inside the process: no topic, file or door shows them. */
    public boolean isInternal() {
        return domain.equals(INSIDE);
    }

    /**
     * The Kafka topic without a prefix: {@code md.order-book.v1}.
     *
     * @throws IllegalStateException when the dataset is internal
     */
    public String topic() {
        if (isInternal()) {
            throw new IllegalStateException(kebab + " stays inside the process: it has no topic");
        }
        return domain + "." + kebab + ".v1";
    }

    /** Those that may leave the process. */
    public static Set<Dataset> outward() {
        return Arrays.stream(values())
                .filter(dataset -> !dataset.isInternal())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Dataset.class)));
    }

    /**
     * The dataset of a kebab-case name.
     *
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static Dataset ofKebab(String name) {
        for (Dataset dataset : values()) {
            if (dataset.kebab.equals(name)) {
                return dataset;
            }
        }
        throw new IllegalArgumentException("unknown dataset '" + name + "'; there are "
                + Arrays.stream(values()).map(Dataset::kebab).collect(Collectors.joining(", ")));
    }

    private static String camel(String kebab) {
        StringBuilder text = new StringBuilder();
        boolean capital = false;
        for (int i = 0; i < kebab.length(); i++) {
            char letter = kebab.charAt(i);
            if (letter == '-') {
                capital = true;
            } else {
                text.append(capital ? Character.toUpperCase(letter) : letter);
                capital = false;
            }
        }
        return text.toString();
    }
}
