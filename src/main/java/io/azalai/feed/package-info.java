/**
 * The in-process bus between ingest and flows: the {@code feed} component. No venue's wire and no money logic may
 * enter.
 */
@NullMarked
package io.azalai.feed;

import org.jspecify.annotations.NullMarked;
