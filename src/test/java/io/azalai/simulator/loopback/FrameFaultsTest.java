package io.azalai.simulator.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameFaultsTest {

    @ParameterizedTest
    @CsvSource({"1, bacdef", "2, badcef", "3, badcfe"})
    void so_many_frames_arrive_after_the_one_that_follows_them(int times, String order) {
        FrameFaults faults = new FrameFaults();
        faults.add(Fault.next("aster", Fault.Kind.REORDER).times(times));

        List<String> sent = new ArrayList<>();
        for (String frame : List.of("a", "b", "c", "d", "e", "f")) {
            sent.addAll(faults.pass(frame));
        }

        assertThat(String.join("", sent)).isEqualTo(order);
    }
}
