package io.azalai.feed;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    @Metadata(description = "Names of the venues there are; when given, an endpoint that names another is refused")
    private Set<String> venues = Set.of();

    /** Names of the venues there are; empty when not told. */
    public Set<String> getVenues() {
        return venues;
    }

    /** Names of the venues there are. */
    public void setVenues(Set<String> venues) {
        this.venues = Set.copyOf(venues);
    }

    /** Null until set. */
    public @Nullable Feed getFeed() {
        return feed;
    }

    public void setFeed(Feed feed) {
        this.feed = feed;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        FeedEndpoint endpoint = new FeedEndpoint(uri, this);
        endpoint.setDatasets(remaining);
        setProperties(endpoint, parameters);
        String venue = endpoint.filter().venue();
        if (venue != null && !venues.isEmpty() && !venues.contains(venue)) {
            throw new IllegalArgumentException("unknown venue '" + venue + "'; there are " + new TreeSet<>(venues));
        }
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
