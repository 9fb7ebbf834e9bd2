package io.azalai.forward;

import io.azalai.model.OrderRequest;
import io.azalai.settings.Secret;
import io.azalai.venue.VenueException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code routes/orders/kafka}: order requests out of Kafka (downstream.md section 7). A record counts as
 * done once it was carried out, refused or set aside; until then it is read again. Safe for many threads.
 */
public final class OrderDoor {

    private static final Logger LOG = LoggerFactory.getLogger(OrderDoor.class);

    /** The HMAC-SHA256 of the value, in hexadecimal digits. */
    static final String SIGNATURE = "x-azalai-signature";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String RECORD = "order-record";
    private static final String REQUEST = "order-request";
    /** Codes of refusals that say nothing of the request: it could not be written down yet. */
    private static final Set<String> LATER = Set.of("JOURNAL_FAILED", "SHUTTING_DOWN");

    private final OrderRequestJson requests = new OrderRequestJson();
    private final Optional<Secret> secret;
    private final Clock clock;
    /** How often the record was tried that each partition stands at. */
    private final Map<String, Tries> tries = new ConcurrentHashMap<>();

    private record Tries(long offset, int count) {}

    /**
     * Where a record stands, and how it is said to be done.
     *
     * @param key as it came; null where it has none
     * @param value as it came; null where it has none
     */
    private record Taken(
            String topic,
            int partition,
            long offset,
            @Nullable ByteBuffer key,
            @Nullable ByteBuffer value,
            KafkaManualCommit commit) {}

    /** Asks for signatures by this secret; without one for none. */
    OrderDoor(Optional<Secret> secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Replaces a record by the request in it; nothing else from outside goes on.
     *
     * @throws IllegalArgumentException when it holds none, or not one by somebody who knows the secret
     */
    public void take(Exchange exchange) {
        Message message = exchange.getMessage();
        Taken taken = new Taken(
                message.getHeader(KafkaConstants.TOPIC, String.class),
                message.getHeader(KafkaConstants.PARTITION, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, Long.class),
                wrapped(message.getHeader(KafkaConstants.KEY, byte[].class)),
                wrapped(message.getBody(byte[].class)),
                message.getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class));
        byte[] signature = message.getHeader(SIGNATURE, byte[].class);
        exchange.setProperty(RECORD, taken);
        tries.merge(
                taken.topic() + "-" + taken.partition(),
                new Tries(taken.offset(), 1),
                (before, first) ->
                        before.offset() == first.offset() ? new Tries(first.offset(), before.count() + 1) : first);
        message.removeHeaders("*");
        byte[] value = taken.value() == null ? new byte[0] : taken.value().array();
        requireSigned(value, signature);
        OrderRequest request = requests.readWhole(value).from("kafka");
        exchange.setProperty(REQUEST, request);
        message.setBody(request);
    }

    private void requireSigned(byte[] value, byte @Nullable [] signature) {
        if (secret.isEmpty()) {
            return;
        }
        String wanted = HexFormat.of().formatHex(signed(value, secret.get()));
        if (signature == null) {
            throw new RejectedRequest(RejectedRequest.Reason.AUTH, "the header " + SIGNATURE + " is missing");
        }
        if (!MessageDigest.isEqual(wanted.getBytes(StandardCharsets.US_ASCII), signature)) {
            throw new RejectedRequest(
                    RejectedRequest.Reason.AUTH, "the header " + SIGNATURE + " is not the HMAC-SHA256 of the value");
        }
    }

    private static byte[] signed(byte[] value, Secret by) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(by.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(value);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /**
     * A refusal is an answer, told as any other: the request goes on as it came. Where it could not be written down it
     * is read again.
     *
     * @throws Exception the failure, then
     */
    public void refused(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (failure instanceof VenueException refusal && !LATER.contains(String.valueOf(refusal.code()))) {
            LOG.info("order request refused {}: {}", where(taken(exchange)), refusal.getMessage());
            exchange.getMessage().setBody(exchange.getProperty(REQUEST, OrderRequest.class));
            return;
        }
        throw failure;
    }

    /** Puts the record back as it came, with headers that say what is wrong with it. */
    public void label(Exchange exchange) {
        Taken taken = taken(exchange);
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        RejectedRequest.Reason reason = RejectedRequest.reason(failure);
        LOG.warn("order request set aside {} reason={}: {}", where(taken), reason, failure.getMessage());
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(taken.value() == null ? null : taken.value().array());
        if (taken.key() != null) {
            message.setHeader(KafkaConstants.KEY, taken.key().array());
        }
        Tries tried = tries.get(taken.topic() + "-" + taken.partition());
        message.setHeader("dlq.reason", reason.name());
        message.setHeader("dlq.error", String.valueOf(failure.getMessage()));
        message.setHeader("dlq.topic", taken.topic());
        message.setHeader("dlq.partition", Integer.toString(taken.partition()));
        message.setHeader("dlq.offset", Long.toString(taken.offset()));
        message.setHeader("dlq.time", clock.instant().toString());
        message.setHeader("dlq.attempts", Integer.toString(tried == null ? 1 : tried.count()));
    }

    /** The record is done: it is not read again. */
    public void commit(Exchange exchange) {
        taken(exchange).commit().commit();
    }

    private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }

    private static String where(Taken taken) {
        return "topic=" + taken.topic() + " partition=" + taken.partition() + " offset=" + taken.offset();
    }

    private static Taken taken(Exchange exchange) {
        return exchange.getProperty(RECORD, Taken.class);
    }
}
