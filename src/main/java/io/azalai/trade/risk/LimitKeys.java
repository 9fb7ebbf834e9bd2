package io.azalai.trade.risk;

import java.math.BigDecimal;
import java.util.List;

/** One object of the configuration, as limits read it: a key that is not given answers with the default. */
public interface LimitKeys {

    /** Whether the key is given. */
    boolean has(String key);

    String text(String key, String otherwise);

    int whole(String key, int otherwise);

    BigDecimal decimal(String key, BigDecimal otherwise);

    boolean flag(String key, boolean otherwise);

    /** Texts of a list, empty when not given. */
    List<String> texts(String key);

    /** The object under a key, empty when not given. */
    LimitKeys keys(String key);

    /** Notes that the value of a key is wrong, what was found, and what would be right. */
    void problem(String key, String what, String cure);
}
