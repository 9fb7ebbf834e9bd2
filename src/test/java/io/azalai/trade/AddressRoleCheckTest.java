package io.azalai.trade;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.venue.AccountRequest;
import io.azalai.venue.AddressRole;
import io.azalai.venue.KeyRights;
import io.azalai.venue.VenueCalls;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An account is doubted while its venue has not told whose its address is. */
class AddressRoleCheckTest extends OnOrderPath implements VenueCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AddressRole OURS = new AddressRole("0x1", AddressRole.Kind.USER, null, null);
    private static final AddressRole AGENT = new AddressRole(
            "0x2",
            AddressRole.Kind.AGENT,
            "0x1",
            new AddressRole.Objection("account_address", "is an agent's", "write 0x1"));
    private static final VenueException DOWN = new VenueUnavailableException(
            VenueException.notSent("hyperliquid", "address-role", "UNREACHABLE", "not now"));
    private static final VenueException NO_SUCH_CALL = new VenueException(
            VenueException.notSent("hyperliquid", "address-role", VenueException.NOT_SUPPORTED, "no such call"));
    private static final String DOUBT =
            "nothing may increase in account main of hyperliquid: the venue has not told yet"
                    + " whether its address is an account's; it is asked again and again";
    private static final String WRONG = "exchanges.hyperliquid.account_address: 0x2 is an agent's; write 0x1";

    private final List<Object> answers = new ArrayList<>();
    private final List<WrongAccount> late = new ArrayList<>();

    @Test
    void an_account_is_trusted_once_its_venue_has_told() throws Exception {
        AddressRoleCheck roles = asked(DOWN, OURS);

        assertThat(roles.wrong(PATIENCE)).isEmpty();
        assertThat(obstacles()).containsExactly(DOUBT);

        time.pass(Duration.ofSeconds(3));
        assertThat(obstacles()).isEmpty();
        assertThat(answers).isEmpty();
    }

    @Test
    void an_account_is_trusted_where_the_venue_has_nothing_to_tell() throws Exception {
        assertThat(asked(NO_SUCH_CALL).wrong(PATIENCE)).isEmpty();
        assertThat(obstacles()).isEmpty();
    }

    @Test
    void what_a_venue_takes_for_another_s_is_told_and_stays_doubted() throws Exception {
        assertThat(asked(AGENT).wrong(PATIENCE))
                .extracting(WrongAccount::toString)
                .containsExactly(WRONG);
        assertThat(obstacles()).singleElement().asString().endsWith(WRONG);
        assertThat(late).isEmpty();
    }

    @Test
    void what_a_venue_tells_when_asked_again_before_the_start_goes_on_is_told_too() throws Exception {
        AddressRoleCheck roles = asked(DOWN, AGENT);
        time.pass(Duration.ofSeconds(3));

        assertThat(roles.wrong(PATIENCE)).extracting(WrongAccount::toString).containsExactly(WRONG);
        assertThat(late).isEmpty();
    }

    @Test
    void what_a_venue_tells_only_after_the_start_is_told_on() throws Exception {
        AddressRoleCheck roles = asked(DOWN, AGENT);
        assertThat(roles.wrong(PATIENCE)).isEmpty();

        time.pass(Duration.ofSeconds(3));

        assertThat(late).extracting(WrongAccount::toString).containsExactly(WRONG);
    }

    private AddressRoleCheck asked(Object... roles) {
        answers.addAll(List.of(roles));
        AddressRoleCheck check = new AddressRoleCheck(this, time, test.path.accounts(), List.of(test.venue), late::add);
        check.ask();
        return check;
    }

    private List<String> obstacles() {
        return test.path.accounts().obstacles(test.venue);
    }

    @Override
    @SuppressWarnings("unchecked") // roles for roles, rights for rights
    public <R> CompletableFuture<R> send(String venue, VenueRequest<R> request) {
        Object answer = request instanceof AccountRequest.ReadKeyRights ? KeyRights.own(null) : answers.remove(0);
        return answer instanceof VenueException failure
                ? CompletableFuture.failedFuture(failure)
                : CompletableFuture.completedFuture((R) answer);
    }
}
