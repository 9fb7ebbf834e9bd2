package io.azalai.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.azalai.feed.Feed;
import io.azalai.model.Interest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** {@code GET /api/v1/feeds}: what is wanted of each venue, and by which routes. Safe for many threads. */
public final class FeedsApi implements Processor {

    private final Feed feed;

    public FeedsApi(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void process(Exchange exchange) {
        ArrayNode feeds = JsonNodeFactory.instance.arrayNode();
        feed.askedBy().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Interest, List<String>> entry) ->
                        entry.getKey().venue()
                                + entry.getKey().dataset()
                                + entry.getKey().symbol()))
                .forEach(entry -> {
                    var json = feeds.addObject()
                            .put("venue", entry.getKey().venue())
                            .put("dataset", entry.getKey().dataset().kebab())
                            .put("symbol", entry.getKey().symbol());
                    entry.getValue().forEach(json.putArray("askedBy")::add);
                });
        new ApiAnswer(200, feeds.toString()).to(exchange);
    }
}
