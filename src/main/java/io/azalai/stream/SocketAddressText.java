package io.azalai.stream;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The address in an endpoint's URI: {@code ahc-wss://host/path}, {@code ahc-ws:host:port}, {@code ahc-ws:wss://host}.
 */
final class SocketAddressText {
    private SocketAddressText() {}

    /**
     * The address as ws or wss.
     *
     * @param remaining what Camel left of it, without scheme and parameters
     * @throws IllegalArgumentException when it names no host
     */
    static String of(String uri, String remaining) {
        String text = remaining;
        if (text.startsWith("http")) {
            text = "ws" + text.substring("http".length());
        }
        boolean schemed = text.matches("wss?:.*");
        String scheme = schemed ? text.substring(0, text.indexOf(':')) : uri.startsWith("ahc-wss") ? "wss" : "ws";
        String rest = (schemed ? text.substring(text.indexOf(':') + 1) : text).replaceFirst("^/+", "");
        String address = scheme + "://" + rest;
        try {
            if (new URI(address).getHost() == null) {
                throw new IllegalArgumentException("ahc-ws needs an address with a host, was '" + remaining + "'");
            }
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("ahc-ws needs an address, was '" + remaining + "'", broken);
        }
        return address;
    }
}
