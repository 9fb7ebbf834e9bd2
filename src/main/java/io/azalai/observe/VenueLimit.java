package io.azalai.observe;

import io.azalai.stream.AhcWsComponent;
import io.azalai.venue.OpenVenue;
import java.util.ArrayList;
import java.util.List;

/**
 * How much is used of what a venue limits beside requests.
 *
 * @param account alias; empty for what it limits for the address, which is sockets
 * @param name what is limited: {@code connections}, {@code address-requests}
 */
record VenueLimit(String account, String name, long used, long cap) {

    /** Those known now, without asking anybody: of the address, then of each account. */
    static List<VenueLimit> of(OpenVenue venue, AhcWsComponent sockets) {
        List<VenueLimit> all = new ArrayList<>();
        sockets.limitUsage().stream()
                .filter(usage -> usage.venue().equals(venue.name()))
                .forEach(each -> all.add(new VenueLimit("", each.what(), each.used(), each.most())));
        venue.accounts().forEach(account -> venue.limits(account)
                .forEach(state -> all.add(new VenueLimit(account, state.name(), state.used(), state.cap()))));
        return all;
    }

    /** Its name, with the account's where it is one's. */
    String fullName() {
        return account.isEmpty() ? name : name + "." + account;
    }
}
