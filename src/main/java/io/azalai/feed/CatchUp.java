package io.azalai.feed;

import io.azalai.model.Event;
import io.azalai.model.Listing;
import java.util.List;
import java.util.function.Predicate;

/**
 * What makes a reader of events that build on each other as wise as those that were there from the start. Safe for many
 * threads; asked while a reader enters, so it must neither wait nor publish.
 */
@FunctionalInterface
public interface CatchUp {

    /** All that went before, of the listings that a reader wants: it may hold what is published to that reader next. */
    List<? extends Event> of(Predicate<Listing> wanted);
}
