package io.azalai.trade.account;

import static io.azalai.trade.account.OneMarket.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an account has against what is booked in it, with a statement each ten seconds (risk.md section 9). */
class PnlCheckTest {

    private static final BigDecimal LIMIT = new BigDecimal("10");

    private final PnlCheck check = new PnlCheck(Set.of(PnlCheck.Kind.values()));
    private final Map<String, BigDecimal> prices = new HashMap<>(Map.of("USDC", BigDecimal.ONE, "HYPE", amount("20")));
    private final List<PnlMismatch> found = new ArrayList<>();
    private int second;

    @BeforeEach
    void begin() {
        passes(30, "1000");
    }

    @Test
    void what_lasts_for_a_minute_is_told_once_and_then_taken_over() {
        passes(60, "989");
        assertThat(found).isEmpty();

        passes(10, "989");
        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.usd()).isEqualByComparingTo("-11");
            assertThat(one.lasts()).isEqualTo(Duration.ofSeconds(60));
            assertThat(one.isOneOfMany()).isFalse();
        });

        passes(600, "989");
        assertThat(found).hasSize(1);
    }

    @Test
    void the_limit_itself_is_no_mismatch() {
        passes(200, "990");

        assertThat(found).isEmpty();
    }

    @Test
    void what_is_gone_within_a_minute_is_none() {
        passes(60, "900");
        passes(10, "1000");
        passes(60, "900");

        assertThat(found).isEmpty();
    }

    @Test
    void the_third_without_a_minute_of_agreement_between_is_one_of_many() {
        int has = 1000;
        for (int i = 0; i < 30; i++) {
            has -= 11;
            passes(10, String.valueOf(has));
        }

        assertThat(found).extracting(PnlMismatch::inARow).startsWith(1, 2, 3, 1);
        assertThat(found).extracting(PnlMismatch::isOneOfMany).startsWith(false, false, true, false);
    }

    @Test
    void a_minute_of_agreement_ends_the_row() {
        passes(70, "900");
        passes(70, "900");
        passes(70, "800");
        passes(70, "800");
        passes(70, "700");

        assertThat(found).extracting(PnlMismatch::inARow).containsExactly(1, 1, 1);
    }

    @Test
    void a_booking_explains_what_it_moved_whenever_it_is_told() {
        int moved = second;
        passes(50, "500");
        check.booked(at("f-1", moved, "USDC", "-500"));
        check.booked(at("f-1", moved, "USDC", "-500"));
        passes(600, "500");

        assertThat(found).isEmpty();
    }

    @Test
    void a_booking_of_before_the_beginning_explains_nothing() {
        check.booked(at("f-1", second - 300, "USDC", "-500"));
        passes(70, "500");

        assertThat(found).hasSize(1);
    }

    @Test
    void a_booking_that_never_shows_in_the_account_is_a_mismatch_too() {
        check.booked(at("f-1", second + 15, "USDC", "-500"));
        passes(100, "1000");

        assertThat(found).singleElement().satisfies(one -> assertThat(one.usd()).isEqualByComparingTo("500"));
    }

    @Test
    void a_statement_may_or_may_not_have_what_was_booked_near_its_time() {
        PnlCheck lagging = new PnlCheck(Set.of());
        lagging.booked(at("f-1", 3, "USDC", "-500"));

        assertThat(told(lagging, 5, "1000")).isEmpty();
        for (int at = 15; at < 300; at += 10) {
            assertThat(told(lagging, at, "500")).isEmpty();
        }
    }

    @Test
    void what_may_be_in_it_or_not_explains_no_more_than_it_is() {
        PnlCheck lagging = new PnlCheck(Set.of());
        lagging.booked(at("f-1", 3, "USDC", "-500"));

        told(lagging, 5, "1000");
        List<PnlMismatch> all = new ArrayList<>();
        for (int at = 15; at < 100; at += 10) {
            told(lagging, at, "400").ifPresent(all::add);
        }
        assertThat(all).singleElement().satisfies(one -> assertThat(one.usd()).isEqualByComparingTo("-100"));
    }

    @Test
    void funding_that_is_settled_late_and_told_later_explains_itself() {
        int hour = second;
        passes(60, "1000");
        passes(30, "960");
        check.booked(Booking.of("p-1", NOW.plusSeconds(hour), "USDC", amount("-40")));
        passes(600, "960");

        assertThat(found).isEmpty();
    }

    @Test
    void a_transfer_between_ledgers_of_one_account_comes_to_nothing() {
        passes(200, money("USDC", "1000", "USDT", "0"));
        passes(200, money("USDC", "600", "USDT", "400"));

        assertThat(found).isEmpty();
    }

    @Test
    void holdings_that_only_changed_their_price_did_not_move() {
        check.begin();
        passes(30, money("USDC", "1000", "HYPE", "50"));
        prices.put("HYPE", amount("35"));
        passes(200, money("USDC", "1000", "HYPE", "50"));

        assertThat(found).isEmpty();
    }

    @Test
    void a_fee_in_another_asset_is_counted_in_that() {
        check.begin();
        passes(30, money("USDC", "1000", "HYPE", "50"));
        check.booked(at("f-1", second, "HYPE", "9", "USDC", "-200"));
        passes(300, money("USDC", "800", "HYPE", "59"));

        assertThat(found).isEmpty();
    }

    @Test
    void nothing_is_said_while_what_moved_has_no_price() {
        passes(300, money("USDC", "1000", "PURR", "50"));

        assertThat(found).isEmpty();
    }

    @Test
    void nothing_is_said_until_the_venue_was_asked_since_for_what_may_explain_it() {
        for (PnlCheck.Kind unread : PnlCheck.Kind.values()) {
            PnlCheck partly = new PnlCheck(Set.of(PnlCheck.Kind.values()));
            told(partly, 0, "1000");
            for (PnlCheck.Kind kind : PnlCheck.Kind.values()) {
                partly.read(kind, NOW.plusSeconds(kind == unread ? 19 : 40));
            }
            for (int at = 10; at < 200; at += 10) {
                assertThat(told(partly, at, "500")).isEmpty();
            }

            partly.read(unread, NOW.plusSeconds(20));
            assertThat(told(partly, 200, "500")).isPresent();
        }
    }

    @Test
    void a_difference_that_was_not_seen_all_the_time_begins_anew() {
        passes(40, "500");
        check.unknown();
        passes(60, "500");
        assertThat(found).isEmpty();

        passes(10, "500");
        assertThat(found).hasSize(1);
    }

    @Test
    void after_what_bookings_do_not_tell_of_it_is_compared_anew() {
        passes(40, "500");
        check.begin();
        passes(300, "500");

        assertThat(found).isEmpty();
    }

    @Test
    void small_change_does_not_add_up() {
        BigDecimal has = amount("1000");
        for (int i = 0; i < 100; i++) {
            has = has.add(amount("0.5"));
            passes(10, has.toPlainString());
        }

        assertThat(found).isEmpty();
    }

    @Test
    void an_answer_that_was_asked_for_earlier_or_took_long_says_nothing() {
        PnlCheck late = new PnlCheck(Set.of());
        told(late, 100, "1000");
        for (int at = 0; at < 100; at += 10) {
            assertThat(told(late, at, "500")).isEmpty();
        }
        for (int at = 110; at < 300; at += 10) {
            Statement slow = new Statement(NOW.plusSeconds(at), NOW.plusSeconds(at + 21), money("USDC", "500"));
            assertThat(late.told(slow, LIMIT, this::price)).isEmpty();
        }
    }

    private void passes(int seconds, String dollars) {
        passes(seconds, money("USDC", dollars));
    }

    /** Everything is read each ten seconds, and finds nothing that is not told here. */
    private void passes(int seconds, Map<String, BigDecimal> assets) {
        for (int end = second + seconds; second < end; second += 10) {
            for (PnlCheck.Kind kind : PnlCheck.Kind.values()) {
                check.read(kind, NOW.plusSeconds(second));
            }
            check.told(statement(second, assets), LIMIT, this::price).ifPresent(found::add);
        }
    }

    private Optional<PnlMismatch> told(PnlCheck another, int at, String dollars) {
        return another.told(statement(at, money("USDC", dollars)), LIMIT, this::price);
    }

    private static Statement statement(int second, Map<String, BigDecimal> assets) {
        return new Statement(NOW.plusSeconds(second), NOW.plusSeconds(second), assets);
    }

    private Optional<BigDecimal> price(String asset) {
        return Optional.ofNullable(asset.equals("USDT") ? BigDecimal.ONE : prices.get(asset));
    }

    private static Booking at(String id, int second, String... amounts) {
        Instant at = NOW.plusSeconds(second);
        return new Booking(id, at, at, money(amounts));
    }

    private static Map<String, BigDecimal> money(String... words) {
        Map<String, BigDecimal> money = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            money.put(words[i], amount(words[i + 1]));
        }
        return money;
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }
}
