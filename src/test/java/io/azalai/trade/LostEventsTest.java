package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.azalai.model.FundingPayment;
import io.azalai.model.Source;
import io.azalai.model.Wanted;
import io.azalai.trade.journal.JournalException;
import io.azalai.venue.AccountRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An event that cannot be taken in: here a payment so old that the journal is asked for it, and cannot be read. */
class LostEventsTest extends OnOrderPath {

    private static final AccountKey MAIN = new AccountKey("hyperliquid", "main");

    @Test
    void one_that_fails_costs_none_of_those_after_it_and_is_told() {
        breakTheJournal();
        Wanted.OfAccount after = wanted("after the first");
        Wanted.OfAccount last = wanted("last");

        assertThatThrownBy(() -> test.path.updates().accept(List.of(old("main"), after, old("main"), last)))
                .isInstanceOf(JournalException.class);

        assertThat(List.copyOf(test.events)).contains(after, last);
    }

    @Test
    void its_account_is_compared_at_once_and_counts_as_unknown_until_it_agrees() {
        breakTheJournal();
        assertThat(test.path.accounts().isCompared()).isTrue();
        test.venue.requests.clear();

        assertThatThrownBy(() -> test.path.updates().accept(List.of(old("main"))))
                .isInstanceOf(JournalException.class);

        assertThat(test.venue.requests).hasAtLeastOneElementOfType(AccountRequest.ReadOpenOrders.class);
        assertThat(test.path.accounts().isCompared()).isFalse();
    }

    @Test
    void what_is_lost_within_half_a_minute_makes_one_more_comparison_after_it() {
        List<AccountKey> compared = new ArrayList<>();
        LostEvents events = new LostEvents(new Venues(List.of(test.venue)), compared::add, time);

        events.lost(old("main"));
        assertThat(compared).containsExactly(MAIN);
        events.lost(old("main"));
        events.lost(old("main"));
        time.pass(Duration.ofSeconds(29));
        assertThat(compared).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(compared).hasSize(2);

        time.pass(Duration.ofMinutes(5));
        assertThat(compared).hasSize(2);
        events.lost(old("main"));
        assertThat(compared).hasSize(3);
    }

    @Test
    void what_is_of_no_account_of_ours_makes_none() {
        List<AccountKey> compared = new ArrayList<>();
        LostEvents events = new LostEvents(new Venues(List.of(test.venue)), compared::add, time);

        events.lost(old("somebody else"));

        assertThat(compared).isEmpty();
    }

    private void breakTheJournal() {
        time.pass(Payments.REACH.plusDays(1));
        test.journal.close();
    }

    private static FundingPayment old(String account) {
        return new FundingPayment(
                Orders.BTC,
                account,
                null,
                new BigDecimal("-0.5"),
                "USDC",
                null,
                null,
                Orders.NOW,
                Orders.NOW,
                Source.WS);
    }

    private Wanted.OfAccount wanted(String reason) {
        return new Wanted.OfAccount(
                Wanted.OfAccount.Part.BALANCES, "hyperliquid", "main", null, reason, test.time.instant());
    }
}
