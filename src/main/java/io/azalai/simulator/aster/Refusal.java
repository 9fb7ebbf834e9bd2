package io.azalai.simulator.aster;

/** The refusals this venue can give: code and text of aster.md section 5.2, spelt as the samples spell them. */
enum Refusal {
    SIGNATURE_CHECK_FAILED(-1000, "Signature check failed"),
    NO_AGENT_FOUND(-1000, "No agent found"),
    TOO_MANY_REQUESTS(
            429,
            -1003,
            "Too many requests; current limit is %s requests per minute. Please use the websocket for live updates to avoid"
                    + " polling the API."),
    NO_REFERENCES(-1000, "Invalid symbol."),
    BANNED(
            418,
            -1003,
            "Way too many requests; IP banned until %s. Please use the websocket for live updates to avoid bans."),
    TOO_MANY_ORDERS(429, -1015, "Too many new orders; current limit is %s orders per %s."),
    NOT_SUPPORTED(-1020, "This operation is not supported."),
    TIMESTAMP_OUTSIDE_WINDOW(-1021, "Timestamp for this request is outside of the recvWindow."),
    TIMESTAMP_AHEAD(-1021, "Timestamp for this request was 1000ms ahead of the server's time."),
    BAD_SIGNATURE(-1022, "Signature for this request is not valid."),
    START_AFTER_END(-1023, "Start time is greater than end time."),
    ILLEGAL_CHARACTERS(-1100, "Illegal characters found in parameter '%s'; legal range is '%s'."),
    DUPLICATE_PARAMETER(-1101, "Duplicate values for a parameter detected."),
    MANDATORY(-1102, "Mandatory parameter '%s' was not sent, was empty/null, or malformed."),
    EITHER_MANDATORY(-1102, "Param '%s' or '%s' must be sent, but both were empty/null!"),
    NOT_REQUIRED(-1106, "Parameter '%s' sent when not required."),
    INVALID_ASSET(-1108, "Invalid asset."),
    BAD_PRECISION(-1111, "Precision is over the maximum defined for this asset."),
    NO_DEPTH(-1112, "No orders on book for symbol."),
    INVALID_TIME_IN_FORCE(-1115, "Invalid timeInForce."),
    INVALID_ORDER_TYPE(-1116, "Invalid orderType."),
    INVALID_SIDE(-1117, "Invalid side."),
    EMPTY_CLIENT_ID(-1118, "New client order ID was empty."),
    EMPTY_ORIGINAL_CLIENT_ID(-1119, "Original client order ID was empty."),
    INVALID_INTERVAL(-1120, "Invalid interval."),
    INVALID_SYMBOL(-1121, "Invalid symbol."),
    INVALID_LISTEN_KEY(-1125, "This listenKey does not exist."),
    LOOKUP_TOO_WIDE(-1127, "More than %s hours between startTime and endTime."),
    BAD_COMBINATION(-1128, "Combination of optional parameters invalid."),
    INVALID_PARAMETER(-1130, "Data sent for parameter '%s' is not valid."),
    NO_BUILDER_FOUND(-1130, "No builder found"),
    BUILDER_FEE_TOO_HIGH(-1130, "Exceed max builder fee rate: %s"),
    INVALID_RESPONSE_TYPE(-1136, "Invalid newOrderRespType."),
    CANCEL_REJECTED(-2011, "Unknown order sent."),
    NO_SUCH_ORDER(-2013, "Order does not exist."),
    BAD_KEY_FORMAT(-2014, "API-key format invalid."),
    REJECTED_KEY(401, -2015, "Invalid API-key, IP, or permissions for action."),
    BALANCE_INSUFFICIENT(-2018, "Balance is insufficient."),
    MARGIN_INSUFFICIENT(-2019, "Margin is insufficient."),
    WOULD_TRIGGER(-2021, "Order would immediately trigger."),
    REDUCE_ONLY(-2022, "ReduceOnly Order is rejected."),
    TOO_MANY_OPEN_ORDERS(-2025, "Reach max open order limit."),
    OVER_LEVERAGE(-2027, "Exceeded the maximum allowable position at current leverage."),
    LEVERAGE_UNDER_MINIMUM(-2028, "Leverage is smaller than permitted: insufficient margin balance."),
    PRICE_NOT_POSITIVE(-4001, "Price less than 0."),
    PRICE_OVER_MAXIMUM(-4002, "Price greater than max price."),
    QUANTITY_NOT_POSITIVE(-4003, "Quantity less than zero."),
    QUANTITY_UNDER_MINIMUM(-4004, "Quantity less than min quantity."),
    STOP_PRICE_NOT_POSITIVE(-4006, "Stop price less than zero."),
    STOP_PRICE_OVER_MAXIMUM(-4007, "Stop price greater than max price."),
    QUANTITY_OVER_MAXIMUM(-4005, "Quantity greater than max quantity."),
    PRICE_UNDER_MINIMUM(-4013, "Price less than min price."),
    PRICE_OFF_TICK(-4014, "Price not increased by tick size."),
    CLIENT_ID_LENGTH(-4015, "Client order id is not valid."),
    PRICE_ABOVE_BAND(-4016, "Price is higher than mark price multiplier cap."),
    INVALID_DEPTH_LIMIT(-4021, "%s is not valid depth limit."),
    QUANTITY_OFF_STEP(-4023, "Qty not increased by step size."),
    PRICE_BELOW_BAND(-4024, "Price is lower than mark price multiplier floor."),
    INVALID_LEVERAGE(-4028, "Leverage %s is not valid"),
    INVALID_WORKING_TYPE(-4031, "Invalid parameter working type."),
    TOO_MANY_CANCELS(-4032, "Exceed maximum cancel order size."),
    TOO_MANY_CONDITIONAL(-4045, "Reach max stop order limit."),
    SAME_MARGIN_TYPE(-4046, "No need to change margin type."),
    MARGIN_TYPE_WITH_ORDERS(-4047, "Margin type cannot be changed if there exists open orders."),
    MARGIN_TYPE_WITH_POSITION(-4048, "Margin type cannot be changed if there exists position."),
    MARGIN_OF_CROSS(-4049, "Add margin only support for isolated position."),
    SAME_POSITION_MODE(-4059, "No need to change position side."),
    INVALID_POSITION_SIDE(-4060, "Invalid position side."),
    POSITION_SIDE_MISMATCH(-4061, "Order's position side does not match user's setting."),
    BAD_REDUCE_ONLY(-4062, "Invalid or improper reduceOnly value."),
    MODE_WITH_ORDERS(-4067, "Position side cannot be changed if there exists open orders."),
    MODE_WITH_POSITION(-4068, "Position side cannot be changed if there exists position."),
    BATCH_SIZE(-4082, "Invalid number of batch place orders."),
    MAY_ONLY_REDUCE(-4087, "User can only place reduce only order."),
    MAY_NOT_PLACE(-4088, "User can not place order currently."),
    DUPLICATE_CLIENT_ID(-4116, "ClientOrderId is duplicated."),
    CROSS_BALANCE_INSUFFICIENT(-4050, "Cross balance insufficient."),
    AMOUNT_NOT_POSITIVE(-4055, "Amount must be positive."),
    TRANSFER_ID_LENGTH(-4114, "Client tran id length should be less than 64 chars"),
    DUPLICATE_TRANSFER_ID(-4115, "Client tran id should be unique within 7 days"),
    ISOLATED_BALANCE_INSUFFICIENT(-4051, "Isolated balance insufficient."),
    NO_POSITION_TO_MARGIN(-4054, "Cannot add position margin: position is 0."),
    MARKET_OUTSIDE_BAND(-4131, "The counterparty's best price does not meet the PERCENT_PRICE filter limit."),
    INVALID_ACTIVATION_PRICE(-4135, "Invalid activation price."),
    QUANTITY_WITH_CLOSE_POSITION(-4137, "Quantity must be zero with closePosition equals true."),
    CLOSE_POSITION_REDUCES(-4138, "Reduce only must be true with closePosition equals true."),
    NOT_OPEN_FOR_OPENING(-4140, "Invalid symbol status for opening position."),
    SYMBOL_CLOSED(-4141, "Symbol is closed."),
    STRATEGY_WOULD_TRIGGER(-4142, "REJECT: take profit or stop order will be triggered immediately."),
    INVALID_PAIR(-4144, "Invalid pair."),
    LEVERAGE_OF_ISOLATED(-4161, "Leverage reduction is not supported in Isolated Margin Mode with open positions."),
    UNDER_MINIMUM_NOTIONAL(-4164, "Order's notional must be no smaller than %s (unless you choose reduce only)"),
    ISOLATED_IN_MULTI_ASSETS(-4168, "Unable to adjust to isolated-margin mode under the Multi-Assets mode."),
    ABOVE_STOP_BAND(-4183, "Limit price can't be higher than %s."),
    BELOW_STOP_BAND(-4184, "Limit price can't be lower than %s."),
    NOT_MULTI_ASSETS(-4212, "The account is not in joint-margin mode."),
    NONCE_EXPIRED(-4225, "Nonce Expired"),
    NO_NEED_TO_MODIFY(-5024, "No need to modify the order."),
    TOO_MANY_AMENDMENTS(-5026, "Exceed maximum modify order limit."),
    DEPOSIT_REQUIRED(-5050, "This function can only be used after deposit"),
    OUTSIDE_TIGHT_BAND(-5060, "The limit order price does not meet the PERCENT_PRICE filter limit."),
    SPOT_UNDER_MINIMUM_VALUE(-5076, "Total order value should be more than %s %s");

    private final int status;
    private final int code;
    private final String text;

    Refusal(int code, String text) {
        this(400, code, text);
    }

    Refusal(int status, int code, String text) {
        this.status = status;
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    /** To be thrown; {@code values} fill the placeholders of the text. */
    RefusedException with(Object... values) {
        return new RefusedException(status, code, values.length == 0 ? text : text.formatted(values));
    }
}
