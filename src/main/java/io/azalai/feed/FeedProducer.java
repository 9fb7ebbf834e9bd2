package io.azalai.feed;

import io.azalai.model.Dataset;
import io.azalai.model.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** Publishes the body, one event or a collection of them, without splitting the exchange. Safe for many threads. */
final class FeedProducer extends DefaultProducer {

    private final Feed feed;
    private final Set<Dataset> allowed;

    FeedProducer(FeedEndpoint endpoint, Feed feed) {
        super(endpoint);
        this.feed = feed;
        this.allowed = endpoint.datasetsTaken();
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Collection<?> events) {
            List<Event> checked = new ArrayList<>(events.size());
            events.forEach(event -> checked.add(checked(event)));
            feed.publish(checked);
        } else {
            feed.publish(checked(body));
        }
    }

    private Event checked(@Nullable Object body) {
        if (!(body instanceof Event event)) {
            throw new IllegalArgumentException(getEndpoint() + " takes an event or a list of events, was "
                    + (body == null ? "nothing" : body.getClass().getName()));
        }
        if (!allowed.contains(event.dataset())) {
            throw new IllegalArgumentException(
                    getEndpoint() + " does not take " + event.dataset().kebab());
        }
        return event;
    }
}
