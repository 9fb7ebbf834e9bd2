package io.azalai.venue.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.azalai.model.Listing;
import io.azalai.model.MarginMode;
import io.azalai.model.Market;
import io.azalai.model.PositionMode;
import io.azalai.model.PositionSide;
import io.azalai.venue.Outcome;
import io.azalai.venue.OutcomeUnknownException;
import io.azalai.venue.SettingRequest;
import io.azalai.venue.VenueException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What changes an account's settings and where its money lies: aster.md sections 3.4, 3.7 and 5. */
class SettingWritesTest {

    private static final Listing BTC = Naming.perpetual("BTC", "USDT", "USDT", "BTCUSDT");
    private static final Listing BTC_SPOT = Naming.pair("BTC", "USDT", "BTCUSDT");
    private static final BigDecimal AMOUNT = new BigDecimal("12.50");

    private final AsterFixture aster = new AsterFixture();
    private final AsterFixture moving =
            new AsterFixture(AsterFixture.WALLET.replace("}", ", \"transfers\": true}"), AsterFixture.NOW);

    @Test
    void leverage_is_what_the_venue_set() {
        SettingRequest.SetLeverage asked = new SettingRequest.SetLeverage("main", BTC, 20, MarginMode.CROSS);

        assertThat(aster.body(asked)).isEqualTo("symbol=BTCUSDT&leverage=20");
        assertThat(aster.ask(asked, AsterFixture.sample("futures-rest-leverage")))
                .isEqualTo(21);
    }

    @Test
    void a_margin_mode_that_holds_already_is_set() {
        SettingRequest.SetMarginMode cross = new SettingRequest.SetMarginMode("main", BTC, MarginMode.CROSS, 5);

        assertThat(aster.body(cross)).isEqualTo("symbol=BTCUSDT&marginType=CROSSED");
        assertThat(aster.ask(cross, AsterFixture.sample("futures-rest-marginType")))
                .isEqualTo(MarginMode.CROSS);
        assertThat(aster.ask(cross, 400, "{\"code\":-4046,\"msg\":\"No need to change margin type.\"}"))
                .isEqualTo(MarginMode.CROSS);
        assertThat(catchThrowableOfType(
                                VenueException.class,
                                () -> aster.ask(cross, 400, "{\"code\":-4168,\"msg\":\"Multi-Assets mode\"}"))
                        .code())
                .isEqualTo("-4168");
    }

    @Test
    void the_margin_mode_is_set_before_the_leverage_that_does_not_carry_it() {
        for (MarginMode mode : MarginMode.values()) {
            assertThat(aster.venue.requests().before(new SettingRequest.SetLeverage("main", BTC, 5, mode)))
                    .containsExactly(new SettingRequest.SetMarginMode("main", BTC, mode, 5));
        }
    }

    @Test
    void margin_is_added_to_a_leg_and_taken_away() {
        SettingRequest.AdjustMargin add = new SettingRequest.AdjustMargin("main", BTC, PositionSide.LONG, AMOUNT);
        SettingRequest.AdjustMargin take =
                new SettingRequest.AdjustMargin("main", BTC, PositionSide.BOTH, AMOUNT.negate());

        assertThat(aster.body(add)).isEqualTo("symbol=BTCUSDT&positionSide=LONG&amount=12.5&type=1");
        assertThat(aster.body(take)).isEqualTo("symbol=BTCUSDT&amount=12.5&type=2");
        assertThat(aster.ask(add, AsterFixture.sample("futures-rest-positionMargin")))
                .isEqualByComparingTo("100");
        assertThat(aster.ask(take, "{\"amount\":12.5,\"code\":200,\"msg\":\"done\",\"type\":2}"))
                .isEqualByComparingTo("-12.5");
        assertThat(aster.ask(add, "{\"amount\":1E-8,\"code\":200,\"msg\":\"done\",\"type\":1}"))
                .isEqualTo(new BigDecimal("0.00000001"));
        assertNotSent(new SettingRequest.AdjustMargin("main", BTC, PositionSide.BOTH, BigDecimal.ZERO), "INCOMPLETE");
        assertNotSent(
                new SettingRequest.AdjustMargin("main", BTC, PositionSide.BOTH, new BigDecimal("0.000000001")),
                "AMOUNT");
        assertNotSent(new SettingRequest.AdjustMargin("main", BTC_SPOT, PositionSide.BOTH, AMOUNT), "NOT_SUPPORTED");
    }

    @Test
    void a_position_mode_that_holds_already_is_set() {
        SettingRequest.SetPositionMode hedge = new SettingRequest.SetPositionMode("main", PositionMode.HEDGE);

        assertThat(aster.body(hedge)).isEqualTo("dualSidePosition=true");
        assertThat(aster.body(new SettingRequest.SetPositionMode("main", PositionMode.ONE_WAY)))
                .isEqualTo("dualSidePosition=false");
        assertThat(aster.ask(hedge, 400, "{\"code\":-4059,\"msg\":\"No need to change position side.\"}"))
                .isEqualTo(PositionMode.HEDGE);
    }

    @Test
    void money_moves_only_where_that_is_switched_on() {
        assertNotSent(new SettingRequest.Transfer("main", "USDT", AMOUNT, Market.PERP, "t-1"), "TRANSFERS_OFF");
    }

    @Test
    void money_leaves_by_the_host_of_its_market() {
        SettingRequest.Transfer perp = new SettingRequest.Transfer("main", "USDT", AMOUNT, Market.PERP, "t-1");
        SettingRequest.Transfer spot = new SettingRequest.Transfer("main", "USDT", AMOUNT, Market.SPOT, "t-2");

        assertThat(moving.body(perp)).isEqualTo("amount=12.5&asset=USDT&clientTranId=t-1&kindType=FUTURE_SPOT");
        assertThat(moving.body(spot)).isEqualTo("amount=12.5&asset=USDT&clientTranId=t-2&kindType=SPOT_FUTURE");
        assertThat(moving.venue.requests().encode(spot).path()).isEqualTo("/api/v3/asset/wallet/transfer");
        assertThat(moving.ask(perp, AsterFixture.sample("futures-rest-transfer")))
                .isEqualTo("21841");
    }

    @Test
    void a_transfer_asked_for_again_is_done_and_one_without_success_is_unknown() {
        SettingRequest.Transfer asked = new SettingRequest.Transfer("main", "USDT", AMOUNT, Market.PERP, "t-1");

        assertThat(moving.ask(asked, 400, "{\"code\":-4115,\"msg\":\"clientTranId is duplicated\"}"))
                .isEqualTo("t-1");
        assertThat(catchThrowableOfType(
                        VenueException.class, () -> moving.ask(asked, "{\"tranId\":1,\"status\":\"PROCESSING\"}")))
                .isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_transfer_of_nothing_or_without_a_name_is_refused_before_sending() {
        for (SettingRequest.Transfer wrong : new SettingRequest.Transfer[] {
            new SettingRequest.Transfer("main", "USDT", BigDecimal.ZERO, Market.PERP, "t-1"),
            new SettingRequest.Transfer("main", "USDT", AMOUNT, Market.PERP, "x".repeat(64))
        }) {
            assertThat(catchThrowableOfType(VenueException.class, () -> moving.body(wrong))
                            .code())
                    .isEqualTo("INCOMPLETE");
        }
    }

    private void assertNotSent(SettingRequest<?> request, String code) {
        VenueException refused = catchThrowableOfType(VenueException.class, () -> aster.body(request));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.outcome()).isEqualTo(Outcome.NOT_SENT);
    }
}
