package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Fill;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Fills that no stream told of are found, by symbol where the venue tells them so only. */
class AccountFillsTest extends OnOrderPath {

    private static final Listing SOL = Listing.of("hyperliquid", Market.PERP, "SOL/USDC:USDC", "SOL");
    private static final AccountRequest.ReadFills FILLS_OF_SOL =
            new AccountRequest.ReadFills("main", Market.PERP, SOL, Orders.NOW);

    private static final Fill FILL = Orders.fill("v-a-1", "t1", "1", "99");

    @Test
    void fills_are_read_page_by_page_until_none_is_left() {
        test.send(test.buy("a-1"));
        test.venue.pageSize = 2;
        for (int i = 1; i <= 5; i++) {
            test.venue.fills.add(Orders.fill("v-a-1", "t" + i, "0.2", "99", Orders.NOW.plusSeconds(i)));
        }

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
    }

    @Test
    void fills_of_a_symbol_that_we_have_nothing_to_do_with_are_read_where_the_venue_tells_fills_by_symbol() {
        test.venue.fillsFail =
                new VenueException(VenueException.notSent("hyperliquid", "fills", "INCOMPLETE", "symbol is missing"));
        test.venue.traded.add(SOL);

        test.path.reconciliation().repeat();

        assertThat(test.venue.requests)
                .filteredOn(AccountRequest.ReadFills.class::isInstance)
                .last()
                .extracting(request -> ((AccountRequest.ReadFills) request).listing())
                .isEqualTo(SOL);
    }

    /** Fills are told by symbol only, SOL was traded elsewhere, and its cannot be read. */
    private void unreadSol(VenueException failure) {
        test.send(test.buy("a-1"));
        test.venue.fills.add(FILL);
        test.venue.fillsFail =
                new VenueException(VenueException.notSent("hyperliquid", "fills", "INCOMPLETE", "symbol is missing"));
        test.venue.traded.add(SOL);
        test.venue.whenAsked.put(FILLS_OF_SOL, () -> {
            throw failure;
        });
        time.pass(Duration.ofMinutes(20));
    }

    private static VenueException.Details of(String code) {
        return new VenueException.Details("hyperliquid", "fills", code, "not told", Outcome.UNKNOWN);
    }

    private Optional<Instant> fillsRead() {
        return test.ledger().journal().fillsRead("hyperliquid", "main");
    }

    private boolean isComparedAgain() {
        test.venue.requests.clear();
        time.pass(Duration.ofSeconds(1));
        return test.venue.requests.stream().anyMatch(AccountRequest.ReadFills.class::isInstance);
    }

    @Test
    void one_symbol_whose_fills_cannot_be_read_keeps_none_of_the_others_from_being_taken_in() {
        unreadSol(new VenueUnavailableException(of("503")));

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
        assertThat(fillsRead()).isEmpty();
        assertThat(isComparedAgain()).isTrue();
    }

    @Test
    void the_fills_of_symbols_we_know_are_read_also_where_the_venue_does_not_tell_what_was_traded_elsewhere() {
        unreadSol(new VenueUnavailableException(of("503")));
        test.venue.readsFail.put(AccountRequest.ReadTradedListings.class, new VenueUnavailableException(of("503")));

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
        assertThat(fillsRead()).isEmpty();
        assertThat(isComparedAgain()).isTrue();
    }

    @Test
    void a_fill_that_cannot_be_read_hides_none_of_its_symbol() {
        unreadSol(new VenueUnavailableException(of("UNREADABLE"), List.of(FILL)));
        test.venue.fills.clear();

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
        assertThat(fillsRead()).isEmpty();
    }

    /** Delisted, while it is still among what was traded of late. */
    @Test
    void a_symbol_that_the_venue_lists_no_longer_holds_no_comparison_up() {
        unreadSol(new InvalidSymbolException(of("-1121")));

        test.path.reconciliation().repeat();

        assertThat(test.told()).endsWith("FILL FILLED");
        assertThat(fillsRead()).contains(time.instant().minus(FillReading.OVERLAP));
        assertThat(isComparedAgain()).isFalse();
    }

    @Test
    void a_symbol_that_the_venue_refuses_while_it_lists_it_holds_the_comparison_up() {
        unreadSol(new InvalidSymbolException(of("-1121")));
        test.venue.symbols().assume(SOL, "SOL", "USDC");

        test.path.reconciliation().repeat();

        assertThat(fillsRead()).isEmpty();
        assertThat(isComparedAgain()).isTrue();
    }
}
