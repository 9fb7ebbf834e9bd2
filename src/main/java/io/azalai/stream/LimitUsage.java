package io.azalai.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * How much is in use of something that a venue allows on its sockets.
 *
 * @param venue its name
 * @param what connections or subscriptions of an address; subscriptions-per-connection, of the connection that has most
 * @param used now
 * @param most there may be
 */
public record LimitUsage(String venue, String what, long used, long most) {

    /** Of a venue, whose pools share one address; nothing where it allows anything. */
    static List<LimitUsage> of(String venue, List<Pool> pools) {
        StreamProtocol.Limits limits = pools.get(0).protocol().limits();
        List<LimitUsage> all = new ArrayList<>();
        if (limits.address().connections() != StreamProtocol.Address.ANY) {
            long used = pools.get(0).addressLimits().admitted();
            all.add(new LimitUsage(venue, "connections", used, limits.address().connections()));
        }
        if (limits.address().subscriptions() != StreamProtocol.Address.ANY) {
            long used = pools.stream().mapToLong(Pool::subscriptions).sum();
            all.add(new LimitUsage(
                    venue, "subscriptions", used, limits.address().subscriptions()));
        } else {
            long used = pools.stream().mapToLong(Pool::fullest).max().orElse(0);
            all.add(new LimitUsage(venue, "subscriptions-per-connection", used, limits.channelsPerConnection()));
        }
        return all;
    }
}
