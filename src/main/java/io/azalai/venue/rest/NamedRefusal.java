package io.azalai.venue.rest;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.InsufficientBalanceException;
import io.azalai.venue.InvalidSymbolException;
import io.azalai.venue.OrderAnswer;
import io.azalai.venue.OrderNotFoundException;
import io.azalai.venue.OrderRejectedException;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.TradeRequest.CancelBatch;
import io.azalai.venue.TradeRequest.PlaceBatch;
import io.azalai.venue.VenueException;
import io.azalai.venue.VenueException.Details;
import io.azalai.venue.VenueRequest;
import io.azalai.venue.VenueUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says behind the venue's words what they are about and what to do: venues name neither. Immutable.
 *
 * @param cures by code
 */
record NamedRefusal(Map<String, String> cures) {

    /** The same failure with other details; what is missing here stays as the venue said it. */
    private static final Map<Class<?>, Function<Details, VenueException>> AGAIN = Map.of(
            VenueException.class, VenueException::new,
            AuthenticationException.class, AuthenticationException::new,
            InsufficientBalanceException.class, InsufficientBalanceException::new,
            InvalidSymbolException.class, InvalidSymbolException::new,
            OrderNotFoundException.class, OrderNotFoundException::new,
            OrderRejectedException.class, OrderRejectedException::new,
            OutcomeUnknownException.class, OutcomeUnknownException::new);

    private static final String ASK = "ask again";
    private static final String LOOK = "it may be done: look before it is asked for again";

    /** The failure of a request of an account, named; any other as it is. */
    VenueException of(VenueRequest<?> request, VenueException refused) {
        String subject = Subjects.of(request);
        return subject.isEmpty() ? refused : named(refused, subject);
    }

    /** Answers, those of a batch with each order named that the venue refused. */
    Object in(VenueRequest<?> request, Object answer) {
        if (request instanceof PlaceBatch batch) {
            return each(
                    (List<?>) answer,
                    batch.permits().stream()
                            .map(permit -> Subjects.order(permit.order()))
                            .toList());
        }
        return request instanceof CancelBatch batch
                ? each(
                        (List<?>) answer,
                        batch.cancels().stream().map(Subjects::cancel).toList())
                : answer;
    }

    private List<OrderAnswer> each(List<?> answers, List<String> orders) {
        List<OrderAnswer> named = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            OrderAnswer answer = (OrderAnswer) answers.get(i);
            VenueException failure = answer.failure();
            named.add(failure == null ? answer : OrderAnswer.of(named(failure, orders.get(i))));
        }
        return List.copyOf(named);
    }

    private VenueException named(VenueException refused, String subject) {
        if (refused.outcome() == Outcome.NOT_SENT) {
            return refused;
        }
        String cure = cure(refused);
        VenueException named = again(
                refused,
                new Details(
                        refused.venue(),
                        refused.operation(),
                        refused.code(),
                        refused.text() + " (" + subject + (cure.isEmpty() ? "" : ": " + cure) + ")",
                        refused.outcome()));
        if (named != refused) {
            named.addSuppressed(refused);
        }
        return named;
    }

    private static VenueException again(VenueException refused, Details details) {
        if (refused instanceof VenueUnavailableException unavailable) {
            return unavailable.with(details);
        }
        Function<Details, VenueException> again = AGAIN.get(refused.getClass());
        return again == null ? refused : again.apply(details);
    }

    private String cure(VenueException refused) {
        String code = refused.code();
        String known = code == null ? null : cures.get(code);
        if (known != null) {
            return known;
        }
        return refused instanceof OutcomeUnknownException
                ? LOOK
                : refused instanceof VenueUnavailableException ? ASK : "";
    }
}
