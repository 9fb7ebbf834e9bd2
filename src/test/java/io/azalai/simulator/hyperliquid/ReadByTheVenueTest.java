package io.azalai.simulator.hyperliquid;

import static io.azalai.simulator.hyperliquid.TestClient.order;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azalai.model.AccountSummary;
import io.azalai.model.Balance;
import io.azalai.model.CollateralMode;
import io.azalai.model.Fill;
import io.azalai.model.Market;
import io.azalai.model.Position;
import io.azalai.model.PositionDirection;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.VenueOnLoopback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts that keep their money differently, read through the venue as one model of balances and exposure. */
class ReadByTheVenueTest {

    private static final AccountRequest.ReadBalances PERP = new AccountRequest.ReadBalances("main", Market.PERP);
    private static final AccountRequest.ReadBalances SPOT = new AccountRequest.ReadBalances("main", Market.SPOT);
    private static final AccountRequest.ReadSummary SUMMARY = new AccountRequest.ReadSummary("main", Market.PERP);

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @Test
    void a_sub_account_is_read_with_its_own_money_and_positions() throws Exception {
        ground.trade(true, "1");
        ground.trade(false, "1");
        String sub = ground.client
                .act("{\"type\":\"createSubAccount\",\"name\":\"one\"}")
                .at("/response/data")
                .asText();
        ground.client.act(
                "{\"type\":\"subAccountTransfer\",\"subAccountUser\":\"%s\",\"isDeposit\":true,\"usd\":5000000000}"
                        .formatted(sub));

        readsOwnPosition(sub);
    }

    @Test
    void a_vault_is_read_with_its_own_money_and_positions() throws Exception {
        String vault = ground.client
                .actWithNonce("{\"type\":\"createVault\",\"name\":\"Salt\",\"description\":\"Carries salt\","
                        + "\"initialUsd\":5000000000,\"nonce\":$}")
                .at("/response/data")
                .asText();

        readsOwnPosition(vault);
    }

    private void readsOwnPosition(String address) throws Exception {
        ground.client.actFor(address, bought());

        try (VenueOnLoopback venue = opened(address)) {
            assertThat(venue.ask(new AccountRequest.ReadPositions("main")).open())
                    .singleElement()
                    .satisfies(position -> {
                        assertThat(position.side()).isEqualTo(PositionDirection.LONG);
                        assertThat(position.size()).isEqualByComparingTo("0.1");
                    });
            assertThat(balance(venue.ask(PERP), "USDC").total())
                    .isBetween(new BigDecimal("4900"), new BigDecimal("5100"));
            assertThat(venue.ask(SUMMARY).equity()).isBetween(new BigDecimal("4900"), new BigDecimal("5100"));
        }
    }

    @ParameterizedTest
    @CsvSource({"u, UNIFIED", "p, PORTFOLIO"})
    void one_balance_backs_spot_and_perpetuals_of_all_dexes_and_counts_once(String letter, CollateralMode mode)
            throws Exception {
        ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"%s\"}".formatted(letter));
        ground.client.act(bought());
        ground.client.act(boughtOnDex());

