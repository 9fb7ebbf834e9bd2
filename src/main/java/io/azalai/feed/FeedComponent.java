package io.azalai.feed;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/** The {@code feed} component: routes read from the bus and publish to it. Confined to Camel's life cycle. */
@Component("feed")
public class FeedComponent extends DefaultComponent {

    @Metadata(description = "The bus; by default the one of type io.azalai.feed.Feed in the registry", autowired = true)
    private @Nullable Feed feed;

    /** The bus, if set. */
    public @Nullable Feed getFeed() {
        return feed;
    }

    /** Sets the bus. */
    public void setFeed(Feed feed) {
        this.feed = feed;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FeedEndpoint endpoint = new FeedEndpoint(uri, this);
        endpoint.setDatasets(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    Feed bus() {
        Feed given = feed != null ? feed : getCamelContext().getRegistry().findSingleByType(Feed.class);
        if (given == null) {
            throw new IllegalStateException("no bus of type " + Feed.class.getName() + " in the registry");
        }
        return given;
    }
}
