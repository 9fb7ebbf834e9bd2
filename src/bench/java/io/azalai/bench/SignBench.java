package io.azalai.bench;

import io.azalai.settings.Secret;
import io.azalai.venue.wallet.Keccak;
import io.azalai.venue.wallet.Signature;
import io.azalai.venue.wallet.WalletKey;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one signature costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class SignBench {

    private final WalletKey key = new WalletKey(new Secret("11".repeat(32)));
    private byte[] digest = Keccak.digest("salt");

    /** Each digest is the last signature's r, so that no two are alike. */
    @Benchmark
    public Signature sign() {
        Signature signature = key.sign(digest);
        digest = signature.r();
        return signature;
    }
}
