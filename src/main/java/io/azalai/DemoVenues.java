package io.azalai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.ConfigurationReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The configuration of mode {@code demo}: both venues as the simulator announced them. */
final class DemoVenues {

    /** The simulated accounts hold coins worth so much that their ordinary moves would reach the default within minutes. */
    private static final int DAILY_LOSS_LIMIT_USD = 10_000;

    private DemoVenues() {}

    static ObjectNode configuration(Map<String, Object> announced) {
        ObjectNode root = ConfigurationReader.empty();
        root.put("mode", "demo");
        root.withObjectProperty("risk").put("daily_loss_limit", DAILY_LOSS_LIMIT_USD);
        Map<?, ?> hyperliquid = object(announced, "hyperliquid");
        Map<?, ?> account = (Map<?, ?>) ((List<?>) present(hyperliquid, "accounts")).get(0);
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("base_url", text(hyperliquid, "rest"))
                .put("ws_url", text(hyperliquid, "ws"))
                .put("account_address", text(account, "address"))
                .put("secret_key", text(account, "privateKey"));
        Map<?, ?> aster = object(announced, "aster");
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

    private static Map<?, ?> object(Map<?, ?> object, String key) {
        return (Map<?, ?>) present(object, key);
    }

    private static String text(Map<?, ?> object, String key) {
        return present(object, key).toString();
    }

    private static Object present(Map<?, ?> object, String key) {
        return Objects.requireNonNull(object.get(key), key);
    }
}
