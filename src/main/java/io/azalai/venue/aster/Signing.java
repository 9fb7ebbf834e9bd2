package io.azalai.venue.aster;

import io.azalai.venue.AuthenticationException;
import io.azalai.venue.HttpCall;
import io.azalai.venue.Permit;
import io.azalai.venue.PermitMint;
import io.azalai.venue.VenueContext;
import io.azalai.venue.VenueException;
import io.azalai.venue.wallet.Keccak;
import io.azalai.venue.wallet.NonceSource;
import io.azalai.venue.wallet.WalletKey;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls that the venue accepts as an account's, by either scheme (aster.md section 2). What raises exposure is
 * signed only with a permit. The text that is signed is the text that is sent. Safe for many threads: nonces come from
 * atomic sources, one a signer, shared by spot and futures.
 */
final class Signing {

    static final String FORM = "application/x-www-form-urlencoded";

    private static final String KEY_HEADER = "X-MBX-APIKEY";
    /** For how long the venue takes a call after its timestamp: its {@code recvWindow} (section 2.2). */
    static final Duration KEYED_LIFE = Duration.ofSeconds(5);
    /** The venue takes nonces 10 s ahead of its clock, so a restart may begin only little ahead of it. */
    private static final long NONCES_AHEAD_US = 2_000_000;

    private static final long NONCES_FARTHEST_US = 10_000_000;

    /**
     * For how long it takes a call after it was signed: 60 s after its nonce, by the widest window that the vendor
     * tells of (section 2.4), and a nonce may lie ahead.
     */
    static final Duration WALLET_LIFE = Duration.ofSeconds(60).plusMillis(NONCES_FARTHEST_US / 1000);

