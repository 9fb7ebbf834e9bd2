package io.azalai.trade;

import io.azalai.trade.risk.RiskLimits;
import java.time.Clock;

/**
 * What a door needs beside the gateway that hands on a backlog and answers nobody, such as Kafka. Immutable.
 *
 * @param age refuses what waited too long: bean {@code request-age}
 * @param refusals tells what was refused: bean {@code refused-requests}
 */
public record RequestDoor(RequestAge age, RefusedRequests refusals) {

    static RequestDoor of(Intake intake, OrderDesk desk, Unjudged unjudged, RiskLimits limits, Clock clock) {
        RequestAge age = new RequestAge(
                unjudged, limits.trading().orderTimeout(), limits.prices().maxClockSkew(), clock);
        return new RequestDoor(age, new RefusedRequests(intake, desk, unjudged));
    }
}
