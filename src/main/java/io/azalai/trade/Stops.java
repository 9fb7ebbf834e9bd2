package io.azalai.trade;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What cancels and closes without being asked for each order: halts, the stop of the service, lost streams, and the
 * venues' own switches. Safe for many threads: the parts stay the same, and each guards what it keeps.
 */
public final class Stops {

    private final EmergencyStop emergency;
    private final Leaving leaving;
    private final DeadManSwitch deadMan;
    private final DisconnectedCancels disconnected;

    /**
     * What is looked at.
     *
     * @param bare what of orders has filled and is not protected as wished, in words
     * @param well whether journal and risk are
     */
    record Sight(Supplier<List<String>> bare, BooleanSupplier well) {}

    /**
     * Built on the ground of the order path.
     *
     * @param closer sends what closes a position while trading is halted
     */
    Stops(
            OrderPath.Ground ground,
            OrderDesk desk,
            AccountDesk accounts,
            Sweeps sweeps,
            OpeningHours hours,
            Sight sight,
            Flattening.Closer closer) {
        Clearance clearance = new Clearance(sweeps, ground.later(), ground.clock());
        Protections protections = new Protections(desk, accounts);
        Flattening flattening = new Flattening(
                desk,
                accounts,
                ground.venues(),
                closer,
                ground.limits().trading().maxSlippage(),
                ground.later(),
                ground.clock());
        emergency = new EmergencyStop(
                desk,
                clearance,
                ground.flattens() ? flattening : null,
                ground.venues(),
                ground.ledger(),
                ground.later(),
                ground.clock());
        leaving = new Leaving(
                desk,
                new Leaving.Wishes(hours, protections, sight.bare),
                clearance,
                ground.venues(),
                ground.ledger(),
                ground.later(),
                ground.clock());
        deadMan = new DeadManSwitch(
                ground.deadMan(),
                desk,
                protections,
                ground.venues(),
                ground.calls(),
                ground.ledger(),
                sight.well,
                ground.later(),
                ground.clock());
        disconnected = new DisconnectedCancels(
                ground.cancelsOnDisconnect(),
                accounts.health(),
                clearance,
                ground.venues(),
                ground.ledger(),
                ground.later(),
                ground.clock());
    }

    EmergencyStop emergency() {
        return emergency;
    }

    /** What becomes of orders when the service stops. */
    public Leaving leaving() {
        return leaving;
    }

    /** What has the venues cancel once nothing is heard of us: bean {@code dead-man-switch}. */
    public DeadManSwitch deadMan() {
        return deadMan;
    }

    /** What cancels where a stream is lost: bean {@code disconnected-cancels}. */
    public DisconnectedCancels disconnected() {
        return disconnected;
    }
}
