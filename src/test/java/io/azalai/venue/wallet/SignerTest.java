package io.azalai.venue.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library and Java sign alike; the vectors of each venue's signing tests say that it is right. */
class SignerTest {

    @Test
    void the_public_key_of_one_is_the_generator() {
        byte[] one = HexFormat.of().parseHex("0".repeat(63) + "1");
        String generator = "0479be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8"; // SEC 2, section 2.4.1

        assertThat(new NativeSigner(one).publicKey()).asHexString().isEqualToIgnoringCase(generator);
        assertThat(new PortableSigner(one).publicKey()).asHexString().isEqualToIgnoringCase(generator);
    }

    @Test
    void without_the_library_orders_are_signed_in_java() {
        byte[] secret = Keccak.digest("no library here");

        Signer portable = Signer.of(secret, none -> {
            throw new UnsatisfiedLinkError("libsecp256k1 is not there");
        });

        assertThat(portable).isInstanceOf(PortableSigner.class);
        byte[] digest = Keccak.digest("an order");
        assertThat(portable.sign(digest).joined())
                .isEqualTo(Signer.of(secret).sign(digest).joined());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "caravan", "salt", "the key of nobody"})
    void both_sign_ten_thousand_digests_alike(String seed) {
        byte[] secret = Keccak.digest(seed);
        Signer fast = new NativeSigner(secret);
        Signer portable = new PortableSigner(secret);

        for (int i = 0; i < 2_500; i++) {
            byte[] digest = Keccak.digest((seed + i).getBytes(StandardCharsets.UTF_8));
            assertThat(fast.sign(digest).joined())
                    .isEqualTo(portable.sign(digest).joined());
        }
    }
}
