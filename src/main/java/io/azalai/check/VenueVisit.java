package io.azalai.check;

import io.azalai.model.Market;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AuthenticationException;
import io.azalai.venue.KeyStanding;
import io.azalai.venue.MarketRequest;
import io.azalai.venue.OpenVenue;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks each venue over its own REST route, reading only: is it there, is our clock right, does the key work and what
 * may it do. Confined to one thread.
 */
final class VenueVisit {

    private final AskedVenues venues;
    private final Report report;
    private final Clock clock;

    VenueVisit(AskedVenues venues, Report report, Clock clock) {
        this.venues = venues;
        this.report = report;
        this.clock = clock;
    }

    /** Of each venue the accounts whose key it takes: nothing else can be asked of the others. */
    Map<String, List<String>> toAll() {
        Map<String, List<String>> taken = new LinkedHashMap<>();
        for (OpenVenue venue : venues.venues()) {
            List<Market> answering = AskedVenues.markets(venue).stream()
                    .filter(market -> visit(venue, market))
                    .toList();
            List<String> accounts = answering.isEmpty()
                    ? List.of()
                    : venue.accounts().stream()
                            .filter(account -> key(venue, account))
                            .toList();
            answering.forEach(market -> accounts.forEach(account -> balances(venue, account, market)));
            taken.put(venue.name(), accounts);
        }
        return taken;
    }

    private boolean key(OpenVenue venue, String account) {
        String where = venue.name() + " account " + account;
        try {
            KeyStanding standing = venues.key(venue, account);
            new KeyFindings(where, standing).writeTo(report, clock.instant());
            return true;
        } catch (RuntimeException refused) {
            boolean key = refused.getCause() instanceof AuthenticationException;
            String cure = key ? "; correct its keys in the configuration, or approve the agent at the venue" : "";
            report.line(false, where + ": " + Unanswered.text(refused, cure));
            return false;
        }
    }

    private boolean visit(OpenVenue venue, Market market) {
        String where = venue.name() + " " + market;
        try {
            ClockReading reading = clocks(venue, market);
            report.line(
                    !reading.isWrong(),
                    where + " answers; " + reading.difference().text()
                            + (reading.isWrong() ? ": run NTP, or prices look old or come from the future" : ""));
            int listed =
                    venues.ask(venue, new MarketRequest.ReadInstruments(market)).size();
            report.line(true, where + " lists " + listed + " instruments");
            return true;
        } catch (RuntimeException unreachable) {
            String cure = "; see whether its address in the configuration is right and this machine reaches it";
            report.line(false, where + ": " + Unanswered.text(unreachable, cure));
            return false;
        }
    }

    /** The second call is measured: the first also loads, looks an address up and opens a connection. */
    private ClockReading clocks(OpenVenue venue, Market market) {
        MarketRequest.ServerTime time = new MarketRequest.ServerTime(market);
        venues.ask(venue, time);
        Instant left = clock.instant();
        Instant theirs = venues.ask(venue, time);
        return new ClockReading(left, theirs, clock.instant());
    }

    private void balances(OpenVenue venue, String account, Market market) {
        String where = venue.name() + " " + market + " account " + account;
        try {
            int held = venues.ask(venue, new AccountRequest.ReadBalances(account, market))
                    .size();
            report.line(true, where + ": " + held + " balances");
        } catch (RuntimeException refused) {
            report.line(false, where + ": " + Unanswered.text(refused));
        }
    }
}
