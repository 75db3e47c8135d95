package dev.furrow.demo.people;

import dev.furrow.demo.taxi.City;
import dev.furrow.demo.taxi.Place;
import dev.furrow.demo.taxi.Ride;
import dev.furrow.demo.taxi.TaxiType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What everybody will do in one booking. It follows from the seed and the booking's number, and both are in the
/// workflowId. Numbers 1 to 10, 11 to 20 and so on hold every [Outcome] at least once.
///
/// @param number of the booking, from 1
/// @param think how long drivers think, as a part of the time that they have
/// @param cancelAfter when a customer who cancels does so, as a part of the same
/// @param accepting the drivers who accept
/// @param mapFailures how often the map does not answer before it does
public record Plan(
        long seed,
        int number,
        Outcome outcome,
        String customer,
        TaxiType type,
        Place place,
        double think,
        double cancelAfter,
        List<String> accepting,
        int mapFailures) {

    private static final Pattern WORKFLOW_ID = Pattern.compile("booking-(\\d{1,9})-(\\d{1,9})");

    private static final List<Outcome> DECK = List.of(
            Outcome.CONFIRMED,
            Outcome.CONFIRMED,
            Outcome.CONFIRMED,
            Outcome.CONTESTED,
            Outcome.CONTESTED,
            Outcome.TOO_LATE,
            Outcome.CANCELLED,
            Outcome.CANCELLED,
            Outcome.NOBODY,
            Outcome.NO_TAXI);

    private static final List<String> NAMES = List.of(
            "Ada", "Ben", "Chloe", "Dmitri", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kim", "Lena", "Maya",
            "Nils", "Olga", "Pablo", "Quinn", "Rosa", "Sven", "Tomoko", "Uma", "Viktor", "Wanda", "Yusuf", "Zoe");

    /// How many bookings in a row hold every outcome, if the first one's number is a multiple of it plus one.
    public static final int CYCLE = DECK.size();

    /// The plan of a booking.
    ///
    /// @param number from 1
    public static Plan of(long seed, int number) {
        Random random = new Random(seed * 1_000_003 + number);
        // The first numbers of neighbouring seeds are alike.
        random.nextInt();
        Outcome outcome = outcome(seed, number);
        List<Wish> wishes = wishes(outcome == Outcome.NO_TAXI);
        Wish wish = wishes.get(random.nextInt(wishes.size()));
        return new Plan(
                seed,
                number,
                outcome,
                NAMES.get(random.nextInt(NAMES.size())),
                wish.type,
                wish.place,
                0.05 + 0.30 * random.nextDouble(),
                0.60 * random.nextDouble(),
                accepting(outcome, City.near(wish.place, wish.type), random),
                mapFailures(random.nextInt(20)));
    }

    /// The plan of a booking that was started by an earlier run or by another process; empty if somebody else started
    /// it, whose plans we do not know.
    public static Optional<Plan> ofWorkflowId(String workflowId) {
        Matcher matcher = WORKFLOW_ID.matcher(workflowId);
        return matcher.matches()
                ? Optional.of(of(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    private record Wish(Place place, TaxiType type) {}

    /// What can be wished for so that no taxi is near, or so that two are.
    private static List<Wish> wishes(boolean without) {
        List<Wish> wishes = new ArrayList<>();
        for (Place place : Place.values()) {
            for (TaxiType type : TaxiType.values()) {
                int taxis = City.near(place, type).size();
                if (without ? taxis == 0 : taxis >= 2) {
                    wishes.add(new Wish(place, type));
                }
            }
        }
        return wishes;
    }

    private static Outcome outcome(long seed, int number) {
        List<Outcome> deck = new ArrayList<>(DECK);
        int cycle = (number - 1) / CYCLE;
        Collections.shuffle(deck, new Random(seed * 31 + cycle));
        return deck.get((number - 1) % CYCLE);
    }

    private static List<String> accepting(Outcome outcome, List<String> taxis, Random random) {
        List<String> drivers = new ArrayList<>(taxis);
        Collections.shuffle(drivers, random);
        return switch (outcome) {
            case CONFIRMED, TOO_LATE -> List.copyOf(drivers.subList(0, 1));
            case CONTESTED -> List.copyOf(drivers.subList(0, 2));
            case CANCELLED, NOBODY, NO_TAXI -> List.of();
        };
    }

    /// Three bookings in twenty meet a map that does not answer at first; one of them asks it three times.
    private static int mapFailures(int ofTwenty) {
        return switch (ofTwenty) {
            case 0 -> 2;
            case 1, 2 -> 1;
            default -> 0;
        };
    }

    /// The id of the workflow.
    public String workflowId() {
        return "booking-" + seed + "-" + number;
    }

    /// The input of the workflow.
    public Ride ride(int patienceSeconds) {
        return new Ride(customer, type, place, patienceSeconds);
    }
}
