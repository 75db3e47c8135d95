package dev.furrow.rental.world;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.place.Place;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The day on which everybody books: farmers come at a steady rate, whatever has become of those before (an open
/// loop), look at what is near, and order; suppliers look at their offers every second and answer them. All over
/// HTTP.
public final class Rush implements AutoCloseable {
    private static final int AREAS = 8;
    private static final int AREAS_IN_A_ROW = 4;
    private static final int SUPPLIERS = 16;
    private static final int FARMERS = 40;
    /// Degrees between two areas; far enough that nobody is asked for the other one.
    private static final double APART = 2;

    private static final Place CORNER = new Place(12.0, 72.0);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// With which share of the rate the warm-up begins.
    private static final double FIRST_SHARE = 0.1;

    private static final int ACCEPTED = 85;
    /// Orders are for so many days to come that there is nearly always a machine.
    private static final int DAYS = 60;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI base;
    private final SignIn signIn;
    private final Clock clock;
    private final Random random;
    private final List<Area> areas = new ArrayList<>();
    private final Map<String, Waiting> placed = new ConcurrentHashMap<>();
    private final Set<String> early = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Recorder searching = new Recorder(3);
    private final Recorder booking = new Recorder(3);
    private final Recorder assigning = new Recorder(3);
    private volatile boolean isOver;

    /// @param clock of the business
    /// @param seed decides who lives where
    public Rush(URI base, SignIn signIn, Clock clock, long seed) {
        this.base = base;
        this.signIn = signIn;
        this.clock = clock;
        random = new Random(seed);
    }

    private record Area(String hub, Place middle, List<Handset> suppliers, List<Handset> farmers) {}

    /// A farmer whose order nobody has yet.
    private record Waiting(Handset farmer, String order, long since) {}

    private Handset handset(int number, String name, Role role, @Nullable String hub) {
        String token = signIn.token("+9191%08d".formatted(number), name, role, hub);
        return new Handset(http, json, List.of(base), 0, token);
    }

    /// Founds the areas. Whoever runs a desk has its screen open, so that the application looks for news for them.
    public void settle() {
        Handset management = handset(1, "Management", Role.MANAGEMENT, null);
        for (int number = 0; number < AREAS; number++) {
            areas.add(area(management, number));
        }
    }

    private Area area(Handset management, int number) {
        int row = number / AREAS_IN_A_ROW;
        Place middle = new Place(CORNER.latitude() + row * APART, CORNER.longitude() + number % AREAS_IN_A_ROW * APART);
        String hub = management
                .post(
                        "/api/hubs",
                        Map.of(
                                "name",
                                "Area " + number,
                                "latitude",
                                middle.latitude(),
                                "longitude",
                                middle.longitude()))
                .get("id")
                .asString();
        int first = (number + 1) * 1_000;
        String desk = signIn.token("+9191%08d".formatted(first), "Desk " + number, Role.HUB, hub);
        watch(desk);
        WorldDesk approving = new WorldDesk(new Handset(http, json, List.of(base), 0, desk), new Tally());
        List<Handset> suppliers = new ArrayList<>();
        for (int each = 1; each <= SUPPLIERS; each++) {
            Handset supplier = handset(first + each, "Supplier " + each, Role.SUPPLIER, null);
            supplier.post("/api/supplier", Map.of("hubId", hub, "name", "Supplier " + each));
            for (String document : List.of("IDENTITY", "OWNERSHIP", "BANK")) {
                supplier.post("/api/supplier/documents", Map.of("kind", document, "assetKey", "rush/" + document));
            }
            suppliers.add(supplier);
        }
        World.awaitApproval(approving, suppliers, clock);
        for (Handset supplier : suppliers) {
            supplier.post("/api/equipment", World.machine(random, near(middle)));
        }
        List<Handset> farmers = new ArrayList<>();
        for (int each = 0; each < FARMERS; each++) {
            farmers.add(handset(first + 500 + each, "Farmer " + each, Role.FARMER, null));
        }
        return new Area(hub, middle, suppliers, farmers);
    }

    private Place near(Place middle) {
        return new Place(
                middle.latitude() + (random.nextDouble() - 0.5) / 4,
                middle.longitude() + (random.nextDouble() - 0.5) / 4);
    }

    private void watch(String token) {
        var _ = http.sendAsync(
                HttpRequest.newBuilder(base.resolve("/api/live"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.discarding());
    }

    /// What came of it. Times are in microseconds.
    ///
    /// @param seconds that were measured
    /// @param search from when a farmer wanted to see what is near until it was there
    /// @param book from ordering until the order was placed
    /// @param assign from then until a supplier had it
    /// @param unassigned orders that nobody has, a minute later, and whose search has not come to its end
    /// @param unwanted orders that all who were asked have declined, or for which no machine was free; their search
    ///         goes on later
    /// @param cpu how much processor time the whole process has used for that, these people included
    /// @param refused what was not there any more for a farmer to book or a supplier to accept
    public record Figures(
            double seconds,
            Histogram search,
            Histogram book,
            Histogram assign,
            int unassigned,
            int unwanted,
            Duration cpu,
            int refused) {}

    /// Lets them come. In the warm-up, which is not measured, there are more of them from second to second, for
    /// what the JVM has not compiled yet would pile up work. Whatever is left of that has its turn first.
    ///
    /// @param rate farmers a second
    public Figures run(double rate, Duration warmUp, Duration time) {
        areas.forEach(area -> area.suppliers.forEach(supplier -> threads.execute(() -> answer(supplier))));
        long begin = System.nanoTime();
        for (long second = 0; second < warmUp.toSeconds(); second++) {
            double share = FIRST_SHARE + (1 - FIRST_SHARE) * second / warmUp.toSeconds();
            come(begin + second * 1_000_000_000L, rate * share, Duration.ofSeconds(1));
        }
        awaitAssigned();
        searching.reset();
        booking.reset();
        assigning.reset();
        refused.set(0);
        long measured = System.nanoTime();
        Duration used = cpu();
        List<Future<?>> farmers = come(measured, rate, time);
        farmers.forEach(World::join);
        double seconds = (System.nanoTime() - measured) / 1e9;
        awaitAssigned();
        Duration spent = cpu().minus(used);
        isOver = true;
        int unwanted = (int) placed.values().stream().filter(Rush::isUnwanted).count();
        return new Figures(
                seconds,
                searching.getIntervalHistogram(),
                booking.getIntervalHistogram(),
                assigning.getIntervalHistogram(),
                placed.size() - unwanted,
                unwanted,
                spent,
                refused.get());
    }

    /// Whether everybody was asked in vain; the search says so.
    private static boolean isUnwanted(Waiting waiting) {
        JsonNode progress =
                waiting.farmer.get("/api/orders/" + waiting.order + "/search").get("progress");
        String stage = progress.path("stage").asString("");
        return stage.equals("WAITING_TO_RETRY") || stage.equals("UNFILLED");
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void awaitAssigned() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!placed.values().stream().allMatch(Rush::isUnwanted) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private List<Future<?>> come(long begin, double rate, Duration time) {
        List<Future<?>> farmers = new ArrayList<>();
        long count = Math.round(rate * time.toSeconds());
        for (long number = 0; number < count; number++) {
            long intended = begin + Math.round(number * 1e9 / rate);
            long early = intended - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            Area area = areas.get((int) (number % areas.size()));
            Handset farmer = area.farmers.get((int) (number / areas.size() % area.farmers.size()));
            farmers.add(threads.submit(() -> book(area, farmer, intended)));
        }
        return farmers;
    }

    private void book(Area area, Handset farmer, long intended) {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        Instant start =
                clock.instant().plus(Duration.ofDays(1)).plus(Duration.ofMinutes(30L * dice.nextInt(DAYS * 48)));
        try {
            farmer.get("/api/equipment/near?kind=TRACTOR&latitude=" + area.middle.latitude() + "&longitude="
                    + area.middle.longitude() + "&within=30000&from=" + start);
            long seen = System.nanoTime();
            searching.recordValue((seen - intended) / 1_000);
            JsonNode order = farmer.post("/api/orders", Map.of("wish", wish(area, start), "place", true));
            long done = System.nanoTime();
            booking.recordValue((done - seen) / 1_000);
            placed(new Waiting(farmer, order.get("order").get("id").asString(), done));
        } catch (SaidNoException no) {
            refused.incrementAndGet();
        }
    }

    private void placed(Waiting waiting) {
        placed.put(waiting.order, waiting);
        if (early.remove(waiting.order)) {
            assigned(waiting.order);
        }
    }

    /// A supplier may be faster than the answer to the farmer.
    private void assigned(String order) {
        Waiting waiting = placed.remove(order);
        if (waiting == null) {
            early.add(order);
        } else {
            assigning.recordValue((System.nanoTime() - waiting.since) / 1_000);
        }
    }

    private static Map<String, Object> wish(Area area, Instant start) {
        return Map.of(
                "kind",
                "TRACTOR",
                "minPower",
                0,
                "model",
                "HOUR",
                "quantity",
                100,
                "village",
                "Everywhere",
                "latitude",
                area.middle.latitude(),
                "longitude",
                area.middle.longitude(),
                "startsAt",
                start.toString(),
                "minutes",
                60);
    }

    private void answer(Handset supplier) {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        LockSupport.parkNanos(dice.nextLong(BETWEEN_LOOKS.toNanos()));
        while (!isOver) {
            long next = System.nanoTime() + BETWEEN_LOOKS.toNanos();
            try {
                for (JsonNode asked : supplier.get("/api/offers")) {
                    answer(supplier, asked.get("offer"), dice.nextInt(100) < ACCEPTED);
                }
            } catch (SaidNoException trouble) {
                refused.incrementAndGet();
            }
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void answer(Handset supplier, JsonNode offer, boolean isWilling) {
        String path = "/api/offers/" + offer.get("id").asString();
        try {
            if (isWilling) {
                supplier.post(path + "/accept", Map.of());
                assigned(offer.get("orderId").asString());
            } else {
                supplier.post(path + "/decline", Map.of("reason", "busy"));
            }
        } catch (SaidNoException overtaken) {
            // Another order has the machine in that time, or the search has gone on to somebody else.
            refused.incrementAndGet();
        }
    }

    @Override
    public void close() {
        isOver = true;
        http.shutdownNow();
        threads.shutdownNow();
    }
}
