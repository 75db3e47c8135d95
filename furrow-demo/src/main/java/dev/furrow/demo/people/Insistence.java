package dev.furrow.demo.people;

import dev.furrow.lowlevel.UnreachableException;
import java.time.Duration;
import java.util.function.Supplier;

/// Goes on calling for a minute when nobody answers, so that a server which is started anew is not noticed. What was
/// carried out though its answer got lost is done twice, which nobody here minds.
final class Insistence {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Insistence() {}

    static <T> T on(Supplier<T> call) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            try {
                return call.get();
            } catch (UnreachableException nobody) {
                if (System.nanoTime() > end) {
                    throw nobody;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
