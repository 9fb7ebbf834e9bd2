package io.azalai.trade;

import io.azalai.trade.journal.JournaledBracket;
import java.util.function.BiPredicate;

/**
 * Whether more may have filled of a protected order than has come: what a venue answers runs ahead of its fills, and
 * what it answered before a restart is not remembered. Keeps nothing; safe for many threads as those that it asks are.
 */
final class UnreadFills {

    private final OrderDesk desk;
    private final Venues venues;
    private final VenueHealth health;

    UnreadFills(OrderDesk desk, Venues venues, VenueHealth health) {
        this.desk = desk;
        this.venues = venues;
        this.health = health;
    }

    /** Whether some may be there. */
    boolean mayBe(JournaledBracket bracket) {
        return any(bracket, (parent, account) -> parent.awaitsFills() || !health.isReconciled(account));
    }

    /** Whether some may be there and will be read, which none are of an account that is no longer configured. */
    boolean mayCome(JournaledBracket bracket) {
        return mayBe(bracket) && any(bracket, (parent, account) -> venues.have(account));
    }

    private boolean any(JournaledBracket bracket, BiPredicate<OrderLife, AccountKey> question) {
        return desk.find(bracket.key())
                .filter(parent ->
                        question.test(parent, new AccountKey(parent.order().venue(), bracket.account())))
                .isPresent();
    }
}
