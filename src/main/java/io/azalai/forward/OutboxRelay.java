package io.azalai.forward;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultExchange;

/**
 * Carries the outbox to Kafka, in order and at least once: a batch is marked as delivered only after every record of it
 * was acknowledged. Until a topic has taken one, its records go one by one: of a batch sent to brokers that do not
 * answer, or to a topic that its producer does not know yet, the first could fail and the others arrive before it.
 * Confined to the relay's route.
 */
public final class OutboxRelay {

    private static final int BATCH = 500;
    private static final String RECORDS = "outbox-records";

    private final Outbox outbox;
    private final KafkaSettings settings;
    private final KafkaCircuit circuit;
    /** The topics that have taken a record since the last failure. */
    private final Set<String> proven = new HashSet<>();

    /** A relay of one group's records, with a circuit of its own. */
    public OutboxRelay(Outbox outbox, KafkaSettings settings, KafkaCircuit circuit) {
        this.outbox = outbox;
        this.settings = settings;
        this.circuit = circuit;
    }

    /** Puts the next records in the body, an empty list when there are none or brokers are gone. */
    public void next(Exchange exchange) {
        List<OutboundRecord> records =
                circuit.isAttemptDue() ? safe(outbox.next(proven.isEmpty() ? 1 : BATCH)) : List.of();
        if (!records.isEmpty()) {
            circuit.begun();
        }
        List<Exchange> batch = new ArrayList<>();
        records.forEach(record -> batch.add(exchange(exchange.getContext(), record)));
        exchange.setProperty(RECORDS, records);
        exchange.getMessage().setBody(batch);
    }

    /** The first records, as many as may go together. */
    private List<OutboundRecord> safe(List<OutboundRecord> records) {
        int count = 0;
        while (count < records.size() && proven.contains(records.get(count).topic())) {
            count++;
        }
        return records.subList(0, Math.min(records.size(), Math.max(1, count)));
    }

    /** Every record of the exchange was acknowledged. */
    public void delivered(Exchange exchange) {
        List<OutboundRecord> records = records(exchange);
        records.forEach(record -> proven.add(record.topic()));
        circuit.succeeded();
        outbox.delivered(records);
    }

    /** At least one record of the exchange was not acknowledged: all will be sent again. */
    public void failed(Exchange exchange) {
        proven.clear();
        List<OutboundRecord> records = records(exchange);
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        circuit.failed(records.get(0).topic() + ": " + (cause == null ? "no answer" : cause.getMessage()));
    }

    @SuppressWarnings("unchecked")
    private static List<OutboundRecord> records(Exchange exchange) {
        return (List<OutboundRecord>) exchange.getProperty(RECORDS, List.class);
    }

    /** The Kafka component takes headers of its own for a record of a batch only from an exchange. */
    private Exchange exchange(CamelContext context, OutboundRecord record) {
        Exchange single = new DefaultExchange(context);
        Message message = single.getIn();
        message.setBody(record.payload());
        record.headers().forEach(message::setHeader);
        message.setHeader(KafkaConstants.KEY, record.key());
        message.setHeader(KafkaConstants.OVERRIDE_TOPIC, settings.topic(record.topic()));
        message.setHeader(KafkaConstants.OVERRIDE_TIMESTAMP, record.timestamp().toEpochMilli());
        return single;
    }
}
