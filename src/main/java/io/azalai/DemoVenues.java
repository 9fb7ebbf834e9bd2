package io.azalai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.settings.ConfigurationReader;
import io.azalai.simulator.Simulator;
import io.azalai.simulator.aster.AsterVenue;
import io.azalai.simulator.hyperliquid.HyperliquidVenue;

/** The configuration of mode {@code demo}: both venues as the simulator announced them. */
final class DemoVenues {

    /** The simulated accounts hold coins worth so much that their ordinary moves would reach the default within minutes. */
    private static final int DAILY_LOSS_LIMIT_USD = 10_000;

    private DemoVenues() {}

    static ObjectNode configuration(Simulator.Addresses announced) {
        ObjectNode root = ConfigurationReader.empty();
        root.put("mode", "demo");
        root.withObjectProperty("risk").put("daily_loss_limit", DAILY_LOSS_LIMIT_USD);
        HyperliquidVenue.Addresses hyperliquid = announced.hyperliquid();
        HyperliquidVenue.Account account = hyperliquid.accounts().get(0);
        root.withObjectProperty("exchanges")
                .withObjectProperty("hyperliquid")
                .put("base_url", hyperliquid.rest())
                .put("ws_url", hyperliquid.ws())
                .put("account_address", account.address())
                .put("secret_key", account.privateKey());
        AsterVenue.Addresses aster = announced.aster();
        root.withObjectProperty("exchanges")
                .withObjectProperty("aster")
                .put("base_url", aster.futuresRest())
                .put("ws_url", aster.futuresWs())
                .put("spot_base_url", aster.spotRest())
                .put("spot_ws_url", aster.spotWs())
                .put("user", aster.user())
                .put("signer", aster.signer())
                .put("private_key", aster.privateKey());
        return root;
    }
}
