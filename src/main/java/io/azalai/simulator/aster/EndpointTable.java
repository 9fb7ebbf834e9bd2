package io.azalai.simulator.aster;

import java.util.LinkedHashMap;
import java.util.Map;

/** Endpoints by method and path as they are written down, one line a call. Confined to the building thread. */
final class EndpointTable {

    private final String root;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();

    /** @param root {@code /fapi} or {@code /api} */
    EndpointTable(String root) {
        this.root = root;
    }

    /** The same call under {@code v1} and {@code v3}. */
    EndpointTable both(String method, String name, Endpoint endpoint) {
        return at(method, "v1/" + name, endpoint).at(method, "v3/" + name, endpoint);
    }

    EndpointTable at(String method, String versionAndName, Endpoint endpoint) {
        endpoints.put(method + " " + root + "/" + versionAndName, endpoint);
        return this;
    }

    Map<String, Endpoint> endpoints() {
        return endpoints;
    }
}
