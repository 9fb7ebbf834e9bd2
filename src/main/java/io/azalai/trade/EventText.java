package io.azalai.trade;

import io.azalai.model.Event;

/** The JSON form of an event (downstream.md section 3), as it will stand in Kafka. Safe for many threads. */
public interface EventText {

    /** One flat JSON object. */
    String json(Event event);
}
