package io.azalai.provision;

import io.azalai.settings.Block;
import io.azalai.trade.risk.LimitKeys;
import java.math.BigDecimal;
import java.util.List;

/** A block of the configuration, as the risk room reads its limits. */
record BlockLimits(Block block) implements LimitKeys {

    @Override
    public boolean has(String key) {
        return block.has(key);
    }

    @Override
    public String text(String key, String otherwise) {
        return block.text(key, otherwise);
    }

    @Override
    public int whole(String key, int otherwise) {
        return block.whole(key, otherwise);
    }

    @Override
    public BigDecimal decimal(String key, BigDecimal otherwise) {
        return block.decimal(key, otherwise);
    }

    @Override
    public boolean flag(String key, boolean otherwise) {
        return block.flag(key, otherwise);
    }

    @Override
    public List<String> texts(String key) {
        return block.texts(key);
    }

    @Override
    public LimitKeys keys(String key) {
        return new BlockLimits(block.block(key));
    }

    @Override
    public void problem(String key, String what, String cure) {
        block.problem(key, what, cure);
    }
}