        try (VenueOnLoopback venue = opened("")) {
            assertThat(venue.ask(new AccountRequest.ReadCollateralMode("main"))).isEqualTo(mode);
            List<Balance> perp = venue.ask(PERP);
            List<Balance> spot = venue.ask(SPOT);
            assertThat(balance(perp, "USDC").total())
                    .isEqualByComparingTo(balance(spot, "USDC").total())
                    .isBetween(new BigDecimal("199900"), new BigDecimal("200000"));
            AccountSummary summary = venue.ask(SUMMARY);
            List<Position> positions =
                    venue.ask(new AccountRequest.ReadPositions("main")).open();
            BigDecimal used = positions.stream()
                    .map(position -> requireNonNull(position.margin()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(used).isBetween(new BigDecimal("200"), new BigDecimal("2000"));
            assertThat(summary.equity()).isCloseTo(balance(spot, "USDC").total(), within(new BigDecimal("20")));
            assertThat(summary.marginUse()).hasValueSatisfying(use -> assertThat(use)
                    .isBetween(new BigDecimal("0.0001"), new BigDecimal("0.01")));
            assertThat(summary.available())
                    .isCloseTo(balance(perp, "USDC").free().subtract(used), within(new BigDecimal("20")));
            assertThat(positions)
                    .extracting(position -> position.listing().venueSymbol())
                    .containsExactlyInAnyOrder("BTC", "xyz:XYZ100");
        }
    }

    @Test
    void dexes_of_two_tokens_are_one_account_of_two_balances() throws Exception {
        ground.deposit("USDH", "500");
        ground.client.actWithNonce(sent("USDH", "spot", "flx", "400"));
        ground.client.actWithNonce(sent("USDC", "", "xyz", "1000"));
        ground.client.act(boughtOnDex("xyz:XYZ100", 110000, "0.01"));
        ground.client.act(boughtOnDex("flx:TSLA", 120000, "2"));

        try (VenueOnLoopback venue = opened("")) {
            List<Balance> balances = venue.ask(PERP);
            AccountSummary summary = venue.ask(SUMMARY);
            List<Position> positions =
                    venue.ask(new AccountRequest.ReadPositions("main")).open();

            assertThat(balances).extracting(Balance::asset).containsExactly("USDC", "USDH");
            assertThat(balance(balances, "USDC").total()).isCloseTo(new BigDecimal("100000"), within(BigDecimal.TEN));
            assertThat(balance(balances, "USDH").total()).isCloseTo(new BigDecimal("400"), within(BigDecimal.TEN));
            assertThat(balance(venue.ask(SPOT), "USDH").total()).isEqualByComparingTo("100");
            assertThat(summary.equity()).isCloseTo(new BigDecimal("100000"), within(BigDecimal.TEN));
            assertThat(summary.otherEquity()).containsOnlyKeys("USDH");
            assertThat(positions)
                    .extracting(position -> position.listing().symbol())
                    .containsExactlyInAnyOrder("XYZ-XYZ100/USDC:USDC", "FLX-TSLA/USDH:USDH");
            assertThat(venue.ask(new AccountRequest.ReadFills("main", Market.PERP, null, Instant.EPOCH))
                            .rows())
                    .extracting(Fill::feeAsset)
                    .containsExactlyInAnyOrder("USDC", "USDH");
        }
    }

    private String sent(String token, String from, String into, String amount) {
        return ("{\"type\":\"agentSendAsset\",\"destination\":\"%s\",\"sourceDex\":\"%s\","
                        + "\"destinationDex\":\"%s\",\"token\":\"%s\",\"amount\":\"%s\",\"fromSubAccount\":\"\","
                        + "\"nonce\":$}")
                .formatted(ground.address, from, into, token, amount);
    }

    @Test
    void portfolio_margin_tells_how_near_liquidation_is() throws Exception {
        ground.client.act("{\"type\":\"agentSetAbstraction\",\"abstraction\":\"p\"}");
        ground.client.act(bought());

        JsonNode state = ground.ask("spotClearinghouseState");

        JsonNode perpetuals = ground.ask("clearinghouseState");
        assertThat(state.get("portfolioMarginEnabled").asBoolean()).isTrue();
        JsonNode dollars = row(state, "USDC");
        double total = dollars.get("total").asDouble();
        double maintenance = perpetuals.get("crossMaintenanceMarginUsed").asDouble();
        assertThat(state.get("portfolioMarginRatio").asDouble()).isCloseTo(maintenance / total, within(0.0000001));
        assertThat(dollars.get("spotHold").asText()).isEqualTo("0.0");
        assertThat(state.at("/tokenToAvailableAfterMaintenance/0/1").asDouble())
                .isCloseTo(total - maintenance, within(0.001));
    }

    @Test
    void with_dex_abstraction_ledgers_are_apart_and_orders_bring_their_collateral() throws Exception {
        ground.client.actWithNonce("{\"type\":\"userSetAbstraction\",\"signatureChainId\":\"0x66eee\","
                + "\"hyperliquidChain\":\"Mainnet\",\"user\":\"" + ground.address
                + "\",\"abstraction\":\"dexAbstraction\",\"nonce\":$}");

        try (VenueOnLoopback venue = opened("")) {
            assertThat(venue.ask(new AccountRequest.ReadCollateralMode("main")))
                    .isEqualTo(CollateralMode.DEX_ABSTRACTION);
            assertThat(balance(venue.ask(PERP), "USDC").total()).isEqualByComparingTo("100000");
            assertThat(balance(venue.ask(SPOT), "USDC").total()).isEqualByComparingTo("100000");
            assertThat(venue.ask(SUMMARY).equity()).isEqualByComparingTo("100000");

            JsonNode placed = ground.client.act(boughtOnDex());

            assertThat(placed.at("/response/data/statuses/0/filled/totalSz").asText())
                    .as(placed.toString())
                    .isEqualTo("0.01");
            BigDecimal fees = BigDecimal.valueOf(10);
            assertThat(balance(venue.ask(PERP), "USDC").total()).isCloseTo(new BigDecimal("100000"), within(fees));
            assertThat(venue.ask(SUMMARY).equity()).isCloseTo(new BigDecimal("100000"), within(fees));
            assertThat(venue.ask(new AccountRequest.ReadPositions("main")).open())
                    .singleElement()
                    .satisfies(position ->
                            assertThat(position.listing().venueSymbol()).isEqualTo("xyz:XYZ100"));
        }
    }

    private String bought() throws Exception {
        return "{\"type\":\"order\",\"orders\":[" + order(0, true, ground.price("1.02"), "0.1", false, "Ioc", "")
                + "],\"grouping\":\"na\"}";
    }

    private String boughtOnDex() throws Exception {
        return boughtOnDex("xyz:XYZ100", 110000, "0.01");
    }

    private String boughtOnDex(String coin, int asset, String size) throws Exception {
        String ask = ground.client
                .info("{\"type\":\"l2Book\",\"coin\":\"" + coin + "\"}")
                .at("/levels/1/0/px")
                .asText();
        String limit = new BigDecimal(ask)
                .multiply(new BigDecimal("1.02"))
                .setScale(0, RoundingMode.DOWN)
                .toPlainString();
        return "{\"type\":\"order\",\"orders\":[" + order(asset, true, limit, size, false, "Ioc", "")
                + "],\"grouping\":\"na\"}";
    }

    private VenueOnLoopback opened(String vault) throws Exception {
        JsonNode announced =
                new ObjectMapper().valueToTree(ground.simulator.addresses()).path("hyperliquid");
        ObjectNode block = new ObjectMapper().createObjectNode().put("base_url", ground.rest);
        block.put("ws_url", ground.ws).put("account_address", ground.address);
        block.put("secret_key", announced.at("/accounts/0/privateKey").asText());
        block.putArray("dexes").add("xyz").add("flx");
        if (!vault.isEmpty()) {
            block.put("vault_address", vault);
        }
        return VenueOnLoopback.requests("hyperliquid", block, Clock.systemUTC());
    }

    private static Balance balance(List<Balance> balances, String asset) {
        return balances.stream()
                .filter(row -> row.asset().equals(asset))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode row(JsonNode state, String coin) {
        for (JsonNode row : state.get("balances")) {
            if (row.get("coin").asText().equals(coin)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + coin);
    }
}
