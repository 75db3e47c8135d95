package dev.furrow.internal.strand;

import java.util.Locale;

/// How long it takes to pass the baton from one strand to the next. Run it by hand; it is no test.
public final class HandOverBenchmark {
    private HandOverBenchmark() {}

    public static void main(String[] args) {
        int rounds = 1_000_000;
        for (int strands : new int[] {2, 3, 10}) {
            for (int attempt = 0; attempt < 5; attempt++) {
                System.out.printf(
                        Locale.ROOT, "%d strands: %.3f microseconds each%n", strands, measure(strands, rounds));
            }
        }
    }

    private static double measure(int count, int rounds) {
        Strands strands = new Strands(strand -> {}, strand -> {});
        Strand[] all = new Strand[count];
        for (int i = 0; i < count; i++) {
            int me = i;
            all[i] = strands.spawn(
                    "s" + i,
                    () -> {
                        for (int round = 0; round < rounds / count; round++) {
                            strands.wake(all[(me + 1) % count]);
                            strands.park(all[me]);
                        }
                    },
                    false);
        }
        long begun = System.nanoTime();
        strands.run();
        double micros = (System.nanoTime() - begun) / 1_000.0 / rounds;
        strands.drop();
        return micros;
    }
}
