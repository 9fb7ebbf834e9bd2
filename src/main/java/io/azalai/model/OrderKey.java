package io.azalai.model;

/**
 * What an order, or an amendment of one, goes by with us.
 *
 * @param account alias of the account
 * @param clientOrderId unique in that account
 */
public record OrderKey(String account, String clientOrderId) {

    public static OrderKey of(Order order) {
        return new OrderKey(order.account(), order.clientOrderId());
    }

    /** Of what a request asks for. */
    public static OrderKey of(OrderRequest request) {
        return new OrderKey(request.account(), request.clientOrderId());
    }

    /** Of another one in the same account. */
    public OrderKey with(String otherId) {
        return new OrderKey(account, otherId);
    }
}
