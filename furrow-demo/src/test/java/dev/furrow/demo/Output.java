package dev.furrow.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a demo prints, for a test that waits for some of it.
final class Output {
    private static final long PATIENCE_SECONDS = 60;

    private final StringWriter text = new StringWriter();
    private boolean ended;

    PrintWriter writer() {
        return new PrintWriter(text) {
            @Override
            public void flush() {
                super.flush();
                synchronized (Output.this) {
                    Output.this.notifyAll();
                }
            }
        };
    }

    /// Nothing more will be printed: whoever waits for it waits in vain.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Waits until some words have been printed as many times.
    synchronized void await(String words, int times) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (text.toString().split(words, -1).length <= times) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || ended) {
                throw new AssertionError("\"" + words + "\" was not printed " + times + " times, but:\n" + text);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    /// The first line that holds some words; null if there is none.
    @Nullable String line(String words) {
        return text.toString()
                .lines()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
