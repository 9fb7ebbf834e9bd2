/**
 * What is looked at before anything starts: configuration, venues, accounts, flows, and who confirms mode live. All of
 * it reads; no order, no setting and no permit may enter.
 */
@NullMarked
package io.azalai.check;

import org.jspecify.annotations.NullMarked;
