package io.azalai.forward;

import java.util.List;

/** What must reach Kafka and never be lost: kept by the journal, fetched by one relay. */
public interface Outbox {

    /** The oldest records not yet delivered, at most so many, in their order. */
    List<OutboundRecord> next(int limit);

    /** Marks records as delivered, durably; until then {@link #next} answers them again. */
    void delivered(List<OutboundRecord> records);
}
