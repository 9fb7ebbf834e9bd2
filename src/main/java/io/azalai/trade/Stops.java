package io.azalai.trade;

import java.util.function.BooleanSupplier;

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
     * Built on the ground of the order path.
     *
     * @param closer sends what closes a position while trading is halted
     * @param well whether journal and risk are
     */
    Stops(
            OrderPath.Ground ground,
            OrderDesk desk,
            AccountDesk accounts,
            Sweeps sweeps,
            Flattening.Closer closer,
            BooleanSupplier well) {
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
                desk, protections, clearance, ground.venues(), ground.ledger(), ground.later(), ground.clock());
        deadMan = new DeadManSwitch(
                ground.deadMan(),
                desk,
                protections,
                ground.venues(),
                ground.calls(),
                ground.ledger(),
                well,
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
