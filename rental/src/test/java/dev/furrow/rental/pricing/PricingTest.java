package dev.furrow.rental.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.money.Money;
import dev.furrow.rental.pricing.Line.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PricingTest {
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 20);

    private static Terms hourly(long rate, long minimum, int taxBasisPoints) {
        return new Terms(
                PriceModel.HOUR, "INR", rate, minimum, List.of(), List.of(), 5_000, 1_000, taxBasisPoints, 2_000);
    }

    private static Money inr(long minor) {
        return new Money(minor, "INR");
    }

    @Test
    void aQuoteIsTheSumOfItsLines() {
        Quote quote = Pricing.quote(hourly(80_000, 0, 500), new Job(new Quantity(250), 12_000, JUNE));

        assertThat(quote.sum(Kind.WORK)).isEqualTo(inr(200_000));
        assertThat(quote.sum(Kind.DISTANCE)).isEqualTo(inr(7_000));
        assertThat(quote.sum(Kind.TAX)).isEqualTo(inr(10_350));
        assertThat(quote.total()).isEqualTo(inr(217_350));
        assertThat(quote.advance()).isEqualTo(inr(43_470));
    }

    @Test
    void aSmallJobCostsTheMinimum() {
        Quote quote = Pricing.quote(hourly(80_000, 100_000, 0), new Job(new Quantity(50), 0, JUNE));
        assertThat(quote.total()).isEqualTo(inr(100_000));
        assertThat(quote.sum(Kind.MINIMUM)).isEqualTo(inr(60_000));
    }

    @Test
    void aDayThatHasBegunIsADayAndAFixedJobIsOne() {
        Terms day = Terms.simple(PriceModel.DAY, "INR", 500_000);
        assertThat(Pricing.quote(day, new Job(new Quantity(201), 0, JUNE)).total())
                .isEqualTo(inr(1_500_000));
        Terms fixed = Terms.simple(PriceModel.FIXED, "INR", 90_000);
        assertThat(Pricing.quote(fixed, new Job(new Quantity(999), 0, JUNE)).total())
                .isEqualTo(inr(90_000));
    }

    @Test
    void tiersCountForWhatIsBeyondThem() {
        Terms acre = new Terms(
                PriceModel.ACRE,
                "INR",
                100_000,
                0,
                List.of(new Terms.Tier(1_000, 80_000), new Terms.Tier(500, 90_000)),
                List.of(),
                0,
                0,
                0,
                0);
        // 5 acres at 1000, 5 at 900, 2 at 800 rupees.
        assertThat(Pricing.quote(acre, new Job(Quantity.of(12), 0, JUNE)).total())
                .isEqualTo(inr(500_000 + 450_000 + 160_000));
    }

    @Test
    void aSeasonMayGoOverNewYear() {
        Terms winter = new Terms(
                PriceModel.HOUR,
                "INR",
                100_000,
                0,
                List.of(),
                List.of(new Terms.Season("12-01", "01-31", 130)),
                0,
                0,
                0,
                0);
        Job january = new Job(Quantity.of(1), 0, LocalDate.of(2027, 1, 31));
        assertThat(Pricing.quote(winter, january).total()).isEqualTo(inr(130_000));
        assertThat(Pricing.quote(winter, new Job(Quantity.of(1), 0, JUNE)).total())
                .isEqualTo(inr(100_000));
    }

    @Test
    void aDiscountIsTakenOffBeforeTaxAndNeverMoreThanThereIs() {
        Quote some = Pricing.quote(hourly(80_000, 0, 1_000), new Job(Quantity.of(1), 0, JUNE), inr(30_000));
        assertThat(some.total()).isEqualTo(inr(55_000));
        Quote all = Pricing.quote(hourly(80_000, 0, 1_000), new Job(Quantity.of(1), 0, JUNE), inr(999_999));
        assertThat(all.total()).isEqualTo(inr(0));
    }

    @Test
    void moreWorkNeverCostsLess() {
        Random random = new Random(20261123);
        for (int round = 0; round < 2_000; round++) {
            Terms terms = new Terms(
                    List.of(PriceModel.values()).get(random.nextInt(4)),
                    "INR",
                    random.nextInt(200_000),
                    random.nextInt(300_000),
                    List.of(new Terms.Tier(random.nextInt(2_000), random.nextInt(200_000))),
                    List.of(new Terms.Season("06-01", "06-30", 50 + random.nextInt(150))),
                    random.nextInt(10_000),
                    random.nextInt(5_000),
                    random.nextInt(2_800),
                    random.nextInt(5_000));
            long less = random.nextInt(5_000);
            long more = less + random.nextInt(5_000);
            int metres = random.nextInt(50_000);
            Money cheap = Pricing.quote(terms, new Job(new Quantity(less), metres, JUNE))
                    .total();
            Money dear = Pricing.quote(terms, new Job(new Quantity(more), metres, JUNE))
                    .total();
            assertThat(dear.minor()).as("%s for %s and %s", terms, less, more).isGreaterThanOrEqualTo(cheap.minor());
        }
    }

    @Test
    void theCheapestWayIsFound() {
        Terms hour = Terms.simple(PriceModel.HOUR, "INR", 80_000);
        Terms acre = Terms.simple(PriceModel.ACRE, "INR", 150_000);
        Map<PriceModel, Job> job = Map.of(
                PriceModel.HOUR, new Job(Quantity.of(4), 0, JUNE), PriceModel.ACRE, new Job(Quantity.of(2), 0, JUNE));
        assertThat(Pricing.cheapest(List.of(hour, acre), job)).contains(acre);
    }

    @Test
    void hoursAreCountedByTheHundredthBegun() {
        assertThat(Quantity.hours(Duration.ofMinutes(90))).isEqualTo(new Quantity(150));
        assertThat(Quantity.hours(Duration.ofSeconds(1))).isEqualTo(new Quantity(1));
        assertThatThrownBy(() -> new Quantity(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
