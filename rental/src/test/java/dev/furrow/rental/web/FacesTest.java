package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journeys through the faces in a real browser against the running application.
class FacesTest {
    /// On a 2G network of 5 KB a second a first visit takes less than ten seconds, a further page one or two.
    private static final long FIRST_VISIT = 48_000;
    private static final long NEXT_PAGE = 6_000;
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path profile;

    private static Browser browser;
    private final RunningRental rental = RunningRental.shared();
    private final RunningRental.Area area = rental.area();
    private Page page;

    @BeforeAll
    static void begin() throws IOException {
        browser = Browser.start(profile);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingWentWrongInThePage() {
        assertThat(page.problems()).isEmpty();
    }

    @Test
    void aFarmerBooksAndASupplierAcceptsAndBothSeeItAtOnce() throws Exception {
        Account asha = area.supplier("Asha", "hi", 3);
        page = phoneOf(area.person(Role.FARMER, "Farid", "en"));
        choosePlace(page);
        page.sees("Tractor of Asha");
        assertThat(page.value("document.querySelectorAll('svg.map circle').length")
                        .asInt())
                .isGreaterThan(3);
        page.picture(PICTURES.resolve("farmer-search-en.png"));
        page.click("[data-machine]");
        page.press("Get a price");
        page.sees("₹1,200");
        page.press("Book");
        page.sees("Asking 1 of 1");
        page.picture(PICTURES.resolve("farmer-asking-en.png"));

        Page supplier = phoneOf(asha);
        supplier.sees("प्रस्ताव");
        supplier.until("!!document.querySelector('.countdown').textContent.match(/^[0-9]+:[0-9][0-9]$/)");
        supplier.picture(PICTURES.resolve("supplier-offer-hi.png"));
        supplier.press("स्वीकार करें");

        page.until("document.querySelector('[data-state=CONFIRMED]')");
        supplier.sees("पक्का");
        assertThat(supplier.problems()).isEmpty();
    }

    @Test
    void theDeskAssignsByHand() throws Exception {
        Account bala = area.supplier("Bala", "en", 3);
        page = phoneOf(area.person(Role.FARMER, "Gita", "hi"));
        choosePlace(page);
        page.click("[data-machine]");
        page.press("दाम पूछें");
        page.press("बुक करें");
        page.sees("1 में से 1 से पूछ रहे हैं");

        Page desk = phoneOf(area.person(Role.HUB, "Desk", "en"));
        desk.click("[data-column=search] a.card");
        desk.sees("Who was considered");
        desk.picture(PICTURES.resolve("hub-ladder-en.png"));
        desk.press("Assign");
        desk.until("document.querySelector('[data-state=CONFIRMED]')");
        page.until("document.querySelector('[data-state=CONFIRMED]')");
        page.sees("केंद्र");
        assertThat(desk.problems()).isEmpty();
        assertThat(bala).isNotNull();
    }

    @Test
    void withoutNetworkTheListIsThereAndSaysHowOldItIs() throws Exception {
        area.supplier("Charu", "en", 3);
        Account farmer = area.person(Role.FARMER, "Hari", "hi");
        page = phoneOf(farmer);
        choosePlace(page);
        page.click("[data-machine]");
        page.press("दाम पूछें");
        page.until("location.hash.startsWith('#/orders/')");
        page.press("ऑर्डर");
        page.until("document.querySelector('a.card [data-state=DRAFT]')");
        page.until("navigator.serviceWorker.controller || navigator.serviceWorker.ready.then(() => true)");

        page.offline(true);
        page.press("सूचनाएँ");
        page.press("ऑर्डर");
        page.sees("नेटवर्क नहीं है");
        page.until("document.querySelector('[data-stale]') && document.querySelector('a.card [data-state=DRAFT]')");
        page.picture(PICTURES.resolve("farmer-offline-hi.png"));

        // A write waits, is seen to wait, and is sent once when the network is back.
        page.click("a.card");
        page.press("बुक करें");
        page.until("document.querySelector('[data-pending]')");
        page.sees("नेटवर्क की प्रतीक्षा");
        assertThat(page.value("document.querySelector('[data-state=DRAFT]') !== null")
                        .asBoolean())
                .isTrue();
        page.offline(false);
        page.value("dispatchEvent(new Event('online'))");
        page.until("!document.querySelector('[data-pending]') && !document.querySelector('[data-state=DRAFT]')");
    }

    @Test
    void everyTabOfEveryFaceOpens() throws Exception {
        for (Role role : List.of(Role.SUPPLIER, Role.OPERATOR, Role.HUB, Role.AGENT, Role.MANAGEMENT, Role.FARMER)) {
            Account account =
                    role == Role.SUPPLIER ? area.supplier("Esha", "mr", 2) : area.person(role, "Person " + role, "mr");
            page = phoneOf(account);
            int tabs = page.value("document.querySelectorAll('nav a').length").asInt();
            for (int i = 0; i < tabs; i++) {
                page.value("document.querySelectorAll('nav a')[" + i + "].click()");
                page.until("document.querySelectorAll('nav a')[" + i + "].matches('[aria-current]')"
                        + " && document.querySelector('main').innerText.trim() !== ''");
                assertThat(page.value("document.querySelector('main .problem') === null")
                                .asBoolean())
                        .as("%s, tab %s: %s", role, i, page.text())
                        .isTrue();
            }
            assertThat(page.problems()).as(role.name()).isEmpty();
        }
    }

    @Test
    void managementReadsAReportAndWritesOne() throws Exception {
        page = phoneOf(area.person(Role.MANAGEMENT, "Boss", "en"));
        page.go(rental.url() + "/#/reports/inventory-use");
        page.until("document.querySelector('img.chart').naturalWidth > 0");
        page.sees("Jobs");
        page.picture(PICTURES.resolve("management-report-en.png"));
        page.go(rental.url() + "/#/studio");
        page.press("Preview");
        page.until("[...document.querySelectorAll('main th')].some(each => each.textContent === 'hub')");
        page.value(
                "document.querySelector('textarea').value = '---\\ntitle: x\\nroles: [MANAGEMENT]\\n---\\nselect * from account'");
        page.press("Preview");
        page.sees("is no relation");
    }

    @Test
    void aPageIsSmall() throws Exception {
        area.supplier("Devi", "en", 3);
        page = phoneOf(area.person(Role.FARMER, "Indu", "mr"));
        page.until("document.querySelector('nav')");
        page.until("performance.now() > 1500");
        assertThat(page.bytes()).isLessThan(FIRST_VISIT);
        page.press("ऑर्डर");
        page.sees("अजून ऑर्डर नाही");
        assertThat(page.bytes()).isLessThan(NEXT_PAGE);
    }

    private Page phoneOf(Account account) throws Exception {
        Page phone = browser.phone();
        phone.cookie(rental.url(), "rental-session", rental.tokenOf(account));
        phone.go(rental.url() + "/");
        phone.until("document.querySelector('nav')");
        return phone;
    }

    private void choosePlace(Page phone) {
        phone.until("[...document.querySelectorAll('[name=place] option')].some(each => each.textContent === '"
                + area.name + "')");
        phone.value(
                "(select => { select.value = [...select.options].find(each => each.textContent === '" + area.name
                        + "').value; select.dispatchEvent(new Event('change', {bubbles: true})); })(document.querySelector('[name=place]'))");
        phone.until("document.querySelector('[data-machine]')");
    }
}
