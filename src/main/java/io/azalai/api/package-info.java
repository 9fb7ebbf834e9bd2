/**
 * The Java door: one interface over all venues, blocking or as futures, over the same routes, budgets, gateway and risk as
 * everything else. It decides nothing; no venue's own words may enter.
 *
 * <pre>{@code
 * try (ServiceManager service = ServiceManager.open(Settings.file(Path.of("config/config.json")))) {
 *     service.connectAll();
 *     Ticker ticker = service.spot("hyperliquid").getTicker("BTC");
 *     service.futures("aster").placeOrder("BTC", OrderTerms.limit(Side.BUY, new BigDecimal("0.001"), ticker.bidPrice()));
 * }
 * }</pre>
 */
@NullMarked
package io.azalai.api;

import org.jspecify.annotations.NullMarked;
