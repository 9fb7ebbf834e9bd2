package io.azalai.simulator.aster;

import java.time.Clock;
import java.util.Locale;

/** The V3 scheme: agent signature over the sent text, agent, nonce, in this order (aster.md section 2.4). */
final class WalletCheck {

    private final Credentials credentials;
    private final Delegates delegates;
    private final TypedMessage message;
    private final NonceWindow nonces;

    WalletCheck(Credentials credentials, Delegates delegates, long chainId, Clock clock) {
        this.credentials = credentials;
        this.delegates = delegates;
        this.message = new TypedMessage(chainId);
        this.nonces = new NonceWindow(clock);
    }

    /** Whether a request says that it is this wallet's: by the user, or by the signer where none is named. */
    boolean isNamed(Parameters parameters) {
        return parameters.optional("user").map(credentials::isUser).orElseGet(() -> parameters
                .optional("signer")
                .filter(this::mayAct)
                .isPresent());
    }

    private boolean mayAct(String signer) {
        return credentials.isUser(signer) || delegates.mayAct(signer);
    }

    void signed(WireCall call, Parameters parameters) {
        long nonce = parameters.number("nonce");
        signedBefore(call, parameters);
        nonces.use(parameters.text("signer"), nonce);
    }

    /** The signature alone: the nonce is that of an earlier request. */
    void signedBefore(WireCall call, Parameters parameters) {
        parameters.number("nonce");
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
        if (foreign || !mayAct(signer)) {
            throw Refusal.NO_AGENT_FOUND.with();
        }
        if (!credentials.isUser(signer)
                && !delegates.mayTrade(signer, call.path().startsWith("/fapi"))) {
            throw Refusal.REJECTED_KEY.with();
        }
    }

    /** What only the main wallet may sign: a form of its own on the chain that the request names. */
    void managed(ManagementForm form, Parameters parameters) {
        long nonce = parameters.number("nonce");
        String user = parameters.text("user");
        String recovered = new TypedMessage(parameters.number("signatureChainId"))
                .signerOf(form.structHash(parameters), parameters.text("signature"))
                .orElseThrow(Refusal.SIGNATURE_CHECK_FAILED::with);
        if (!recovered.equals(user.toLowerCase(Locale.ROOT)) || !credentials.isUser(user)) {
            throw Refusal.SIGNATURE_CHECK_FAILED.with();
        }
        nonces.use(user, nonce);
    }
}
