package io.azalai.trade;

import io.azalai.model.Side;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;

/** What is decided by lot, the same for the same seed. Confined to one test. */
final class Chance {

    private static final BigDecimal LOT = new BigDecimal("0.25");

    private final Random random;

    Chance(int seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean is() {
        return random.nextBoolean();
    }

    BigDecimal lots(int most) {
        return LOT.multiply(new BigDecimal(1 + below(most)));
    }

    BigDecimal price(Side side) {
        return new BigDecimal(side == Side.BUY ? 97 + below(3) : 101 + below(3));
    }

    <T> Optional<T> pick(List<T> among) {
        return among.isEmpty() ? Optional.empty() : Optional.of(among.get(below(among.size())));
    }

    /** Does what may be refused, or end unknown. */
    static void attempt(Runnable what) {
        try {
            what.run();
        } catch (CompletionException failed) {
            if (!(failed.getCause() instanceof VenueException)) {
                throw failed;
            }
        } catch (VenueException refused) {
            // an outcome as good as any
        }
    }
}
