package io.azalai.forward;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultExchange;

/**
 * Carries the outbox to Kafka, in order and at least once: a batch is marked as delivered only after every record of it
 * was acknowledged. Until one was, records go one by one, since a batch sent to brokers that do not answer could arrive
 * in part and out of order. Confined to the relay's route.
 */
public final class OutboxRelay {

    private static final int BATCH = 500;
    private static final String RECORDS = "outbox-records";

    private final Outbox outbox;
    private final KafkaSettings settings;
    private final KafkaCircuit circuit;
    private boolean proven;

    /** A relay with a circuit of its own. */
    public OutboxRelay(Outbox outbox, KafkaSettings settings, KafkaCircuit circuit) {
        this.outbox = outbox;
        this.settings = settings;
        this.circuit = circuit;
    }

    /** Puts the next records in the body, an empty list when there are none or brokers are gone. */
    public void next(Exchange exchange) {
        List<OutboundRecord> records = circuit.isAttemptDue() ? outbox.next(proven ? BATCH : 1) : List.of();
        List<Exchange> batch = new ArrayList<>();
        records.forEach(record -> batch.add(exchange(exchange.getContext(), record)));
        exchange.setProperty(RECORDS, records);
        exchange.getMessage().setBody(batch);
    }

    /** Every record of the exchange was acknowledged. */
    public void delivered(Exchange exchange) {
        proven = true;
        circuit.succeeded();
        outbox.delivered(records(exchange));
    }

    /** At least one record of the exchange was not acknowledged: all will be sent again. */
    public void failed() {
        proven = false;
        circuit.failed();
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
