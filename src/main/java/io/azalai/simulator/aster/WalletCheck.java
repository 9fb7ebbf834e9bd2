package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Locale;

/** The V3 scheme: agent signature over the sent text, agent, nonce, in this order (aster.md section 2.4). */
final class WalletCheck {

    private final Credentials credentials;
    private final TypedMessage message;
    private final NonceWindow nonces;

    WalletCheck(Credentials credentials, long chainId, NonceWindow nonces) {
        this.credentials = credentials;
        this.message = new TypedMessage(chainId);
        this.nonces = nonces;
    }

    WalletCheck(Credentials credentials, long chainId, Clock clock) {
        this(credentials, chainId, new NonceWindow(clock));
    }

    void signed(WireCall call, Parameters parameters) {
        long nonce = parameters.number("nonce");
        String signer = parameters.text("signer");
        String signature = parameters.text("signature");
        String recovered =
                message.signerOf(call.signedText(), signature).orElseThrow(Refusal.SIGNATURE_CHECK_FAILED::with);
        if (!recovered.equals(signer.toLowerCase(Locale.ROOT))) {
            throw Refusal.SIGNATURE_CHECK_FAILED.with();
        }
        boolean foreign = parameters
                .optional("user")
                .filter(user -> !credentials.isUser(user))
                .isPresent();
        if (!credentials.mayAct(signer) || foreign) {
            throw Refusal.NO_AGENT_FOUND.with();
        }
        nonces.use(signer, nonce);
    }
}
