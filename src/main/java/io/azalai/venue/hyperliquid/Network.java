package io.azalai.venue.hyperliquid;

import java.net.URI;

/** Where the venue is: each network is another world with its own assets and signatures (hyperliquid.md section 1). */
enum Network {
    MAINNET("https://api.hyperliquid.xyz", "a", "USDC:0x6d1e7cde53ba9467b783cb7c530ce054"),
    TESTNET("https://api.hyperliquid-testnet.xyz", "b", "USDC:0xeb62eee3685fc4c43992febcd9e75443");

    private final String baseUrl;
    private final String source;
    private final String dollars;

    Network(String baseUrl, String source, String dollars) {
        this.baseUrl = baseUrl;
        this.source = source;
        this.dollars = dollars;
    }

    String baseUrl() {
        return baseUrl;
    }

    /** What the phantom agent calls this network. */
    String source() {
        return source;
    }

    /** The collateral as transfers name it. */
    String dollars() {
        return dollars;
    }

    Network other() {
        return this == MAINNET ? TESTNET : MAINNET;
    }

    /** Whether an address is this network's own. */
    boolean owns(String address) {
        return URI.create(baseUrl).getHost().equals(URI.create(address).getHost());
    }

    /** The socket that belongs to a REST address. */
    static String socketOf(String baseUrl) {
        return baseUrl.replaceFirst("^http", "ws") + "/ws";
    }
}
