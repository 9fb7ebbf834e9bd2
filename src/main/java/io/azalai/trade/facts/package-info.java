/**
 * What must be known of a venue before an order can be judged: what accounts pay there, and how assets have moved. It is
 * read ahead of time and answered from memory; no order, position or limit may enter.
 */
@NullMarked
package io.azalai.trade.facts;

import org.jspecify.annotations.NullMarked;
