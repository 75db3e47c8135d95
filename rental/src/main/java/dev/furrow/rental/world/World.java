package dev.furrow.rental.world;

import dev.furrow.rental.access.Role;
import dev.furrow.rental.place.Place;
import dev.furrow.rental.world.WorldSupplier.Temper;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An area with villages, farmers, suppliers and a desk, made from a seed. Its people know the application's
/// addresses and nothing else of it.
public final class World implements AutoCloseable {
    private static final Place MIDDLE = new Place(18.52, 73.86);
    /// What the area's hub is called.
    public static final String HUB = "Pune";

    private static final int MANAGEMENT = 1;
    private static final int DESK = 2;
    private static final int AGENT = 3;
    private static final int DRIVER = 4;
    private static final int SUPPLIER = 100;
    private static final int FARMER = 1000;
    private static final String[] VILLAGES = {"Shirur", "Daund", "Baramati", "Indapur", "Bhor", "Mulshi"};
    private static final Temper[] TEMPERS = {
        new Temper(90, 8, 1, 6), new Temper(60, 30, 2, 10), new Temper(30, 50, 3, 4), new Temper(10, 10, 5, 0)
    };
    private static final int LOOKS = 3;
    private static final int SUPPLIERS_ASKED = 8;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

    private final List<URI> bases;
    private final SignIn signIn;
    private final Clock clock;
    private final Random random;
    private final Consumer<String> screen;
    private final Tally tally = new Tally();
    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Person> people = new ArrayList<>();
    private final List<WorldFarmer> farmers = new ArrayList<>();
    private final Handset management;
    private volatile boolean isOver;

    /// @param bases the addresses of the application, of which somebody who gets no answer at one takes the next
    /// @param clock of the business
    /// @param seed decides what everybody is like
    /// @param screen is told what happens
    public World(List<URI> bases, SignIn signIn, Clock clock, long seed, Consumer<String> screen) {
        this.bases = List.copyOf(bases);
        this.signIn = signIn;
        this.clock = clock;
        this.random = new Random(seed);
        this.screen = screen;
        management = handset(MANAGEMENT, "Management", Role.MANAGEMENT, null);
    }

    /// How many there are, and for how long they order.
    ///
    /// @param lead how long before the work they order at the latest; twice that at the earliest
    public record Size(int suppliers, int farmers, int orders, Duration day, Duration lead) {}

    private Handset handset(int number, String name, Role role, @Nullable String hub) {
        String token = signIn.token(phone(number), name, role, hub);
        return new Handset(http, json, bases, number, token);
    }

    /// Founds the area: a hub, suppliers who are verified, their machines, somebody who drives one, farmers with
    /// plans for the day. What is there from an earlier time stays.
    public void settle(Size size) {
        String hub = hub();
        WorldDesk desk = new WorldDesk(handset(DESK, "Desk", Role.HUB, hub), tally);
        signIn.token(phone(AGENT), "Agent", Role.AGENT, null);
        giveTime();
        List<Handset> suppliers = new ArrayList<>();
        for (int number = 0; number < size.suppliers; number++) {
            Handset supplier = handset(SUPPLIER + number, "Supplier " + number, Role.SUPPLIER, null);
            if (supplier.find("/api/supplier").isEmpty()) {
                supplier.post("/api/supplier", Map.of("hubId", hub, "name", "Supplier " + number));
                for (String document : List.of("IDENTITY", "OWNERSHIP", "BANK")) {
                    supplier.post("/api/supplier/documents", Map.of("kind", document, "assetKey", "demo/" + document));
                }
            }
            suppliers.add(supplier);
        }
        awaitApproval(desk, suppliers, clock);
        for (int number = 0; number < suppliers.size(); number++) {
            Handset supplier = suppliers.get(number);
            Map<String, Object> machine = machine(random, near(15_000));
            if (supplier.get("/api/equipment/mine").isEmpty()) {
                JsonNode declared = supplier.post("/api/equipment", machine);
                if (number == 0) {
                    supplier.post("/api/operators", driver(declared.get("id").asString()));
                }
            }
            people.add(new WorldSupplier(supplier, fork(), TEMPERS[number % TEMPERS.length], tally));
        }
        people.add(desk);
        farmers(size);
        screen.accept(size.suppliers + " suppliers with a machine each, " + size.farmers + " farmers in "
                + VILLAGES.length + " villages");
    }

    /// People look at their phones a few times in a real second, however fast their world goes: in a fast one the
    /// back office gives suppliers longer to answer.
    private void giveTime() {
        Instant before = clock.instant();
        pause();
        long seconds = LOOKS * Duration.between(before, clock.instant()).toSeconds();
        JsonNode versioned = management.get("/api/assignment-rules");
        JsonNode rules = versioned.get("rules");
        if (seconds > Duration.parse(rules.get("perSupplier").asString()).toSeconds()) {
            management.put(
                    "/api/assignment-rules",
                    Map.of(
                            "version",
                            versioned.get("version"),
                            "rules",
                            Map.of(
                                    "perSupplier", Duration.ofSeconds(seconds).toString(),
                                    "acceptWithin",
                                            Duration.ofSeconds(seconds * SUPPLIERS_ASKED)
                                                    .toString(),
                                    "retryAfter", rules.get("retryAfter"),
                                    "maxRounds", rules.get("maxRounds"),
                                    "batch", rules.get("batch"))));
        }
    }

