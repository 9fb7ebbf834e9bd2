package io.azalai.trade.paper;

import io.azalai.venue.AccountRequest;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.VenueException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Who answers which kind of request. Confined to the thread that fills it, then only read. */
final class PaperTable {

    private final String venue;
    private final Map<Class<?>, Function<AccountRequest<?>, Object>> answers = new HashMap<>();

    PaperTable(String venue) {
        this.venue = venue;
    }

    <R, Q extends AccountRequest<R>> void on(Class<Q> kind, Function<Q, R> answer) {
        answers.put(kind, request -> answer.apply(kind.cast(request)));
    }

    /**
     * The answer to a request.
     *
     * @throws OrderRejectedException with code {@code NOT_ON_PAPER} where nobody answers its kind
     */
    Object answer(AccountRequest<?> request) {
        Function<AccountRequest<?>, Object> answer = answers.get(request.getClass());
        if (answer == null) {
            throw refused(request, "NOT_ON_PAPER", "mode 'paper' has no such call");
        }
        return answer.apply(request);
    }

    /** A refusal that had no effect. */
    OrderRejectedException refused(AccountRequest<?> request, String code, String text) {
        return new OrderRejectedException(details(request, code, text));
    }

    VenueException.Details details(AccountRequest<?> request, String code, String text) {
        return new VenueException.Details(venue, request.operation(), code, "paper: " + text, Outcome.REJECTED);
    }
}
