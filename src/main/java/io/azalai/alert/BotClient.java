package io.azalai.alert;

import io.azalai.timing.Failures;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client given to camel-telegram, which by itself waits for ever, takes an error answer for success and prints
 * the token (telegram-ui.md section 1). This one gives up after a while, fails on anything but 2xx, keeps quiet for as
 * long as a 429 asks, and tells neither address nor token. Safe for many threads.
 */
public final class BotClient extends HttpClient {

    private static final Pattern RETRY_AFTER = Pattern.compile("\"retry_after\"\\s*:\\s*([0-9]+)");
    private static final int TEXT_SHOWN = 200;

    private final HttpClient transport;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final AtomicLong quietUntil;

    /** Waits so long for an answer; {@code nanoTime} is a monotonic clock in nanoseconds. */
    public BotClient(Duration patience, LongSupplier nanoTime) {
        this.transport = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(Redirect.NEVER)
                .build();
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.quietUntil = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        HttpRequest bounded = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(patience)
                .build();
        long quiet = Math.max(0, quietUntil.get() - nanoTime.getAsLong());
        Executor later = CompletableFuture.delayedExecutor(quiet, TimeUnit.NANOSECONDS);
        return CompletableFuture.runAsync(() -> {}, later)
                .thenCompose(now -> transport.sendAsync(bounded, handler))
                .handle(this::onlySuccess);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
        try {
            return sendAsync(request, handler).join();
        } catch (CompletionException failed) {
            throw Failures.cause(failed) instanceof IOException known
                    ? known
                    : new BotRefusedException(0, "it could not be asked", null);
        }
    }

    private <T> HttpResponse<T> onlySuccess(@Nullable HttpResponse<T> response, @Nullable Throwable failure) {
        if (response == null) {
            String kind = Failures.cause(failure).getClass().getSimpleName();
            throw new CompletionException(new BotRefusedException(0, kind, null));
        }
        if (response.statusCode() / 100 == 2) {
            return response;
        }
        String text = text(response.body());
        Matcher matcher = RETRY_AFTER.matcher(text);
        Duration retryAfter = matcher.find() ? Duration.ofSeconds(Long.parseLong(matcher.group(1))) : null;
        if (retryAfter != null) {
            quietUntil.set(nanoTime.getAsLong() + retryAfter.plusSeconds(1).toNanos());
        }
        throw new CompletionException(new BotRefusedException(response.statusCode(), text, retryAfter));
    }

    private static String text(@Nullable Object body) {
        try {
            String text = body instanceof InputStream stream
                    ? new String(stream.readNBytes(TEXT_SHOWN), StandardCharsets.UTF_8)
                    : String.valueOf(body);
            return text.length() > TEXT_SHOWN ? text.substring(0, TEXT_SHOWN) : text;
        } catch (IOException cut) {
            return "an answer that was cut";
        }
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return transport.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return transport.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return transport.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return transport.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return transport.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return transport.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return transport.authenticator();
    }

    @Override
    public Version version() {
        return transport.version();
    }

    @Override
    public Optional<Executor> executor() {
        return transport.executor();
    }
}