    private static final byte[] DOMAIN_TYPE =
            Keccak.digest("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] MESSAGE_TYPE = Keccak.digest("Message(string msg)");
    private static final byte[] NO_CONTRACT = new byte[32];
    private static final byte[] TYPED_DATA = {0x19, 0x01};

    private final Map<String, Credentials> accounts;
    private final byte[] domain;
    private final VenueContext context;
    private final PermitMint.Check permits;
    private final ServerClock time;
    private final Map<String, NonceSource> nonces = new ConcurrentHashMap<>();

    Signing(Map<String, Credentials> accounts, int chainId, ServerClock time, VenueContext context) {
        this.accounts = accounts;
        this.domain = domain(chainId);
        this.context = context;
        this.permits = context.permits();
        this.time = time;
    }

    /** A call that needs no account. */
    HttpCall open(Endpoint endpoint, Parameters parameters) {
        require(endpoint.access() == Endpoint.Access.PUBLIC, endpoint);
        String query = parameters.isEmpty() ? null : parameters.toString();
        return new HttpCall(endpoint.method(), endpoint.base(), endpoint.path(), query, null, null, Map.of());
    }

    /** A call of an account that cannot raise exposure. */
    HttpCall signed(Endpoint endpoint, String operation, String account, Parameters parameters) {
        boolean free = endpoint.access() == Endpoint.Access.SIGNED || endpoint.access() == Endpoint.Access.KEYED;
        require(free, endpoint);
        if (endpoint.isWrite()) {
            context.requireWrites(Aster.NAME, operation);
        }
        return sign(endpoint, operation, credentials(endpoint, operation, account), parameters);
    }

    /**
     * The orders of permits, which are used up by it.
     *
     * @param permits of one account
     * @param parameters of the permits' orders
     * @throws io.azalai.venue.OrderRejectedException with code {@code NOT_GATED} when a permit is void
     */
    HttpCall orders(Endpoint endpoint, String operation, List<Permit> permits, Parameters parameters) {
        require(endpoint.access() == Endpoint.Access.GATED, endpoint);
        context.requireWrites(Aster.NAME, operation);
        Credentials credentials =
                credentials(endpoint, operation, permits.get(0).order().account());
        permits.forEach(permit -> this.permits.redeem(permit, time.local()));
        return sign(endpoint, operation, credentials, parameters);
    }

    /** Makes permits good once more; answers whether all are. */
    boolean renew(List<Permit> refused) {
        return refused.stream().allMatch(permits::renew);
    }

    private Credentials credentials(Endpoint endpoint, String operation, String account) {
        Credentials credentials = accounts.get(account);
        if (credentials == null) {
            throw new AuthenticationException(VenueException.notSent(
                    Aster.NAME, operation, "NO_CREDENTIALS", "account '" + account + "' is not configured"));
        }
        if (credentials instanceof Credentials.Hmac && endpoint.path().isEmpty()) {
            throw new VenueException(VenueException.notSent(
                    Aster.NAME,
                    operation,
                    "NEEDS_WALLET",
                    "aster has this call for wallets only: write user and private_key instead of api_key and"
                            + " api_secret"));
        }
        return credentials;
    }

    private HttpCall sign(Endpoint endpoint, String operation, Credentials credentials, Parameters parameters) {
        return credentials instanceof Credentials.Wallet wallet
                ? byWallet(endpoint, operation, wallet, parameters)
                : byHmac(endpoint, (Credentials.Hmac) credentials, parameters);
    }

    private HttpCall byWallet(Endpoint endpoint, String operation, Credentials.Wallet wallet, Parameters parameters) {
        String text = parameters
                .add("nonce", nonce(operation, wallet))
                .add("user", wallet.user())
                .add("signer", wallet.signer())
                .toString();
        String signature = wallet(text, domain, wallet.key());
        return call(endpoint, endpoint.walletPath(), text + "&signature=" + signature, Map.of());
    }

    private long nonce(String operation, Credentials.Wallet wallet) {
        try {
            return nonces.computeIfAbsent(wallet.key().address(), this::nonces).next();
        } catch (UncheckedIOException | IllegalStateException noMark) {
            throw new VenueException(
                    VenueException.notSent(
                            Aster.NAME,
                            operation,
                            "NO_NONCE",
                            "no nonce that is sure to be new: " + noMark.getMessage()),
                    noMark);
        }
    }

    /** The venue refused a nonce or a time. */
    void nonceRefused() {
        nonces.values().forEach(NonceSource::refused);
    }

    private NonceSource nonces(String signer) {
        return new NonceSource(
                time::microseconds, NONCES_AHEAD_US, NONCES_FARTHEST_US, context.nonces(), Aster.NAME + "-" + signer);
    }

    private HttpCall byHmac(Endpoint endpoint, Credentials.Hmac hmac, Parameters parameters) {
        Map<String, String> headers = Map.of(KEY_HEADER, hmac.apiKey().value());
        if (endpoint.access() == Endpoint.Access.KEYED) {
            return call(endpoint, endpoint.path(), parameters.isEmpty() ? null : parameters.toString(), headers);
        }
        String text = parameters
                .add("recvWindow", KEYED_LIFE.toMillis())
                .add("timestamp", time.milliseconds())
                .toString();
        return call(
                endpoint,
                endpoint.path(),
                text + "&signature=" + hmac(text, hmac.apiSecret().value()),
                headers);
    }

    /** GET and DELETE carry everything in the query and have no content type, POST and PUT carry it in the body. */
    private static HttpCall call(Endpoint endpoint, String path, @Nullable String text, Map<String, String> headers) {
        boolean inBody = endpoint.method().equals("POST") || endpoint.method().equals("PUT");
        return inBody
                ? new HttpCall(endpoint.method(), endpoint.base(), path, null, text == null ? "" : text, FORM, headers)
                : new HttpCall(endpoint.method(), endpoint.base(), path, text, null, null, headers);
    }

    /** V1 signature of a text: lower-case hex of its HMAC-SHA256. */
    static String hmac(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** V3 signature of a text under a domain. */
    static String wallet(String text, byte[] domain, WalletKey key) {
        return key.sign(digest(text, domain)).joined();
    }

    /** The EIP-712 digest of a text under a domain. */
    static byte[] digest(String text, byte[] domain) {
        byte[] message = Keccak.digest(MESSAGE_TYPE, Keccak.digest(text));
        return Keccak.digest(TYPED_DATA, domain, message);
    }

    /** The EIP-712 domain separator of a chain. */
    static byte[] domain(int chainId) {
        byte[] chain = new byte[32];
        byte[] number = BigInteger.valueOf(chainId).toByteArray();
        System.arraycopy(number, 0, chain, chain.length - number.length, number.length);
        return Keccak.digest(
                DOMAIN_TYPE, Keccak.digest("AsterSignTransaction"), Keccak.digest("1"), chain, NO_CONTRACT);
    }

    private static void require(boolean allowed, Endpoint endpoint) {
        if (!allowed) {
            throw new IllegalArgumentException(endpoint + " may not be called in this way");
        }
    }
}
