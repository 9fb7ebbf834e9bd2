package io.azalai.flow;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Component;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultRegistry;
import org.jspecify.annotations.Nullable;

/** The beans of the live context for one that is only tried: all but its components, which belong to it alone. */
final class BorrowedRegistry {

    private BorrowedRegistry() {}

    static Registry of(Registry live) {
        return new DefaultRegistry(new BeanRepository() {
            @Override
            public @Nullable Object lookupByName(String name) {
                return unlessComponent(live.lookupByName(name));
            }

            @Override
            public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
                return unlessComponent(live.lookupByNameAndType(name, type));
            }

            @Override
            public <T> Map<String, T> findByTypeWithName(Class<T> type) {
                return live.findByTypeWithName(type);
            }

            @Override
            public <T> Set<T> findByType(Class<T> type) {
                return live.findByType(type);
            }
        });
    }

    private static <T> @Nullable T unlessComponent(@Nullable T bean) {
        Object inner = bean instanceof Supplier<?> supplier ? supplier.get() : bean;
        return inner instanceof Component ? null : bean;
    }
}
