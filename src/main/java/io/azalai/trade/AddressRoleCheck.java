package io.azalai.trade;

import io.azalai.timing.Backoff;
import io.azalai.timing.Failures;
import io.azalai.venue.AccountRequest;
import io.azalai.venue.AddressRole;
import io.azalai.venue.KeyRights;
import io.azalai.venue.OpenVenue;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each venue whether an account's address is an account's, and whether its key acts for it: under an agent's
 * address nothing is read, and what a key of another account trades is that one's (hyperliquid.md sections 2.5 and
 * 4.7). Nothing increases in an account before its venue has told. Safe for many threads: a lock on what was found.
 */
public final class AddressRoleCheck {

    private static final Logger LOG = LoggerFactory.getLogger(AddressRoleCheck.class);
    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1));
    private static final String MAIN = "main";
    private static final String NOT_TOLD =
            "the venue has not told yet whether its address is an account's; it is asked again and again";

    private final VenueCalls calls;
    private final Later later;
    private final AccountDesk accounts;
    private final List<OpenVenue> venues;
    private final Consumer<WrongAccount> late;
    private final List<CompletableFuture<Void>> first = new ArrayList<>();
    /** What the start is told of; guarded by itself, as is whether it was told. */
    private final List<WrongAccount> found = new ArrayList<>();

    private boolean started;

    /**
     * Of the accounts of some venues.
     *
     * @param late is told of an address whose venue answered only after the start
     */
    public AddressRoleCheck(
            VenueCalls calls, Later later, AccountDesk accounts, List<OpenVenue> venues, Consumer<WrongAccount> late) {
        this.calls = calls;
        this.later = later;
        this.accounts = accounts;
        this.venues = venues;
        this.late = late;
    }

    /** Asks every venue at once; one that does not answer is asked again until it does. */
    public void ask() {
        venues.forEach(venue -> venue.accounts().forEach(account -> {
            accounts.doubt(venue.name(), account, NOT_TOLD);
            first.add(ask(venue, account, 0));
        }));
    }

    /** What the venues that answer in time take for no account of ours. */
    public List<WrongAccount> wrong(Duration patience) throws InterruptedException {
        try {
            CompletableFuture.allOf(first.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.warn("not every venue has told whose the accounts are; it is asked again", unanswered);
        }
        synchronized (found) {
            started = true;
            return List.copyOf(found);
        }
    }

    private CompletableFuture<Void> ask(OpenVenue venue, String account, int failures) {
        return calls.send(venue.name(), new AccountRequest.ReadAddressRole(account))
                .thenCompose(role -> role.isWrong() ? judged(venue, account, role) : key(venue, account, role))
                .exceptionallyCompose(failure -> {
                    if (hasNoSuchCall(failure)) {
                        accounts.trust(venue.name(), account);
                        return CompletableFuture.completedFuture(null);
                    }
                    later.in(WAITS.ceiling(failures), () -> again(venue, account, failures + 1));
                    return CompletableFuture.failedFuture(failure);
                });
    }

    private CompletableFuture<Void> judged(OpenVenue venue, String account, AddressRole role) {
        judge(venue, account, role);
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> key(OpenVenue venue, String account, AddressRole role) {
        return calls.send(venue.name(), new AccountRequest.ReadKeyRights(account))
                .thenAccept(rights -> {
                    String objection = rights.objection();
                    if (objection == null || rights.kind() != KeyRights.Kind.AGENT) {
                        judge(venue, account, role);
                    } else {
                        String field = block(venue, account) + ".secret_key";
                        wrong(account, new WrongAccount(venue, field, "does not act for " + role.address(), objection));
                    }
                });
    }

    private void again(OpenVenue venue, String account, int failures) {
        var unused = ask(venue, account, failures);
    }

    private void judge(OpenVenue venue, String account, AddressRole role) {
        AddressRole.Objection objection = role.objection();
        if (objection == null) {
            accounts.trust(venue.name(), account);
            return;
        }
        WrongAccount problem = new WrongAccount(
                venue,
                block(venue, account) + "." + objection.field(),
                role.address() + " " + objection.what(),
                objection.cure());
        if (role.isWrong()) {
            wrong(account, problem);
        } else {
            LOG.warn("mind: {}", problem);
            accounts.trust(venue.name(), account);
        }
    }

    /** Told of at the start, or by itself once that has gone on. */
    private void wrong(String account, WrongAccount problem) {
        accounts.doubt(problem.venue().name(), account, problem.toString());
        synchronized (found) {
            if (!started) {
                found.add(problem);
                return;
            }
        }
        LOG.error("the configuration names an account that is none, or not with its key: {}", problem);
        late.accept(problem);
    }

    private static String block(OpenVenue venue, String account) {
        return "exchanges." + venue.name() + (account.equals(MAIN) ? "" : ".accounts." + account);
    }

    private static boolean hasNoSuchCall(Throwable failure) {
        return Failures.cause(failure) instanceof VenueException known && known.isNotSupported();
    }
}
