package io.azalai;

import io.azalai.cli.Services.Report;
import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.KeyRights;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks each venue over its own REST route, reading only: is it there, is our clock right, does the key work and what may
 * it do. Confined to one thread.
 */
final class VenueVisit {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMillis(900);

    private final Reconnaissance venues;
    private final Report report;
    private final Clock clock;

    VenueVisit(Reconnaissance venues, Report report, Clock clock) {
        this.venues = venues;
        this.report = report;
        this.clock = clock;
    }

    void toAll() {
        for (OpenVenue venue : venues.venues()) {
            Reconnaissance.markets(venue).forEach(market -> visit(venue, market));
            venue.accounts().forEach(account -> key(venue, account));
        }
    }

    private void key(OpenVenue venue, String account) {
        String where = venue.name() + " account " + account;
        try {
            KeyRights rights = venues.ask(venue, new AccountRequest.ReadKeyRights(account));
            new KeyFindings(where, rights, until(rights, venue, account)).tell(report, clock.instant());
        } catch (RuntimeException refused) {
            report.line(false, where + ": " + Causes.of(refused));
        }
    }

    private @Nullable Instant until(KeyRights rights, OpenVenue venue, String account) {
        boolean open = rights.kind() == KeyRights.Kind.AGENT && rights.objection() == null;
        return open && rights.validUntil() == null
                ? venues.ask(venue, new AccountRequest.ReadKeyExpiry(account)).orElse(null)
                : rights.validUntil();
    }

    private void visit(OpenVenue venue, Market market) {
        String where = venue.name() + " " + market;
        try {
            Instant before = clock.instant();
            Instant theirs = venues.ask(venue, new MarketRequest.ServerTime(market));
            Duration half = Duration.between(before, clock.instant()).dividedBy(2);
            Duration ahead = Duration.between(theirs, before.plus(half));
            boolean near = ahead.abs().compareTo(CLOCK_TOLERANCE) <= 0;
            report.line(near, where + " answers; our clock is " + ahead.toMillis() + " ms ahead of its");
            int listed =
                    venues.ask(venue, new MarketRequest.ReadInstruments(market)).size();
            report.line(true, where + " lists " + listed + " instruments");
        } catch (RuntimeException unreachable) {
            report.line(false, where + ": " + Causes.of(unreachable));
            return;
        }
        for (String account : venue.accounts()) {
            try {
                int held = venues.ask(venue, new AccountRequest.ReadBalances(account, market))
                        .size();
                report.line(true, where + " account " + account + ": the key works, " + held + " balances");
            } catch (RuntimeException refused) {
                report.line(false, where + " account " + account + ": " + Causes.of(refused));
            }
        }
    }
}
