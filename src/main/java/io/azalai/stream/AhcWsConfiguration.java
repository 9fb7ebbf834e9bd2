package io.azalai.stream;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * Options of an endpoint: delivery, connections, sending. A bean, as Camel wants it. Written before the endpoint
 * starts, only read from then on, so safe for many threads.
 */
@UriParams
public class AhcWsConfiguration {
    @UriParam(
            label = "consumer",
            description = "How the venue's sockets are spoken to: a bean, as in #hyperliquid-market. With "
                    + "it the endpoint is a pool of connections that subscribes, chunks and paces by "
                    + "itself; without it, one plain WebSocket.")
    private @Nullable StreamProtocol protocol;

    @UriParam(
            label = "consumer",
            description = "What is wanted of the venue: a bean, as in #interest. Only with protocol.")
    private @Nullable Subscriptions subscriptions;

    @UriParam(
            label = "consumer",
            defaultValue = "QUEUED",
            description = "Thread on which frames enter the route: INLINE is the socket's own (the route "
                    + "must never block), QUEUED is one of the consumer's, in order, behind a bounded "
                    + "queue.")
    private Delivery delivery = Delivery.QUEUED;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Frames that come together share an exchange, 256 at most: with delivery INLINE those that one read of a "
                            + "socket brought, with QUEUED those that wait. One frame comes as without this option; of several "
                            + "the body is a List of Frame, which say their groups and times themselves.")
    private boolean batch = false;

    @UriParam(
            label = "consumer",
            defaultValue = "1024",
            description = "Frames that may wait when delivery is QUEUED. When so many wait the sockets "
                    + "are not read until half are gone; what one read had already brought is still "
                    + "taken.")
    private int queueCapacity = 1024;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Also send a StreamStatus body into the route when a group of connections goes "
                    + "up, goes down or falls silent.")
    private boolean status = false;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Also send an exchange that carries the failure into the route when connections " + "are lost.")
    private boolean sendMessageOnError = false;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Keep two connections for each one that is needed, with the same subscriptions. "
                    + "Of each frame the copy that comes first goes into the route; one of the two may be "
                    + "lost without DOWN.")
    private boolean pairs = false;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Send text, and streams, as fragments of bufferSize.")
    private boolean useStreaming = false;

    @UriParam(
            label = "producer",
            defaultValue = "4096",
            description = "Characters or bytes of one fragment when streaming.")
    private int bufferSize = 4096;

    @UriParam(
            label = "producer",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "How long a message waits for the connection before it fails.")
    private long sendTimeout = 10_000;

    @UriParam(
            label = "common",
            description = "Query string of the address, as in token=abc; use RAW() if it has signs of its " + "own.")
    private @Nullable String query;

    @UriParam(
            label = "common",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long a TCP connect may take; the whole handshake may take twice as long.")
    private long connectTimeout = 5_000;

    @UriParam(
            label = "common",
            defaultValue = "250",
            javaType = "java.time.Duration",
            description = "Ceiling of the random wait before the first reconnect; it doubles with each " + "failure.")
    private long initialBackoff = 250;

    @UriParam(
            label = "common",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Highest ceiling of the random wait before a reconnect.")
    private long maxBackoff = 30_000;

    @UriParam(
            label = "common",
            defaultValue = "10000",
            javaType = "java.time.Duration",
            description = "First wait before a subscription that killed its socket, or was refused, is "
                    + "tried again, alone; it doubles with each failure, up to 64 times.")
    private long quarantineDelay = 10_000;

    @UriParam(
            label = "common",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "How long connections outlive the last consumer or producer, unread, for an "
                    + "equal endpoint that starts again.")
    private long linger = 5_000;

    @UriParam(
            label = "common",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Time between protocol pings of a plain endpoint; 0 for none. With protocol, "
                    + "the protocol says.")
    private long pingInterval = 30_000;

    @UriParam(
            label = "common",
            defaultValue = "75000",
            javaType = "java.time.Duration",
            description = "A plain connection that received nothing for so long, not even a pong, is "
                    + "dropped; 0 for never. With protocol, the protocol says.")
    private long idleTimeout = 75_000;

    @UriParam(
            label = "common",
            defaultValue = "4194304",
            description = "Bytes of the largest frame or message taken; a larger one closes the " + "connection.")
    private int maxFrameSize = 4_194_304;

    /** Null for one plain WebSocket. */
    public @Nullable StreamProtocol getProtocol() {
        return protocol;
    }

    public void setProtocol(@Nullable StreamProtocol protocol) {
        this.protocol = protocol;
    }

    /** Null for a plain WebSocket. */
    public @Nullable Subscriptions getSubscriptions() {
        return subscriptions;
    }

    public void setSubscriptions(@Nullable Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public Delivery getDelivery() {
        return delivery;
    }

    public void setDelivery(Delivery delivery) {
        this.delivery = delivery;
    }

    public boolean isBatch() {
        return batch;
    }

    public void setBatch(boolean batch) {
        this.batch = batch;
    }

    public int getQueueCapacity() {
        return queueCapacity;
    }

    public void setQueueCapacity(int queueCapacity) {
        this.queueCapacity = queueCapacity;
    }

    public boolean isStatus() {
        return status;
    }

    public void setStatus(boolean status) {
        this.status = status;
    }

    public boolean isSendMessageOnError() {
        return sendMessageOnError;
    }

    public void setSendMessageOnError(boolean sendMessageOnError) {
        this.sendMessageOnError = sendMessageOnError;
    }

    public boolean isPairs() {
        return pairs;
    }

    public void setPairs(boolean pairs) {
        this.pairs = pairs;
    }

    public boolean isUseStreaming() {
        return useStreaming;
    }

    public void setUseStreaming(boolean useStreaming) {
        this.useStreaming = useStreaming;
    }

    public int getBufferSize() {
        return bufferSize;
    }

    public void setBufferSize(int bufferSize) {
        this.bufferSize = bufferSize;
    }

    public long getSendTimeout() {
        return sendTimeout;
    }

    public void setSendTimeout(long sendTimeout) {
        this.sendTimeout = sendTimeout;
    }

    /** Null for none. */
    public @Nullable String getQuery() {
        return query;
    }

    public void setQuery(@Nullable String query) {
        this.query = query;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getInitialBackoff() {
        return initialBackoff;
    }

    public void setInitialBackoff(long initialBackoff) {
        this.initialBackoff = initialBackoff;
    }

    public long getMaxBackoff() {
        return maxBackoff;
    }

    public void setMaxBackoff(long maxBackoff) {
        this.maxBackoff = maxBackoff;
    }

    public long getQuarantineDelay() {
        return quarantineDelay;
    }

    public void setQuarantineDelay(long quarantineDelay) {
        this.quarantineDelay = quarantineDelay;
    }

    public long getLinger() {
        return linger;
    }

    public void setLinger(long linger) {
        this.linger = linger;
    }

    public long getPingInterval() {
        return pingInterval;
    }

    public void setPingInterval(long pingInterval) {
        this.pingInterval = pingInterval;
    }

    public long getIdleTimeout() {
        return idleTimeout;
    }

    public void setIdleTimeout(long idleTimeout) {
        this.idleTimeout = idleTimeout;
    }

    public int getMaxFrameSize() {
        return maxFrameSize;
    }

    public void setMaxFrameSize(int maxFrameSize) {
        this.maxFrameSize = maxFrameSize;
    }
}
