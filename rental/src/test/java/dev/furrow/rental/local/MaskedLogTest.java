package dev.furrow.rental.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MaskedLogTest {
    @Test
    void noLogLineHasATelephoneNumber() {
        LocalMarketplace.shared();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            LoggerFactory.getLogger(MaskedLogTest.class)
                    .warn("Order 402817 of {}", "+919812345678", new IllegalStateException("no +919812345679 here"));
        } finally {
            System.setOut(console);
        }
        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("Order 402817 of +91****78", "no +91****79 here", "MaskedLogTest")
                .doesNotContain("981234567");
    }
}
