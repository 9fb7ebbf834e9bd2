package io.azalai.simulator.aster;

import java.math.BigDecimal;

/** A filter of smallest, largest and step; zero switches a part off (aster.md section 3.2). */
record Grid(BigDecimal minimum, BigDecimal maximum, BigDecimal step) {

    boolean under(BigDecimal value) {
        return value.compareTo(minimum) < 0;
    }

    boolean over(BigDecimal value) {
        return maximum.signum() > 0 && value.compareTo(maximum) > 0;
    }

    boolean off(BigDecimal value) {
        return step.signum() > 0 && value.subtract(minimum).remainder(step).signum() != 0;
    }
}