    private String hub() {
        for (JsonNode hub : management.get("/api/hubs")) {
            if (hub.get("name").asString().equals(HUB)) {
                return hub.get("id").asString();
            }
        }
        return management
                .post("/api/hubs", Map.of("name", HUB, "latitude", MIDDLE.latitude(), "longitude", MIDDLE.longitude()))
                .get("id")
                .asString();
    }

    private static Map<String, Object> driver(String machine) {
        return Map.of(
                "phone",
                phone(DRIVER),
                "name",
                "Driver",
                "language",
                "hi",
                "equipmentId",
                machine,
                "shiftFrom",
                0,
                "shiftTo",
                1440);
    }

    /// Phones of people who are there once the area is settled, one of each kind.
    public static Map<String, String> phones() {
        Map<String, String> phones = new LinkedHashMap<>();
        phones.put("a farmer", phone(FARMER));
        phones.put("a supplier", phone(SUPPLIER));
        phones.put("a driver of that supplier", phone(DRIVER));
        phones.put("the hub's desk", phone(DESK));
        phones.put("an agent", phone(AGENT));
        phones.put("management", phone(MANAGEMENT));
        return phones;
    }

    private static String phone(int number) {
        return "+9190%08d".formatted(number);
    }

    static void awaitApproval(WorldDesk desk, List<Handset> suppliers, Clock clock) {
        for (Handset supplier : suppliers) {
            while (!supplier.get("/api/supplier")
                    .get("supplier")
                    .get("status")
                    .asString()
                    .equals("APPROVED")) {
                pause();
                desk.look(clock.instant());
            }
        }
    }

    static Map<String, Object> machine(Random random, Place home) {
        long rate = 70_000 + random.nextInt(20) * 1_000L;
        return Map.ofEntries(
                Map.entry("kind", "TRACTOR"),
                Map.entry("make", random.nextBoolean() ? "Mahindra 575" : "Swaraj 744"),
                Map.entry("powerHp", 35 + random.nextInt(4) * 5),
                Map.entry("attachments", List.of("rotavator", "plough")),
                Map.entry("latitude", home.latitude()),
                Map.entry("longitude", home.longitude()),
                Map.entry("radiusMetres", 40_000),
                Map.entry("bufferMinutes", 30),
                Map.entry("hours", List.of()),
                Map.entry("prices", List.of(price("HOUR", rate), price("ACRE", rate + 40_000))),
                Map.entry("photos", List.of()));
    }

    private static Map<String, Object> price(String model, long rate) {
        return Map.of(
                "model",
                model,
                "currency",
                "INR",
                "rate",
                rate,
                "minimum",
                rate,
                "tiers",
                List.of(),
                "season",
                List.of(),
                "freeMetres",
                5_000,
                "perKm",
                1_500,
                "taxBasisPoints",
                500,
                "advanceBasisPoints",
                2_000);
    }

    private void farmers(Size size) {
        Instant begin = clock.instant();
        List<Deque<Instant>> plans = Stream.generate(() -> (Deque<Instant>) new ArrayDeque<Instant>())
                .limit(size.farmers)
                .toList();
        for (int order = 0; order < size.orders; order++) {
            plans.get(order % size.farmers)
                    .add(begin.plus(size.day.multipliedBy(order).dividedBy(size.orders)));
        }
        for (int number = 0; number < size.farmers; number++) {
            String village = VILLAGES[number % VILLAGES.length];
            Handset handset = handset(FARMER + number, "Farmer " + number, Role.FARMER, null);
            farmers.add(new WorldFarmer(handset, fork(), near(12_000), village, size.lead, tally, plans.get(number)));
        }
        people.addAll(farmers);
    }

    private Place near(int metres) {
        double reach = metres / 111_195.0;
        return new Place(
                MIDDLE.latitude() + reach * (2 * random.nextDouble() - 1),
                MIDDLE.longitude() + reach * (2 * random.nextDouble() - 1));
    }

    private Random fork() {
        return new Random(random.nextLong());
    }

    /// Lives until all plans are carried out and all orders are over, somebody calls [#stop], or patience ends.
    ///
    /// @param patience of the wall clock
    public void live(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!isOver && System.nanoTime() < end && (hasPlans() || hasOpenOrders())) {
            Instant now = clock.instant();
            List<Future<?>> looks = new ArrayList<>();
            for (Person person : people) {
                looks.add(threads.submit(() -> look(person, now)));
            }
            looks.forEach(World::join);
            pause();
        }
    }

    private void look(Person person, Instant now) {
        try {
            person.look(now);
        } catch (SaidNoException no) {
            if (no.isOvertaken()) {
                tally.count("overtaken");
            } else {
                tally.count("troubles");
                screen.accept("trouble: " + no.getMessage());
            }
        }
    }

    static void join(Future<?> look) {
        try {
            look.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException defect) {
            throw new IllegalStateException("Somebody in the world is not themselves", defect);
        }
    }

    private boolean hasPlans() {
        return farmers.stream().anyMatch(WorldFarmer::hasPlans);
    }

    private boolean hasOpenOrders() {
        for (JsonNode order : management.get("/api/orders")) {
            if (!Findings.isOver(order)) {
                return true;
            }
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes [#live] return soon.
    public void stop() {
        isOver = true;
    }

    /// Looks whether all is right.
    public Findings findings() {
        return Findings.of(management, tally);
    }

    @Override
    public void close() {
        stop();
        threads.close();
        http.close();
    }
}
