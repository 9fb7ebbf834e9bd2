package io.azalai.simulator.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no typed reader of actions takes, answered before anything else (hyperliquid.md 1.1, 3.1, 3.3 and 3.4). */
class ActionShapesTest {

    private static final String SIGNATURE = "{\"r\":\"0x1\",\"s\":\"0x2\",\"v\":27}";
    private static final String ORDER =
            "{\"a\":0,\"b\":true,\"p\":\"60000\",\"s\":\"0.001\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"Gtc\"}}}";
    private static final String TRIGGER = "{\"isMarket\":true,\"triggerPx\":\"50000\",\"tpsl\":\"sl\"}";
    private static final String TWAP = "{\"a\":0,\"b\":true,\"s\":\"1.25\",\"r\":false,\"m\":30,\"t\":true}";
    private static final String CLOID = "0x1234567890abcdef1234567890abcdef";
    private static final String USER = "0x2c7536e3605d9c16a7a3d7b1898e529396a65c23";

    private final Ground ground = new Ground();

    @AfterEach
    void stop() {
        ground.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "sl"                  | "zz"
            "sl"                  | "SL"
            "isMarket":true       | "isMarket":"yes"
            "isMarket":true       | "isMarket":1
            "triggerPx":"50000"   | "triggerPx":50000
            "triggerPx":"50000"   | "triggerPx":"5e4"
            "grouping":"na"       | "grouping":"xx"
            "grouping":"na"       | "grouping":"NA"
            "grouping":"na"       | "grouping":true
            "grouping":"na"       | "grouping":{}
            "grouping":"na"       | "grouping":{"p":"1"}
            "grouping":"na"       | "grouping":{"p":1.5}
            "grouping":"na"       | "grouping":{"p":1,"q":1}
            "a":0                 | "a":"0"
            "a":0                 | "a":-1
            "b":true              | "b":"true"
            "p":"60000"           | "p":"-60000"
            "p":"60000"           | "p":"60000.000000000000000000000000000000000000"
            "s":"0.001"           | "s":""
            "r":false             | "r":"false"
            "r":false             | "r":0
            {"trigger"            | {"limit":{"tif":"Gtc"},"trigger"
            "grouping":"na"       | "grouping":"na","builder":"none"
            "grouping":"na"       | "grouping":"na","builder":{"b":"0x12","f":10}
            "grouping":"na"       | "grouping":"na","builder":{"b":"$U","f":"10"}
            "r":false             | "r":false,"c":"0x12"
            "r":false             | "r":false,"c":"1234567890abcdef1234567890abcdef"
            "r":false             | "r":false,"c":"my-order"
            "r":false             | "r":false,"c":7
            """)
    void an_order_of_a_wrong_type_or_word_is_422(String right, String wrong) throws Exception {
        String order = ORDER.replace("\"limit\":{\"tif\":\"Gtc\"}", "\"trigger\":" + TRIGGER);
        String action = "{\"type\":\"order\",\"orders\":[" + order + "],\"grouping\":\"na\"}";

        assertThat(action).contains(right);
        assertThat(post(action).statusCode()).isEqualTo(200);
        isUnreadable(action.replace(right, wrong));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "order","orders":[$O],"grouping":"na"                        | "Gtc"          | "Fok"
            "order","orders":[$O],"grouping":"na"                        | "Gtc"          | true
            "order","orders":[$O],"grouping":"na"                        | [$O]           | $O
            "cancel","cancels":[{"a":0,"o":1}]                           | "o":1          | "o":"1"
            "cancel","cancels":[{"a":0,"o":1}]                           | "o":1          | "o":-1
            "cancel","cancels":[{"a":0,"o":1}]                           | "o":1          | "o":"$C"
            "cancel","cancels":[{"a":0,"o":1}]                           | "a":0          | "a":"0"
            "cancel","cancels":[{"a":0,"o":1}],"f":true                  | "f":true       | "f":"true"
            "cancelByCloid","cancels":[{"asset":0,"cloid":"$C"}]         | "$C"           | 1
            "cancelByCloid","cancels":[{"asset":0,"cloid":"$C"}]         | "$C"           | "mine"
            "cancelByCloid","cancels":[{"asset":0,"cloid":"$C"}]         | "asset":0      | "asset":"0"
            "modify","oid":1,"order":$O                                  | "oid":1        | "oid":"1"
            "modify","oid":1,"order":$O                                  | "oid":1        | "oid":1.5
            "modify","oid":"$C","order":$O,"a":true                      | "a":true       | "a":1
            "batchModify","modifies":[{"oid":1,"order":$O}]              | "oid":1        | "oid":true
            "batchModify","modifies":[{"oid":1,"order":$O}]              | "order":$O     | "order":"none"
            "updateLeverage","asset":0,"isCross":true,"leverage":5       | "isCross":true | "isCross":"x"
            "updateLeverage","asset":0,"isCross":true,"leverage":5       | "leverage":5   | "leverage":"5"
            "updateLeverage","asset":0,"isCross":true,"leverage":5       | "leverage":5   | "leverage":5.5
            "updateLeverage","asset":0,"isCross":true,"leverage":5       | "asset":0      | "asset":4294967296
            "updateIsolatedMargin","asset":0,"isBuy":true,"ntli":-1      | "ntli":-1      | "ntli":"-1"
            "updateIsolatedMargin","asset":0,"isBuy":true,"ntli":-1      | "isBuy":true   | "isBuy":1
            "topUpIsolatedOnlyMargin","asset":0,"leverage":"2.5"         | "2.5"          | 2
            "topUpIsolatedOnlyMargin","asset":0,"leverage":"2.5"         | "2.5"          | "much"
            "scheduleCancel","time":1767225660000                        | 1767225660000  | "1767225660000"
            "twapOrder","twap":$T                                        | "m":30         | "m":"30"
            "twapOrder","twap":$T                                        | "t":true       | "t":"true"
            "twapOrder","twap":$T                                        | "r":false      | "r":0
            "twapOrder","twap":$T                                        | "s":"1.25"     | "s":1.25
            "twapOrder","twap":{"a":0,"b":true,"s":"1","r":false,"m":9,"t":true,"details":{"s":"1"}} | "s":"1"} | "s":1}
            "twapOrder","twap":{"a":0,"b":true,"s":"1","r":false,"m":9,"t":true,"details":{"t":{"p":"1","a":true}}} \
            | "a":true}} | "a":1}}
            "twapCancel","a":0,"t":1                                     | "t":1          | "t":"1"
            "reserveRequestWeight","weight":1000                         | 1000           | "1000"
            "reserveRequestWeight","weight":1000                         | 1000           | -1000
            "createSubAccount","name":"example"                          | "example"      | 1
            "setReferrer","code":"ABC"                                   | "ABC"          | 1
            "spotUser","toggleSpotDusting":{"optOut":true}               | true           | "true"
            "subAccountTransfer","subAccountUser":"$U","isDeposit":true,"usd":1 | "usd":1   | "usd":"1"
            "subAccountTransfer","subAccountUser":"$U","isDeposit":true,"usd":1 | "usd":1   | "usd":-1
            "subAccountTransfer","subAccountUser":"$U","isDeposit":true,"usd":1 | true      | "true"
            "subAccountTransfer","subAccountUser":"$U","isDeposit":true,"usd":1 | "$U"      | "0x12"
            "vaultTransfer","vaultAddress":"$U","isDeposit":true,"usd":1 | "isDeposit":true | "isDeposit":1
            "vaultDistribute","vaultAddress":"$U","usd":1                | "usd":1        | "usd":"1"
            "vaultModify","vaultAddress":"$U","allowDeposits":true       | true           | "true"
            "agentSetAbstraction","abstraction":"u"                      | "u"            | "x"
            "agentSetAbstraction","abstraction":"u"                      | "u"            | "unifiedAccount"
            """)
    void an_action_of_a_wrong_type_or_word_is_422(String action, String right, String wrong) throws Exception {
        String good = "{\"type\":" + filled(action) + "}";

        assertThat(good).contains(filled(right));
        assertThat(post(good).statusCode()).isEqualTo(200);
        isUnreadable(good.replace(filled(right), filled(wrong)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "usdClassTransfer",$H,"amount":"1","toPerp":true,"nonce":1        | "toPerp":true | "toPerp":"true"
            "usdClassTransfer",$H,"amount":"1","toPerp":true,"nonce":1        | "amount":"1"  | "amount":1
            "usdClassTransfer",$H,"amount":"1","toPerp":true,"nonce":1        | "nonce":1     | "nonce":"1"
            "usdClassTransfer",$H,"amount":"1","toPerp":true,"nonce":1        | "Mainnet"     | "Devnet"
            "usdClassTransfer",$H,"amount":"1","toPerp":true,"nonce":1        | "0x66eee"     | "421614"
            "withdraw3",$H,"destination":"$U","amount":"5","time":1           | "$U"          | "0x12"
            "withdraw3",$H,"destination":"$U","amount":"5","time":1           | "time":1      | "time":1.5
            "approveAgent",$H,"agentAddress":"$U","agentName":"a","nonce":1   | "$U"          | "0x12"
            "approveAgent",$H,"agentAddress":"$U","agentName":"a","nonce":1   | "a","n        | 1,"n
            "userSetAbstraction",$H,"user":"$U","abstraction":"disabled","nonce":1 | "disabled" | "off"
            "userDexAbstraction",$H,"user":"$U","enabled":true,"nonce":1      | true          | 1
            "tokenDelegate",$H,"validator":"$U","wei":1,"isUndelegate":false,"nonce":1 | "wei":1 | "wei":"1"
            """)
    void a_user_signed_action_of_a_wrong_type_or_word_is_422(String action, String right, String wrong)
            throws Exception {
        String good = "{\"type\":"
                + filled(action).replace("$H", "\"signatureChainId\":\"0x66eee\",\"hyperliquidChain\":\"Mainnet\"")
                + "}";

        assertThat(good).contains(filled(right));
        assertThat(post(good).statusCode()).isEqualTo(200);
        isUnreadable(good.replace(filled(right), filled(wrong)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "nonce":1             | "nonce":"1"
            "nonce":1             | "nonce":-1
            "vaultAddress":null   | "vaultAddress":"0x12"
            "vaultAddress":null   | "vaultAddress":1
            "vaultAddress":null   | "expiresAfter":"1"
            "vaultAddress":null   | "isFrontend":"true"
            "v":27                | "v":"27"
            "r":"0x1"             | "r":1
            """)
    void an_envelope_of_a_wrong_type_is_422(String right, String wrong) throws Exception {
        String envelope =
                "{\"action\":{\"type\":\"noop\"},\"nonce\":1,\"vaultAddress\":null,\"signature\":" + SIGNATURE + "}";

        assertThat(envelope).contains(right);
        assertThat(ground.client.post("/exchange", envelope).statusCode()).isEqualTo(200);
        assertThat(ground.client
                        .post("/exchange", envelope.replace(right, wrong))
                        .statusCode())
                .isEqualTo(422);
    }

    private static String filled(String text) {
        return text.replace("$O", ORDER)
                .replace("$T", TWAP)
                .replace("$C", CLOID)
                .replace("$U", USER);
    }

    private void isUnreadable(String action) throws Exception {
        HttpResponse<String> reply = post(filled(action));

        assertThat(reply.statusCode()).as(action + ": " + reply.body()).isEqualTo(422);
        assertThat(reply.body()).startsWith("Failed to deserialize the JSON body into the target type");
    }

    private HttpResponse<String> post(String action) throws Exception {
        return ground.client.post(
                "/exchange",
                "{\"action\":" + action + ",\"nonce\":" + System.currentTimeMillis() + ",\"signature\":" + SIGNATURE
                        + "}");
    }
}
