package io.azalai.trade.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.azalai.model.Audit;
import io.azalai.model.Order;
import io.azalai.model.OrderStatus;
import io.azalai.trade.Orders;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a journal tells of the past, wherever it is kept. */
abstract class ArchiveContract extends OnJournal {

    @Test
    void an_orders_life_is_told_under_all_that_it_is_called_and_goes_with_it() {
        Order ended = Orders.order("a-1", OrderStatus.CANCELED);
        String known = String.valueOf(ended.venueClientOrderId());
        try (Journal journal = open()) {
            journal.write(new Page()
                            .order(new JournaledOrder(ended, "hash", Set.of("old-1")))
                            .wire(Page.Wire.REQUEST, "hyperliquid", "main", "a-1", "cli", "asked", Orders.NOW)
                            .wire(Page.Wire.SENT, "hyperliquid", "main", known, null, "sent", Orders.NOW)
                            .wire(Page.Wire.REPLY, "hyperliquid", "main", "old-1", null, "said", Orders.NOW)
                            .wire(Page.Wire.SENT, "hyperliquid", "main", "*", null, "all", ended.updatedAt())
                            .wire(Page.Wire.SENT, "hyperliquid", "main", "b-1", null, "other", Orders.NOW)
                            .audit(new Audit("me", "halt", "", "done", Orders.NOW)))
                    .join();
            journal.note(new Page().wire(Page.Wire.REPLY, "hyperliquid", "main", "a-1", null, "noted", Orders.NOW));
            journal.write(new Page()).join();

            assertThat(journal.archive().explain("main", "a-1").path("wire").findValuesAsText("text"))
                    .containsExactly("asked", "sent", "said", "all", "noted");
            assertThat(journal.archive()
                            .explain("main", "a-1")
                            .at("/orders/0/createdAt")
                            .asText())
                    .isEqualTo(ended.createdAt().toString());
            assertThat(journal.archive().audit(Orders.NOW)).hasSize(1);
            assertThat(journal.archive().audit(Orders.NOW.plusSeconds(1))).isEmpty();

            journal.prune(Orders.NOW.plusSeconds(3_600)).join();
            assertThat(journal.archive().explain("main", "a-1").path("orders")).isEmpty();
        }
    }

    @Test
    void what_went_over_the_wire_stays_while_its_order_is_open() {
        try (Journal journal = open()) {
            journal.write(new Page()
                            .order(new JournaledOrder(Orders.order("open", OrderStatus.NEW), "hash"))
                            .wire(Page.Wire.SENT, "hyperliquid", "main", "open", null, "open", Orders.NOW)
                            .wire(Page.Wire.SENT, "hyperliquid", "main", "gone", null, "gone", Orders.NOW)
                            .wire(Page.Wire.SENT, "hyperliquid", "main", "last", null, "last", Orders.NOW))
                    .join();

            journal.prune(Orders.NOW.plusSeconds(1)).join();

            assertThat(journal.archive().explain("main", "open").path("wire")).hasSize(1);
            assertThat(journal.archive().explain("main", "gone").path("wire")).isEmpty();
        }
    }

    @Test
    void an_order_is_buried_unless_another_of_its_id_lives() {
        Order ended = Orders.order("a-1", OrderStatus.CANCELED);
        Order again = Orders.order("a-2", OrderStatus.NEW);
        try (Journal journal = open()) {
            journal.write(new Page().order(new JournaledOrder(ended, "hash")).order(new JournaledOrder(again, "hash")))
                    .join();
            journal.write(new Page()
                            .tombstone(ended, row("one"), Orders.NOW.plusSeconds(3_600))
                            .tombstone(again, row("two"), Orders.NOW.plusSeconds(3_600))
                            .tombstone(ended, row("three"), ended.updatedAt().minusSeconds(1)))
                    .join();

            assertThat(journal.outbox().next(10)).extracting(OutboxRow::cloudId).containsExactly("one");
            assertThat(journal.outbox().size()).isEqualTo(1);
        }
    }
}
