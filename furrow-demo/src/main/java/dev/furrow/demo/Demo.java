package dev.furrow.demo;

import dev.furrow.Furrow;
import dev.furrow.FurrowClient;
import dev.furrow.api.RegistrationStatus;
import dev.furrow.api.operation.ListDomainsRequest;
import dev.furrow.demo.check.HistoryChecker;
import dev.furrow.demo.check.Report;
import dev.furrow.demo.people.Bookings;
import dev.furrow.demo.people.Customers;
import dev.furrow.demo.people.EndedBooking;
import dev.furrow.demo.people.Plan;
import dev.furrow.demo.people.SimulatedDrivers;
import dev.furrow.demo.taxi.MapUnavailableException;
import dev.furrow.demo.taxi.TaxiWorkers;
import dev.furrow.lowlevel.SwfException;
import dev.furrow.model.ExecutionInfo;
import dev.furrow.server.FurrowServer;
import dev.furrow.spi.CredentialsProvider;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One run of the demo. [#run] ends when all bookings are over or somebody calls [#stop]; bookings that are open then
/// stay open, and the next run goes on with them.
final class Demo {
    /// Everything was as it should be.
    static final int RIGHT = 0;

    /// A booking was wrong.
    static final int WRONG = 1;

    /// It was stopped before the bookings that it was asked for were over, as a shell says after Ctrl-C.
    static final int STOPPED = 130;

    private static final int MOST_OPEN = 50;
    private static final Duration BETWEEN_BOOKINGS = Duration.ofSeconds(1);
    private static final Duration LOOK_FOR_STOP = Duration.ofMillis(100);

    private final DemoSettings settings;
    private final Screen screen;
    private final Tally tally = new Tally();
    private final Summary summary;
    private final Staff.Agency agency;
    private final CountDownLatch stop = new CountDownLatch(1);

    Demo(DemoSettings settings, Screen screen) {
        this(settings, screen, Staff::onFurrow);
    }

    /// @param agency from where those come who decide and work
    Demo(DemoSettings settings, Screen screen, Staff.Agency agency) {
        this.agency = agency;
        this.settings = settings;
        this.screen = screen;
        this.summary = new Summary(tally, screen);
    }

    /// Makes [#run] return soon. May be called from any thread, at any time.
    void stop() {
        stop.countDown();
    }

    /// Runs the demo.
    ///
    /// @return the exit code of the process
    /// @throws UnreachableException if there is no server at the endpoint that was given
    int run() throws InterruptedException {
        URI endpoint = settings.endpoint();
        if (endpoint != null) {
            CredentialsProvider credentials = Account.elsewhere();
            requireServer(endpoint, credentials);
            return run(endpoint, credentials);
        }
        try (FurrowServer server = LocalServer.start(settings.data(), settings.listen())) {
            return run(URI.create(server.url()), Account.of(server));
        }
    }

    private static void requireServer(URI endpoint, CredentialsProvider credentials) {
        try (Furrow furrow = Furrow.connect(TaxiWorkers.options(endpoint, credentials))) {
            var _ = furrow.swf().listDomains(new ListDomainsRequest(null, RegistrationStatus.REGISTERED, 1, null));
        } catch (SwfException | dev.furrow.lowlevel.UnreachableException e) {
            throw new UnreachableException(endpoint, e);
        }
    }

    private int run(URI endpoint, CredentialsProvider credentials) throws InterruptedException {
        try (Furrow furrow = Furrow.connect(TaxiWorkers.options(endpoint, credentials))) {
            FurrowClient client = furrow.client();
            new Banner(settings, endpoint).print(screen);
            new Bookings(client).registerDomain();
            boolean finished = run(endpoint, credentials, client);
            screen.close();
            return conclude(client, finished);
        }
    }

    /// @return whether everything that was asked for was done
    private boolean run(URI endpoint, CredentialsProvider credentials, FurrowClient client)
            throws InterruptedException {
        Bookings bookings = new Bookings(client);
        List<ExecutionInfo> left = bookings.open();
        int next = firstOfCycle(bookings.lastNumber());
        // The order is that of stopping, read backwards: nobody new first, then nobody who answers, then nobody who
        // asks.
        try (SimulatedDrivers drivers = new SimulatedDrivers(client, screen, settings.patience());
                Staff staff = agency.hire(endpoint, credentials, Demo::askMap, drivers, screen);
                Customers customers = new Customers(client, drivers, screen, settings.patience(), this::bookingEnded)) {
            screen.showSummary(summary::line);
            goOn(left, customers);
            staff.start();
            return bookAll(customers, next) && awaitFewerOpenThan(1);
        }
    }

    /// Numbers begin with a full set of outcomes in every run.
    private static int firstOfCycle(int lastNumber) {
        return Math.ceilDiv(lastNumber, Plan.CYCLE) * Plan.CYCLE + 1;
    }

    private void goOn(List<ExecutionInfo> left, Customers customers) throws InterruptedException {
        long ours = left.stream().filter(info -> planOf(info).isPresent()).count();
        if (ours > 0) {
            screen.say("Going on with " + ours + (ours == 1 ? " booking" : " bookings")
                    + " that an earlier run has left open.");
        }
        for (ExecutionInfo info : left) {
            Optional<Plan> plan = planOf(info);
            if (plan.isPresent()) {
                tally.begin();
                customers.goOn(plan.get(), info.runId());
            }
        }
    }

    private static Optional<Plan> planOf(ExecutionInfo info) {
        return Plan.ofWorkflowId(info.workflowId());
    }

    /// @return whether as many were begun as were asked for
    private boolean bookAll(Customers customers, int first) throws InterruptedException {
        for (int i = 0; settings.once() == 0 || i < settings.once(); i++) {
            boolean stopped = settings.once() == 0 && stop.await(BETWEEN_BOOKINGS.toMillis(), TimeUnit.MILLISECONDS);
            if (stopped || !awaitFewerOpenThan(MOST_OPEN)) {
                return false;
            }
            tally.begin();
            customers.book(Plan.of(settings.seed(), first + i));
        }
        return true;
    }

    /// @return whether it came about before the demo was stopped
    private boolean awaitFewerOpenThan(int bookings) throws InterruptedException {
        while (stop.getCount() > 0) {
            if (tally.awaitFewerOpenThan(bookings, LOOK_FOR_STOP)) {
                return true;
            }
        }
        return false;
    }

    private static void askMap(String workflowId, int attempt) {
        int failures = Plan.ofWorkflowId(workflowId).map(Plan::mapFailures).orElse(0);
        if (attempt <= failures) {
            throw new MapUnavailableException();
        }
    }

    private void bookingEnded(EndedBooking booking) {
        Report report = HistoryChecker.check(booking);
        tally.end(booking, report);
        if (!report.problems().isEmpty()) {
            screen.say(wrong(booking, report.problems()));
        }
    }

    private String wrong(EndedBooking booking, List<String> problems) {
        return Style.BAD.of(
                "WRONG " + booking.plan().workflowId() + ", run "
                        + booking.run().runId() + ":\n  " + String.join("\n  ", problems),
                screen.colours());
    }

    private int conclude(FurrowClient client, boolean finished) {
        summary.print();
        tally.wrong().forEach(wrong -> screen.say(wrong(wrong.booking(), wrong.problems())));
        screen.say(String.format(
                Locale.ROOT,
                "%d bookings in %.1f s, %d of them begun by an earlier run; %d events checked; %s.",
                tally.over(),
                screen.seconds(),
                tally.continued(),
                tally.events(),
                tally.wrong().isEmpty() ? "all is right" : tally.wrong().size() + " are wrong"));
        long open = new Bookings(client).countOpen();
        if (open > 0) {
            screen.say((open == 1 ? "1 booking is" : open + " bookings are")
                    + " still open; the next run with the same data goes on with them.");
        }
        if (!tally.wrong().isEmpty()) {
            return WRONG;
        }
        return finished || settings.once() == 0 ? RIGHT : STOPPED;
    }
}
