package io.azalai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.ConfigurationReader;
import java.util.List;
import java.util.Map;

/** The configuration of mode {@code demo}: both venues as the simulator announced them. */
final class DemoVenues {

    private DemoVenues() {}

    static ObjectNode configuration(Map<String, Object> announced) {
        ObjectNode root = ConfigurationReader.empty();
        root.put("mode", "demo");
        Map<?, ?> hyperliquid = object(announced.get("hyperliquid"));
        Map<?, ?> account = object(((List<?>) hyperliquid.get("accounts")).get(0));
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("base_url", text(hyperliquid, "rest"))
                .put("ws_url", text(hyperliquid, "ws"))
                .put("account_address", text(account, "address"))
                .put("secret_key", text(account, "privateKey"));
        Map<?, ?> aster = object(announced.get("aster"));
        root.withObjectProperty("exchanges")
                .withObjectProperty("aster")
                .put("base_url", text(aster, "futuresRest"))
                .put("ws_url", text(aster, "futuresWs"))
                .put("spot_base_url", text(aster, "spotRest"))
                .put("spot_ws_url", text(aster, "spotWs"))
                .put("user", text(aster, "user"))
                .put("signer", text(aster, "signer"))
                .put("private_key", text(aster, "privateKey"));
        return root;
    }

    private static Map<?, ?> object(Object value) {
        return (Map<?, ?>) value;
    }

    private static String text(Map<?, ?> object, String key) {
        return String.valueOf(object.get(key));
    }
}
