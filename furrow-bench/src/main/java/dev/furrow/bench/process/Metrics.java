package dev.furrow.bench.process;

import dev.furrow.bench.load.Caller;
import dev.furrow.bench.load.Requests;
import java.net.InetSocketAddress;

/// What a server's `/metrics` said at one moment.
public final class Metrics {
    private final String page;

    private Metrics(String page) {
        this.page = page;
    }

    /// Asks a server; one that has no such page says nothing.
    public static Metrics of(InetSocketAddress server) {
        try (Caller caller = new Caller(server)) {
            Caller.Answer answer = caller.ask(new Requests(server).get("/metrics"));
            return new Metrics(answer.status() == 200 ? answer.text() : "");
        }
    }

    /// The sum of a figure over all its labels; 0 if it is not there.
    public double sum(String name) {
        return page.lines()
                .filter(line -> line.startsWith(name)
                        && (line.charAt(name.length()) == ' ' || line.charAt(name.length()) == '{'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /// How much a figure has grown since an earlier moment.
    public double since(Metrics earlier, String name) {
        return sum(name) - earlier.sum(name);
    }
}
