package io.azalai.check;

import io.azalai.model.CollateralMode;
import io.azalai.model.Instrument;
import io.azalai.model.InstrumentStatus;
import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.Order;
import io.azalai.model.Position;
import io.azalai.model.PositionMode;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AddressRole;
import io.azalai.venue.Capability;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.LeverageSetting;
import io.azalai.venue.LimitState;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.WorthHistory;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Looks at what an account is set to and what is left open in it, reading only, and says what will surprise. Confined
 * to one thread.
 */
final class AccountVisit {

    /** Symbols whose leverage is asked for: each is a request of its own. */
    private static final int MOST_LEVERAGES = 10;

    private final AskedVenues venues;
    private final Report report;

    AccountVisit(AskedVenues venues, Report report) {
        this.venues = venues;
        this.report = report;
    }

    /** All of one account; {@code symbols} are those the configuration lists. */
    void to(OpenVenue venue, String account, List<String> symbols) {
        String where = venue.name() + " account " + account;
        ask(venue, new AccountRequest.ReadAddressRole(account)).ifPresent(role -> role(where, role));
        ask(venue, new AccountRequest.ReadWorthHistory(account)).ifPresent(spans -> worth(where, spans));
        if (venue.markets().contains(Market.PERP)) {
            ask(venue, new AccountRequest.ReadCollateralMode(account)).ifPresent(mode -> collateral(where, mode));
            ask(venue, new AccountRequest.ReadPositionMode(account)).ifPresent(mode -> positionMode(where, mode));
            ask(venue, new AccountRequest.ReadPositions(account)).ifPresent(held -> positions(where, held.open()));
            leverages(venue, account, symbols);
        }
        venue.toldTogether().forEach(markets -> ask(venue, new AccountRequest.ReadOpenOrders(account, markets))
                .ifPresent(open -> venue.markets().stream()
                        .filter(markets::contains)
                        .forEach(market -> openOrders(where + " " + market, of(market, open)))));
        ask(venue, new AccountRequest.ReadLimits(account)).ifPresent(states -> limits(where, states));
    }

    private void role(String where, AddressRole role) {
        if (role.objection() != null) {
            report.line(Finding.WRONG, where + ": " + role.objection());
            return;
        }
        report.line(Finding.FINE, where + ": " + role.address() + " is " + who(role.kind()));
    }

    private static String who(AddressRole.Kind kind) {
        return switch (kind) {
            case USER -> "an account's";
            case AGENT -> "an agent's";
            case SUB_ACCOUNT -> "a sub-account's";
            case VAULT -> "a vault's";
            case MISSING -> "not known to the venue";
            case OTHER -> "of a kind we do not know";
        };
    }

    private void worth(String where, List<WorthHistory> spans) {
        spans.stream()
                .filter(span -> span.span() == WorthHistory.Span.DAY && span.market() == null)
                .filter(span -> !span.worth().isEmpty() && !span.gain().isEmpty())
                .forEach(day -> report.line(
                        Finding.FINE,
                        where + ": worth " + newest(day.worth()) + " USD, gained " + newest(day.gain())
                                + " USD in 24 hours"));
    }

    private static String newest(List<WorthHistory.Point> points) {
        return points.get(points.size() - 1)
                .amount()
                .setScale(2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private void collateral(String where, CollateralMode mode) {
        switch (mode) {
            case SEPARATE -> report.line(Finding.FINE, where + ": spot and perpetuals have their own money");
            case DEX_ABSTRACTION ->
                report.line(Finding.FINE, where + ": orders of other dexes pull their collateral by themselves");
            case UNIFIED ->
                report.line(
                        Finding.MIND,
                        where + ": a unified account: spot balances back the perpetuals, and nothing can be moved"
                                + " between the two");
            case PORTFOLIO ->
                report.line(
                        Finding.MIND,
                        where + ": portfolio margin: all balances back all positions and may be borrowed against");
            case MULTI_ASSET ->
                report.line(
                        Finding.MIND,
                        where + ": multi-assets mode: all assets back all positions, and isolated margin is refused");
        }
    }

    private void positionMode(String where, PositionMode mode) {
        switch (mode) {
            case ONE_WAY -> report.line(Finding.FINE, where + ": one position a symbol");
            case HEDGE -> report.line(Finding.MIND, where + ": hedge mode: orders must say positionSide LONG or SHORT");
        }
    }

    private void positions(String where, List<Position> held) {
        if (held.isEmpty()) {
            report.line(Finding.FINE, where + ": no positions");
            return;
        }
        report.line(
                Finding.MIND,
                where + ": holds "
                        + held.stream()
                                .map(position -> position.side() + " "
                                        + position.size().toPlainString() + " "
                                        + position.listing().symbol())
                                .collect(Collectors.joining(", "))
                        + ", which counts in every limit");
    }

    private static List<Order> of(Market market, List<Order> orders) {
        return orders.stream()
                .filter(order -> order.listing().market() == market)
                .toList();
    }

    private void openOrders(String where, List<Order> open) {
        report.line(
                open.isEmpty() ? Finding.FINE : Finding.MIND,
                where + ": "
                        + (open.isEmpty()
                                ? "no open orders"
                                : open.size() + " open orders, which count in every limit, whoever placed them"));
    }

    private void leverages(OpenVenue venue, String account, List<String> symbols) {
        List<String> told = new ArrayList<>();
        perpetuals(venue, symbols).forEach(listing -> ask(venue, new AccountRequest.ReadLeverage(account, listing))
                .ifPresent(set -> told.add(listing.venueSymbol() + " " + leverage(set))));
        if (!told.isEmpty()) {
            report.line(
                    Finding.FINE,
                    venue.name() + " account " + account + ": leverage " + String.join(", ", told)
                            + "; the first increasing order of a symbol sets the configured one");
        }
    }

    private static String leverage(LeverageSetting set) {
        return set.leverage() + "x " + set.marginMode();
    }

    private static List<Listing> perpetuals(OpenVenue venue, List<String> symbols) {
        if (!venue.capabilities(Market.PERP).contains(Capability.LEVERAGE)) {
            return List.of();
        }
        return symbols.stream()
                .flatMap(symbol -> perpetual(venue, symbol).stream())
                .filter(instrument -> instrument.status() == InstrumentStatus.TRADING)
                .map(Instrument::listing)
                .distinct()
                .limit(MOST_LEVERAGES)
                .toList();
    }

    private static Optional<Instrument> perpetual(OpenVenue venue, String symbol) {
        try {
            return Optional.of(venue.symbols().resolve(symbol, Market.PERP));
        } catch (InvalidSymbolException spotOrUnknown) {
            return Optional.empty();
        }
    }

    private void limits(String where, List<LimitState> states) {
        states.forEach(state -> report.line(
                state.isNearlyUsed() ? Finding.MIND : Finding.FINE,
                where + ": " + state.used() + " of " + state.cap() + " " + state.name()
                        + BudgetFindings.within(state.period())
                        + (state.isNearlyUsed() ? " used; what is over is refused by the venue" : " used")));
    }

    /** The answer; nothing where the venue has no such call, which is no finding. */
    private <R> Optional<R> ask(OpenVenue venue, VenueRequest<R> request) {
        try {
            return Optional.of(venues.ask(venue, request));
        } catch (CompletionException failed) {
            if (!(Failures.cause(failed) instanceof VenueException known && known.isNotSupported())) {
                report.line(false, venue.name() + ": " + Unanswered.text(failed));
            }
            return Optional.empty();
        }
    }
}
