/**
 * The Camel face of a venue: budget, encode, decode, HTTP clients, frames. No venue's own words may enter.
 *
 * <p>A venue's REST route reads, in full:
 *
 * <pre>{@code
 * - route:
 *     id: hyperliquid.rest
 *     nodePrefixId: hyperliquid.rest/
 *     description: Send each request within the budget, signed, and turn the answer into models or an error.
 *     routeConfigurationId: reject-on-failure
 *     from:
 *       uri: direct:hyperliquid
 *       steps:
 *         - removeHeaders:
 *             pattern: "*"
 *         - process:
 *             id: budget
 *             ref: hyperliquid-budget
 *         - process:
 *             id: encode
 *             ref: hyperliquid-encode
 *         - doTry:
 *             steps:
 *               - choice:
 *                   when:
 *                     - simple: ${exchangeProperty.client} == 'base_url.trade'
 *                       steps:
 *                         - to:
 *                             id: send-by-trade-client
 *                             uri: "{{exchanges.hyperliquid.base_url}}"
 *                             parameters:
 *                               httpClientConfigurer: "#hyperliquid-trade-client"
 *                               throwExceptionOnFailure: false
 *                   otherwise: ... the same with the read client
 *             doCatch:
 *               - exception:
 *                   - java.lang.Exception
 *                 steps:
 *                   - process:
 *                       id: explain
 *                       ref: hyperliquid-unanswered
 *         - process:
 *             id: decode
 *             ref: hyperliquid-decode
 * }</pre>
 */
@NullMarked
package io.azalai.venue.rest;

import org.jspecify.annotations.NullMarked;
