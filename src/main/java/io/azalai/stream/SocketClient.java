package io.azalai.stream;

import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.DelegatingSslContext;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.util.Timer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.asynchttpclient.Realm;
import org.asynchttpclient.proxy.ProxyServer;
import org.jspecify.annotations.Nullable;

/** Opens sockets with AsyncHttpClient, as an endpoint configured it. Safe for many threads. */
final class SocketClient implements AutoCloseable {
    private final AsyncHttpClient client;
    private final Threads threads;
    private final Counters counters;
    private final LongSupplier nanos;

    private SocketClient(AsyncHttpClient client, Threads threads, Counters counters, LongSupplier nanos) {
        this.client = client;
        this.threads = threads;
        this.counters = counters;
        this.nanos = nanos;
    }

    /**
     * Opens a client for an endpoint.
     *
     * @param threads the workers resolve names, which may block
     */
    static SocketClient open(AhcWsEndpoint endpoint, Threads threads, Counters counters, LongSupplier nanos) {
        DefaultAsyncHttpClientConfig.Builder builder = builder(endpoint.getClientOptions());
        limits(builder, endpoint.getConfiguration());
        builder.setEventLoopGroup(threads.sockets()).setNettyTimer(threads.timer());
        bind(endpoint.getCamelContext(), builder, endpoint.getClientOptions());
        security(builder, endpoint);
        return new SocketClient(new DefaultAsyncHttpClient(builder.build()), threads, counters, nanos);
    }

    /** What all clients share. */
    record Threads(EventLoopGroup sockets, Timer timer, ExecutorService workers) {}

    /** Connects in the background; the events say how it went. */
    void connect(URI address, Socket.Events events) {
        Socket socket = new Socket(address, events, counters.bytes, nanos);
        threads.workers().execute(() -> {
            try {
                // the socket hears of its end, so the future has nothing to add
                var unused = client.prepareGet(address.toString()).execute(socket.upgrade());
            } catch (RuntimeException failure) {
                socket.failed(failure);
            }
        });
    }

    /** Runs a task on some socket thread. */
    void execute(Runnable task) {
        threads.sockets().execute(task);
    }

    Executor workers() {
        return threads.workers();
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DefaultAsyncHttpClientConfig.Builder builder(AhcWsClientOptions options) {
        DefaultAsyncHttpClientConfig.Builder builder = options.getClientConfig() == null
                ? new DefaultAsyncHttpClientConfig.Builder()
                : new DefaultAsyncHttpClientConfig.Builder(options.getClientConfig());
        if (options.getProxyHost() != null) {
            builder.setProxyServer(new ProxyServer.Builder(options.getProxyHost(), options.getProxyPort()));
        }
        return builder;
    }

    private static void limits(DefaultAsyncHttpClientConfig.Builder builder, AhcWsConfiguration configuration) {
        Duration connect = Duration.ofMillis(configuration.getConnectTimeout());
        builder.setConnectTimeout(connect)
                .setRequestTimeout(connect.multipliedBy(2))
                .setReadTimeout(connect.multipliedBy(2))
                .setMaxRequestRetry(0)
                .setHttp2Enabled(false)
                .setKeepAlive(false)
                .setTcpNoDelay(true)
                .setAggregateWebSocketFrameFragments(true)
                .setWebSocketMaxFrameSize(configuration.getMaxFrameSize())
                .setWebSocketMaxBufferSize(configuration.getMaxFrameSize());
    }

    private static void security(DefaultAsyncHttpClientConfig.Builder builder, AhcWsEndpoint endpoint) {
        if (endpoint.getClientOptions().getSslContextParameters() == null) {
            return;
        }
        try {
            SSLContext context =
                    endpoint.getClientOptions().getSslContextParameters().createSSLContext(endpoint.getCamelContext());
            JdkSslContext netty = new JdkSslContext(
                    context, true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, null, false);
            boolean anyName = builder.build().isDisableHttpsEndpointIdentificationAlgorithm();
            builder.setSslContext(anyName ? netty : new NamedPeer(netty));
        } catch (GeneralSecurityException | IOException failure) {
            throw new IllegalArgumentException("sslContextParameters cannot be used: " + failure.getMessage(), failure);
        }
    }

    private static void bind(
            CamelContext context, DefaultAsyncHttpClientConfig.Builder builder, AhcWsClientOptions options) {
        set(context, builder, options.getClientConfigOptions(), "clientConfig.");
        if (options.getClientConfigRealmOptions() != null) {
            Map<String, Object> realm = new HashMap<>(options.getClientConfigRealmOptions());
            Realm.Builder login = new Realm.Builder(text(realm.remove("principal")), text(realm.remove("password")));
            login.setScheme(Realm.AuthScheme.BASIC).setUsePreemptiveAuth(true);
            set(context, login, realm, "clientConfig.realm.");
            builder.setRealm(login);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void set(
            CamelContext context, Object builder, @Nullable Map<String, Object> options, String prefix) {
        if (options == null || options.isEmpty()) {
            return;
        }
        Map<String, Object> left = new HashMap<>(options);
        PropertyBindingSupport.build()
                .withFluentBuilder(true)
                .withReflection(true)
                .withIgnoreCase(true)
                .withRemoveParameters(true)
                .bind(context, builder, left);
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + prefix + left.keySet().iterator().next());
        }
    }

    /**
     * Wants the certificate to be the peer's own: AsyncHttpClient asks for that only where it makes the context itself.
     */
    private static final class NamedPeer extends DelegatingSslContext {
        NamedPeer(SslContext context) {
            super(context);
        }

        @Override
        protected void initEngine(SSLEngine engine) {
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
        }
    }
}
