package io.azalai.api;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.OrderTerms;
import io.azalai.model.Side;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/** Every call of the Java door that names a symbol, found by its parameters, so that none is forgotten. */
final class EveryCall {

    private static final Map<Class<?>, Object> VALUES = Map.of(
            int.class,
            1,
            BigDecimal.class,
            BigDecimal.ONE,
            Instant.class,
            Instant.EPOCH,
            Duration.class,
            Duration.ofMinutes(10),
            OrderTerms.class,
            OrderTerms.limit(Side.BUY, BigDecimal.ONE, BigDecimal.ONE));

    private EveryCall() {}

    /** That each refuses a symbol before anything is sent, by its name, or says that the venue has no such call. */
    static void assertRefused(String symbol, FuturesService... services) {
        SoftAssertions all = new SoftAssertions();
        all.assertThat(namingSymbol()).hasSizeGreaterThan(20);
        for (FuturesService service : services) {
            namingSymbol().forEach(method -> {
                VenueException refused =
                        catchThrowableOfType(VenueException.class, () -> call(service, method, symbol));
                all.assertThat(refused.outcome()).as("%s", method).isEqualTo(Outcome.NOT_SENT);
                if (!refused.isNotSupported()) {
                    all.assertThat(refused)
                            .as("%s", method)
                            .isInstanceOf(InvalidSymbolException.class)
                            .hasMessageContaining(symbol);
                }
            });
        }
        all.assertAll();
    }

    private static Stream<Method> namingSymbol() {
        return Arrays.stream(FuturesService.class.getMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.stream(method.getParameters())
                        .anyMatch(parameter -> parameter.getName().equals("symbol")));
    }

    private static Object call(Object service, Method method, String symbol) {
        Object[] arguments = Arrays.stream(method.getParameters())
                .map(parameter -> argument(parameter, symbol))
                .toArray();
        try {
            return method.invoke(service, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(thrown);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static Object argument(Parameter parameter, String symbol) {
        Class<?> type = parameter.getType();
        if (type == String.class) {
            return parameter.getName().equals("symbol") ? symbol : "1";
        }
        Object value = type.isEnum() ? type.getEnumConstants()[0] : VALUES.get(type);
        if (value == null) {
            throw new IllegalStateException("give " + EveryCall.class.getSimpleName() + " a value of " + type);
        }
        return value;
    }
}
