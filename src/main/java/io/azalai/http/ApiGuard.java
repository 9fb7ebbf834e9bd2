package io.azalai.http;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * First step of every API route: the Host must be ours (a foreign page cannot rebind its name to us) and the token must
 * be right. Camel headers of a caller, which would steer components, are kept out by the server's header filter.
 */
public final class ApiGuard implements Processor {

    private static final String BEARER = "Bearer ";

    private final ApiToken token;
    private final Set<String> hosts;

    /** For a token and the host names by which we may be called. */
    public ApiGuard(ApiToken token, Set<String> hosts) {
        this.token = token;
        this.hosts = Set.copyOf(hosts);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String host = host(message);
        String authorization = Objects.requireNonNullElse(said(message, "Authorization"), "");
        message.removeHeader("Authorization");
        if (!hosts.contains(host)) {
            refuse(exchange, 421, "this server is not known as " + host);
        } else if (!authorization.startsWith(BEARER) || !token.matches(authorization.substring(BEARER.length()))) {
            refuse(
                    exchange,
                    401,
                    "send the token of state/" + ApiToken.FILE + " as header Authorization: Bearer <token>");
        } else if (said(message, "Origin") != null) {
            refuse(exchange, 403, "the API is not for pages of other sites");
        }
    }

    /** Whom the caller thinks to speak to: HTTP/1.1 says it in Host, HTTP/2 in the address that the server noted. */
    private static String host(Message message) {
        String url = message.getHeader(Exchange.HTTP_URL, "", String.class);
        String otherwise = url.replaceAll("^[a-z]+://([^/]*).*$", "$1");
        return Objects.requireNonNullElse(said(message, "Host"), otherwise)
                .toLowerCase(Locale.ROOT)
                .replaceAll(":[0-9]+$", "");
    }

    /** What the request itself says in a header: among those of the message are parameters of query and form too. */
    private static @Nullable String said(Message message, String header) {
        return message instanceof HttpMessage http ? http.getRequest().getHeader(header) : null;
    }

    private static void refuse(Exchange exchange, int status, String text) {
        ApiAnswer.error(status, "REFUSED", text).to(exchange);
        exchange.setRouteStop(true);
    }
}
