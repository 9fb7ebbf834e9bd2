package io.azalai.venue;

import io.azalai.model.Listing;
import io.azalai.model.Market;
import io.azalai.model.TwapPrices;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request of every kind that the contract has, made from the components of its record, so that none is forgotten.
 */
public final class EveryRequest {

    private final Map<String, String> texts;
    private final Map<Class<?>, Object> values;

    /** All about one listing, an order and its account. */
    public EveryRequest(Listing listing, Permit permit) {
        this.texts = Map.of("account", permit.order().account(), "asset", "USDC", "orderId", "1", "twapId", "1");
        this.values = Map.of(
                Listing.class,
                listing,
                Market.class,
                listing.market(),
                Permit.class,
                permit,
                OrderTicket.class,
                permit.order(),
                Instant.class,
                permit.order().expiresAt().minus(Duration.ofDays(1)),
                Duration.class,
                Duration.ofMinutes(10),
                TwapPrices.class,
                TwapPrices.NONE,
                BigDecimal.class,
                BigDecimal.ONE,
                int.class,
                5,
                boolean.class,
                false);
    }

    Stream<VenueRequest<?>> all() {
        return Stream.of(MarketRequest.class, AccountRequest.class)
                .flatMap(EveryRequest::kinds)
                .map(this::one);
    }

    /** One of a kind. */
    public VenueRequest<?> one(Class<?> kind) {
        return (VenueRequest<?>) of(kind);
    }

    /** Every kind there is of one. */
    public static Stream<Class<?>> kinds(Class<?> kind) {
        return kind.isRecord()
                ? Stream.of(kind)
                : Arrays.stream(kind.getPermittedSubclasses()).flatMap(EveryRequest::kinds);
    }

    private Object of(Class<?> kind) {
        RecordComponent[] components = kind.getRecordComponents();
        try {
            Constructor<?> constructor = kind.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(
                    Arrays.stream(components).map(this::value).toArray());
        } catch (InvocationTargetException refused) {
            throw new IllegalStateException(kind + " takes not what is made here", refused.getCause());
        } catch (ReflectiveOperationException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (component.getName().equals("keepAlive")) {
            return null; // a key that is asked for: one that is kept may be answered with nothing (aster.md section 3)
        }
        if (type == String.class) {
            return texts.getOrDefault(component.getName(), "0x" + "1".repeat(32));
        }
        if (type == List.class) {
            return List.of(element(component.getGenericType()));
        }
        if (type == Set.class) {
            return Set.of(Market.PERP);
        }
        if (component.getName().equals("filledQty")) {
            return BigDecimal.ZERO;
        }
        return type.isEnum() && !values.containsKey(type) ? type.getEnumConstants()[0] : simple(type);
    }

    private Object element(Type list) {
        Class<?> type = (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
        return type == String.class ? "1" : type.isRecord() && !values.containsKey(type) ? of(type) : simple(type);
    }

    private Object simple(Class<?> type) {
        Object value = values.get(type);
        if (value == null) {
            throw new IllegalStateException("give " + getClass().getSimpleName() + " a value of " + type);
        }
        return value;
    }
}
