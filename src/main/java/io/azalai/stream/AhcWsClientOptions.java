package io.azalai.stream;

import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.asynchttpclient.AsyncHttpClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * Options of the HTTP client under the sockets: proxy, TLS, AsyncHttpClient itself. A bean, as Camel wants it. Written
 * before the endpoint starts, only read from then on, so safe for many threads.
 */
@UriParams
public class AhcWsClientOptions {
    @UriParam(label = "proxy", description = "Host of an HTTP proxy that is asked to CONNECT.")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy", defaultValue = "8080", description = "Port of the HTTP proxy.")
    private int proxyPort = 8080;

    @UriParam(
            label = "security",
            description = "Keys and trust of wss connections. The certificate must carry the name of the server.")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "advanced", description = "Configuration of AsyncHttpClient to start from.")
    private @Nullable AsyncHttpClientConfig clientConfig;

    @UriParam(
            label = "advanced",
            prefix = "clientConfig.",
            multiValue = true,
            description = "Options of AsyncHttpClient, as in clientConfig.tcpNoDelay=true.")
    private @Nullable Map<String, Object> clientConfigOptions;

    @UriParam(
            label = "security",
            prefix = "clientConfig.realm.",
            multiValue = true,
            description = "Login of the handshake: clientConfig.realm.principal, password, scheme and so " + "on.")
    private @Nullable Map<String, Object> clientConfigRealmOptions;

    /** Null for no proxy. */
    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
        this.proxyPort = proxyPort;
    }

    /** Null for those of the JDK. */
    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    /** Null for one of our own. */
    public @Nullable AsyncHttpClientConfig getClientConfig() {
        return clientConfig;
    }

    public void setClientConfig(@Nullable AsyncHttpClientConfig clientConfig) {
        this.clientConfig = clientConfig;
    }

    /** Null for none. */
    public @Nullable Map<String, Object> getClientConfigOptions() {
        return clientConfigOptions;
    }

    public void setClientConfigOptions(@Nullable Map<String, Object> clientConfigOptions) {
        this.clientConfigOptions = clientConfigOptions;
    }

    /** Null for no login. */
    public @Nullable Map<String, Object> getClientConfigRealmOptions() {
        return clientConfigRealmOptions;
    }

    public void setClientConfigRealmOptions(@Nullable Map<String, Object> clientConfigRealmOptions) {
        this.clientConfigRealmOptions = clientConfigRealmOptions;
    }
}
