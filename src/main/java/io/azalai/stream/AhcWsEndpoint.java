package io.azalai.stream;

import java.net.URI;
import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Exchange text and binary frames with WebSocket servers, over connections that keep themselves alive. Written before
 * it starts, only read from then on, so safe for many threads.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ahc-ws,ahc-wss",
        title = "Async HTTP Client (AHC) WebSocket",
        syntax = "ahc-ws:httpUri",
        category = {Category.HTTP},
        headersClass = AhcWsConstants.class)
public class AhcWsEndpoint extends DefaultEndpoint implements MultipleConsumersSupport, EndpointServiceLocation {
    @UriPath(description = "Address of the server, as in //host:port/path.")
    @Metadata(required = true)
    private String httpUri = "";

    @UriParam
    private AhcWsConfiguration configuration = new AhcWsConfiguration();

    @UriParam
    private AhcWsClientOptions clientOptions = new AhcWsClientOptions();

    AhcWsEndpoint(String uri, AhcWsComponent component) {
        super(uri, component);
    }

    /** The address as ws or wss, without its query. */
    public String getHttpUri() {
        return httpUri;
    }

    public void setHttpUri(String httpUri) {
        this.httpUri = httpUri;
    }

    public AhcWsConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(AhcWsConfiguration configuration) {
        this.configuration = configuration;
    }

    public AhcWsClientOptions getClientOptions() {
        return clientOptions;
    }

    public void setClientOptions(AhcWsClientOptions clientOptions) {
        this.clientOptions = clientOptions;
    }

    @Override
    public Producer createProducer() {
        return new AhcWsProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        AhcWsConsumer consumer = new AhcWsConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public AhcWsComponent getComponent() {
        return (AhcWsComponent) super.getComponent();
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }

    @Override
    public String getServiceUrl() {
        return httpUri;
    }

    @Override
    public String getServiceProtocol() {
        return httpUri.startsWith("wss") ? "wss" : "ws";
    }

    URI address() {
        String query = configuration.getQuery();
        return URI.create(query == null || query.isEmpty() ? httpUri : httpUri + "?" + query);
    }

    StreamProtocol protocol() {
        StreamProtocol chosen = configuration.getProtocol();
        if (chosen != null) {
            return chosen;
        }
        return new PlainProtocol(new StreamProtocol.Heartbeat(
                null,
                Duration.ofMillis(configuration.getPingInterval()),
                Duration.ofMillis(configuration.getIdleTimeout())));
    }

    /** Refuses options that contradict each other or make no sense, with what was found. */
    void check() {
        if (configuration.getSubscriptions() != null && configuration.getProtocol() == null) {
            throw new IllegalArgumentException("option subscriptions needs option protocol");
        }
        atLeast("queueCapacity", 1, configuration.getQueueCapacity());
        atLeast("bufferSize", 1, configuration.getBufferSize());
        atLeast("maxFrameSize", 125, configuration.getMaxFrameSize());
        atLeast("connectTimeout", 1, configuration.getConnectTimeout());
        atLeast("initialBackoff", 1, configuration.getInitialBackoff());
        atLeast("maxBackoff", configuration.getInitialBackoff(), configuration.getMaxBackoff());
        atLeast("quarantineDelay", 1, configuration.getQuarantineDelay());
        atLeast("linger", 0, configuration.getLinger());
        atLeast("pingInterval", 0, configuration.getPingInterval());
        atLeast("idleTimeout", 0, configuration.getIdleTimeout());
    }

    private static void atLeast(String option, long least, long found) {
        if (found < least) {
            throw new IllegalArgumentException("option " + option + " must be " + least + " or more, was " + found);
        }
    }
}
