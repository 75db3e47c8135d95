package dev.furrow.bench;

import dev.furrow.bench.process.StoreFiller;
import dev.furrow.bench.process.StoreFiller.Fate;
import dev.furrow.bench.process.StoreFiller.Order;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `furrow bench fill`: fills the data directory of a server that does not run.
@Command(
        name = "fill",
        description = {
            "Fills the data directory of a server that does not run with executions, through the engine, without HTTP.",
            "The process ends as a crash would end it; the next start of the server recovers."
        },
        sortOptions = false)
final class FillCommand implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data directory.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
    private Path data;

    @Option(
            names = "--closed",
            defaultValue = "0",
            paramLabel = "N",
            description = "Closed executions: of two types and a hundred tags, nine of ten completed, one failed.")
    private long closed;

    @Option(names = "--open", defaultValue = "0", paramLabel = "N", description = "Executions that wait for a timer.")
    private long open;

    @Option(
            names = "--timer-seconds",
            defaultValue = "80000",
            paramLabel = "N",
            description = "When the first of these timers is due; ${DEFAULT-VALUE}.")
    private long timerSeconds;

    @Option(
            names = "--fires-per-second",
            defaultValue = "0",
            paramLabel = "N",
            description = "How many of these timers are due in each second from then on; 0 for all at once.")
    private long firesPerSecond;

    @Option(
            names = "--waiting",
            defaultValue = "0",
            paramLabel = "N",
            description = "Executions whose first decision task waits.")
    private long waiting;

    @Override
    public Integer call() {
        StoreFiller filler = new StoreFiller(data);
        filler.fill(new Order(Fate.CLOSED, closed, number -> 0L));
        filler.fill(new Order(
                Fate.TIMER, open, number -> timerSeconds + (firesPerSecond == 0 ? 0 : number / firesPerSecond)));
        // Last, because the others take any decision task that waits.
        filler.fill(new Order(Fate.WAITING, waiting, number -> 0L));
        Runtime.getRuntime().halt(0);
        return 0;
    }
}
