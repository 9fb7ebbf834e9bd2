package io.azalai.stream;

import io.azalai.timing.Clocks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.util.PropertiesHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WebSocket clients over AsyncHttpClient, with the URI syntax and option names of Camel 3's component of this name.
 * Holds the pools, so that connections can outlive the endpoint that asked for them. Safe for many threads: one lock
 * for the pools, held without IO.
 */
@Component("ahc-ws,ahc-wss")
public class AhcWsComponent extends HealthCheckComponent implements SSLContextParametersAware {
    private static final Logger LOG = LoggerFactory.getLogger(AhcWsComponent.class);

    /** Options of the old component that mean something for HTTP requests only. */
    private static final Set<String> HTTP_ONLY = Set.of(
            "binding",
            "bridgeEndpoint",
            "connectionClose",
            "cookieHandler",
            "headerFilterStrategy",
            "synchronous",
            "throwExceptionOnFailure",
            "transferException");

    @Metadata(
            label = "advanced",
            defaultValue = "2",
            description =
                    "Threads that read sockets, shared by all endpoints; with INLINE delivery they run the routes.")
    private int ioThreads = 2;

    @Metadata(label = "security", defaultValue = "false", description = "Use the context's own TLS parameters.")
    private boolean useGlobalSslContextParameters;

    private final Clocks clocks;
    private final Map<String, Lease> leases = new ConcurrentHashMap<>();
    /** Null while no endpoint runs. */
    private volatile @Nullable StreamThreads shared;

    /** As Camel makes it, by name only: it goes by the machine's clocks. */
    public AhcWsComponent() {
        this(Clocks.of(Clock.systemUTC()));
    }

    /** Goes by these clocks. */
    public AhcWsComponent(Clocks clocks) {
        this.clocks = clocks;
    }

    public int getIoThreads() {
        return ioThreads;
    }

    public void setIoThreads(int ioThreads) {
        this.ioThreads = ioThreads;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    /** What happened on the sockets of each endpoint, in the order of their addresses. */
    public List<StreamCounts> counts() {
        return leases.values().stream()
                .map(lease -> lease.pool.counts())
                .sorted(Comparator.comparing(StreamCounts::endpoint))
                .toList();
    }

    /** How much is in use of what each venue allows an address on its sockets. */
    public List<LimitUsage> limitUsage() {
        Map<String, List<Pool>> byVenue = leases.values().stream()
                .map(lease -> lease.pool)
                .filter(pool -> !pool.protocol().venue().isEmpty())
                .collect(Collectors.groupingBy(pool -> pool.protocol().venue(), TreeMap::new, Collectors.toList()));
        List<LimitUsage> all = new ArrayList<>();
        byVenue.forEach((venue, pools) -> all.addAll(LimitUsage.of(venue, pools)));
        return all;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        AhcWsEndpoint endpoint = new AhcWsEndpoint(uri, this);
        endpoint.setHttpUri(SocketAddressText.of(uri, remaining));
        for (String name : HTTP_ONLY) {
            if (parameters.remove(name) != null) {
                LOG.warn("option {} of {} concerns HTTP requests only and has no effect", name, endpoint.getHttpUri());
            }
        }
        AhcWsClientOptions client = endpoint.getClientOptions();
        client.setClientConfigRealmOptions(options(parameters, "clientConfig.realm."));
        client.setClientConfigOptions(options(parameters, "clientConfig."));
        setProperties(endpoint.getConfiguration(), parameters);
        setProperties(client, parameters);
        setProperties(endpoint, parameters);
        if (client.getSslContextParameters() == null && useGlobalSslContextParameters) {
            client.setSslContextParameters(retrieveGlobalSslContextParameters());
        }
        endpoint.check();
        return endpoint;
    }

    /** The pool of an endpoint, a lingering one if there is; each acquire wants one release. */
    synchronized Pool acquire(AhcWsEndpoint endpoint, @Nullable FrameSink sink) {
        Lease lease =
                leases.computeIfAbsent(endpoint.getEndpointUri(), any -> new Lease(new Pool(endpoint, openShared())));
        lease.users++;
        if (sink != null) {
            lease.pool.add(sink);
        }
        lease.pool.gate().release(lease);
        return lease.pool;
    }

    synchronized void release(AhcWsEndpoint endpoint, @Nullable FrameSink sink) {
        Lease lease = leases.get(endpoint.getEndpointUri());
        if (lease == null) {
            return;
        }
        lease.users--;
        if (lease.users == 0) {
            lease.pool.gate().hold(lease);
            int round = ++lease.round;
            long lingerMs = endpoint.getConfiguration().getLinger();
            lease.pool.schedule(() -> expire(endpoint.getEndpointUri(), lease, round), lingerMs * 1_000_000);
        }
        if (sink != null) {
            lease.pool.remove(sink);
        }
    }

    Instant now() {
        StreamThreads open = shared;
        return open == null ? Instant.EPOCH : open.clock().instant();
    }

    private synchronized void expire(String key, Lease lease, int round) {
        if (lease.users == 0 && lease.round == round && leases.remove(key, lease)) {
            lease.pool.close();
        }
    }

    @Override
    protected void doStop() throws Exception {
        synchronized (this) {
            leases.values().forEach(lease -> lease.pool.close());
            leases.clear();
            StreamThreads open = shared;
            shared = null;
            if (open != null) {
                open.close();
            }
        }
        super.doStop();
    }

    private StreamThreads openShared() {
        StreamThreads open = shared;
        if (open == null) {
            open = StreamThreads.open(getCamelContext(), ioThreads, clocks);
            shared = open;
        }
        return open;
    }

    private static @Nullable Map<String, Object> options(Map<String, Object> parameters, String prefix) {
        Map<String, Object> options = PropertiesHelper.extractProperties(parameters, prefix);
        return options.isEmpty() ? null : options;
    }

    /** Who uses a pool. Guarded by the component's lock. */
    private static final class Lease {
        private final Pool pool;
        private int users;
        private int round;

        Lease(Pool pool) {
            this.pool = pool;
        }
    }
}
