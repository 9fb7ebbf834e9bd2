package io.azalai.settings;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** This machine, as addresses name it. */
public final class Loopback {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private Loopback() {}

    /** Whether a host is this machine, so that nothing sent there leaves it. */
    public static boolean holds(@Nullable String host) {
        return host != null && NAMES.contains(host);
    }
}
