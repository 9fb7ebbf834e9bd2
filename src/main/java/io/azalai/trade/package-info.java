/**
 * The order path: gateway, order state, dispatch, reconciliation. A venue's wire may not enter; nothing else decides
 * about orders.
 */
@NullMarked
package io.azalai.trade;

import org.jspecify.annotations.NullMarked;
