package dev.furrow.rental.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.rental.access.Account;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.equipment.Operators;
import dev.furrow.rental.equipment.Suppliers;
import dev.furrow.rental.local.LocalMarketplace;
import dev.furrow.rental.order.MoveDetails;
import dev.furrow.rental.order.Order;
import dev.furrow.rental.order.OrderMove;
import dev.furrow.rental.order.Orders;
import dev.furrow.rental.pricing.PriceModel;
import dev.furrow.rental.time.Pace;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Journeys that need the providers, too: papers and photos go to an object store, codes come to a phone.
class PapersFacesTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static Path photo;
    private final LocalMarketplace marketplace = LocalMarketplace.shared();
    private Page page;

    @BeforeAll
    static void begin() throws IOException {
        browser = Browser.start(folder.resolve("profile"));
        Files.createDirectories(PICTURES);
        BufferedImage field = new BufferedImage(1600, 1200, BufferedImage.TYPE_INT_RGB);
        var brush = field.createGraphics();
        brush.setColor(new Color(0x2f, 0x6b, 0x3a));
        brush.fillRect(200, 300, 1200, 600);
        brush.dispose();
        photo = folder.resolve("tractor.png");
        ImageIO.write(field, "png", photo.toFile());
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

    private Page phoneOf(Account account) throws Exception {
        Page phone = browser.phone();
        String url = marketplace.url("/").toString();
        phone.cookie(url, "rental-session", marketplace.get(Sessions.class).open(account.id(), "Another phone"));
        phone.go(url);
        phone.until("document.querySelector('nav')");
        return phone;
    }

    private void open(Page phone, String route) {
        phone.value("location.hash = '#/" + route + "'");
        phone.until("document.querySelector('main').innerText.trim() !== ''");
    }

    private static void send(Page phone, String where) {
        String input = where + " input[type=file]";
        phone.until("!!document.querySelector('" + input + "')");
        phone.choose(input, photo);
        phone.click(where + " .upload button");
    }

    @Test
    void somebodyNewBecomesASupplierWithPapersThatTheDeskReads() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);
        String number = marketplace.freePhone();
        page = browser.phone();
        page.go(marketplace.url("/").toString());
        // The form is made anew in the other language; what is typed before that is gone.
        page.until("!!document.querySelector('[name=phone]')");
        page.value("document.querySelector('[name=phone]').dataset.before = 'yes'");
        page.press("English");
        page.until("!document.querySelector('[name=phone]').dataset.before");
        page.type("phone", number);
        page.press("Send a code");
        page.sees("A code was sent to " + number);
        LocalMarketplace.eventually(() -> !marketplace.phone(number).inbox().isEmpty());
        page.type("code", marketplace.phone(number).inbox().getFirst().replaceAll("\\D", ""));
        page.type("name", "Mohan Patil");
        page.type("role", "SUPPLIER");
        page.press("Sign in");
        page.sees("Become a supplier");
        page.picture(PICTURES.resolve("supplier-apply-en.png"));
        page.type("name", "Patil Tractors");
        page.type("hubId", area.hub);
        page.click("main .card form button");
        page.sees("papers are missing");
        for (String kind : List.of("IDENTITY", "OWNERSHIP", "BANK")) {
            send(page, "[data-document=" + kind + "]");
            page.until("document.querySelector('[data-document=" + kind + "] a')");
        }
        page.sees("papers are being checked");
        page.picture(PICTURES.resolve("supplier-papers-en.png"));

        Account officer = marketplace.person(Role.HUB, "hi", area.hub);
        Page desk = phoneOf(officer);
        open(desk, "verify");
        desk.sees("Patil Tractors");
        desk.sees("पहचान पत्र");
        String paper = desk.value("document.querySelector('main li a').getAttribute('href')")
                .asString();
        assertThat(marketplace.as(officer, "GET", paper, "").status()).isEqualTo(302);
        desk.picture(PICTURES.resolve("hub-verify-hi.png"));
        desk.click("[name=ok]");
        desk.click("main form button");
        page.sees("approved");
        assertThat(desk.problems()).isEmpty();
    }

    @Test
    void aSupplierShowsAMachineSetsItsPriceAndItsDaysAndItsDriver() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("hi", PriceModel.HOUR);
        page = phoneOf(area.supplier);
        open(page, "machines/" + area.tractor.id());
        page.sees("Mahindra");
        send(page, "main");
        page.until("document.querySelector('img.photo') && document.querySelector('img.photo').naturalWidth === 1280");
        page.click("details summary");
        page.type("rate", "750");
        page.press("किसान कितना देगा?");
        page.sees("₹1,500");
        page.picture(PICTURES.resolve("supplier-price-hi.png"));
        page.type("reason", "तेल");
        page.press("बंद करें");
        page.sees("तेल");
        page.press("वापस लें");
        page.sees("समय से कुछ अलग नहीं");

        open(page, "operators");
        page.click("main details summary");
        page.type("phone", marketplace.freePhone());
        page.type("name", "Ramesh");
        page.type("equipmentId", area.tractor.id());
        page.type("from", "08:00");
        page.press("जोड़ें");
        page.until("document.querySelector('[data-operator=Ramesh]')");
        page.picture(PICTURES.resolve("supplier-operators-hi.png"));
    }

    @Test
    void aBreakdownIsShownWithItsPhotoAndTheFarmerSeesWhereTheMachineIs() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("hi", PriceModel.HOUR);
        Order order = area.confirmed();
        area.move(order, OrderMove.DEPART, MoveDetails.NONE);
        marketplace.as(
                area.supplier,
                "POST",
                "/api/telemetry",
                "[{\"equipmentId\":\"%s\",\"at\":\"%s\",\"latitude\":%s,\"longitude\":%s}]"
                        .formatted(
                                area.tractor.id(),
                                marketplace.get(Pace.class).instant(),
                                order.need().field().latitude() + 0.02,
                                order.need().field().longitude()));
        page = phoneOf(area.farmer);
        open(page, "orders/" + order.id());
        page.sees("दूर है");
        page.until("document.querySelector('#position svg.map')");
        page.picture(PICTURES.resolve("farmer-coming-hi.png"));

        area.move(order, OrderMove.START, MoveDetails.NONE);
        area.move(order, OrderMove.BREAK_DOWN, MoveDetails.because("बेल्ट टूट गया"));
        Page driver = phoneOf(area.supplier);
        open(driver, "orders/" + order.id());
        driver.sees("बेल्ट टूट गया");
        send(driver, "main");
        driver.until("document.querySelector('img.photo') && document.querySelector('img.photo').naturalWidth > 0");
        open(page, "orders");
        open(page, "orders/" + order.id());
        page.until("document.querySelector('img.photo') && document.querySelector('img.photo').naturalWidth > 0");
        page.picture(PICTURES.resolve("farmer-breakdown-hi.png"));
        assertThat(driver.problems()).isEmpty();
    }

    @Test
    void theDeskReadsComplaintsCallsAndRatings() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.HOUR);
        Order order = area.paid();
        Page farmer = phoneOf(area.farmer);
        open(farmer, "orders/" + order.id());
        farmer.type("why", "Shouted at my father");
        farmer.press("★");
        LocalMarketplace.eventually(() -> !marketplace
                .as(area.farmer, "GET", "/api/ratings/" + supplierOf(area), "")
                .json()
                .isEmpty());
        marketplace.as(
                area.farmer,
                "POST",
                "/api/orders/" + order.id() + "/moves",
                "{\"move\":\"DISPUTE\",\"details\":{\"reason\":\"Only half was ploughed\"}}");

        page = phoneOf(marketplace.person(Role.HUB, "en", area.hub));
        open(page, "complaints");
        page.sees("Only half was ploughed");
        page.picture(PICTURES.resolve("hub-complaints-en.png"));
        open(page, "ratings");
        page.sees("Shouted at my father");
        page.press("Hide");
        page.sees("Show again");
        page.picture(PICTURES.resolve("hub-ratings-en.png"));
        open(page, "calls");
        page.until("document.querySelector('main table') || document.querySelector('main .dim')");
        page.picture(PICTURES.resolve("hub-calls-en.png"));
        assertThat(farmer.problems()).isEmpty();
    }

    private String supplierOf(LocalMarketplace.Area area) {
        return marketplace.get(Suppliers.class).required(area.supplier.id()).id();
    }

    @Test
    void aTextIsWrittenByOneAndApprovedByAnotherAndWhatItCostIsSeen() throws Exception {
        page = phoneOf(marketplace.person(Role.MANAGEMENT, "en", null));
        open(page, "texts");
        page.type("event", "POOL_CLOSED");
        page.type("channel", "PUSH");
        page.type("language", "hi");
        page.until("document.querySelector('textarea[name=words]').value.length > 0");
        page.type("words", "पूल {village} बंद हो गया");
        page.press("Preview");
        page.sees("पूल Kharadi बंद हो गया");
        page.picture(PICTURES.resolve("management-texts-en.png"));
        page.press("Hand in for review");
        page.until("document.querySelector('[data-draft=POOL_CLOSED]')");
        page.click("[data-draft=POOL_CLOSED] [name=ok]");
        page.click("[data-draft=POOL_CLOSED] button");
        page.sees("Somebody else must review what you wrote");

        Page other = phoneOf(marketplace.person(Role.MANAGEMENT, "hi", null));
        open(other, "texts");
        other.until("document.querySelector('[data-draft=POOL_CLOSED]')");
        other.click("[data-draft=POOL_CLOSED] [name=ok]");
        other.click("[data-draft=POOL_CLOSED] button");
        other.until("!document.querySelector('[data-draft=POOL_CLOSED]')");
        open(other, "messages");
        other.until("document.querySelectorAll('main table').length === 2");
        other.picture(PICTURES.resolve("management-messages-hi.png"));
        assertThat(other.problems()).isEmpty();
    }

    @Test
    void somebodySetsWishesSignsAnotherDeviceOutAndGoesForGood() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("hi", PriceModel.HOUR);
        Account farmer = area.farmer;
        marketplace.get(Sessions.class).open(farmer.id(), "Lost phone");
        page = phoneOf(farmer);
        open(page, "settings");
        page.sees("Lost phone");
        page.until("document.querySelector('[name=voice]').checked");
        page.click("[name=voice]");
        page.type("from", "20:15");
        page.click("main form button");
        LocalMarketplace.eventually(() -> marketplace
                        .as(farmer, "GET", "/api/notification/preference", "")
                        .json()
                        .path("quietFrom")
                        .asInt()
                == 1215);
        page.picture(PICTURES.resolve("farmer-settings-hi.png"));
        page.value("[...document.querySelectorAll('[data-device]')].find(each => each.innerText.includes('Lost phone'))"
                + ".querySelector('button').click()");
        page.until("!document.body.innerText.includes('Lost phone')");
        assertThat(marketplace
                        .as(farmer, "GET", "/api/notification/preference", "")
                        .json()
                        .path("voice")
                        .asBoolean())
                .isFalse();

        page.value("document.querySelector('main > details').open = true");
        page.click("[name=sure]");
        page.click("main > details form button");
        page.until("document.querySelector('[name=phone]')");
        assertThat(marketplace.as(farmer, "GET", "/api/me", "").status()).isEqualTo(401);
    }

    @Test
    void anOperatorReadsThePlanWithoutNetworkAndWorksByIt() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("hi", PriceModel.ACRE);
        Account driver = marketplace.person(Role.OPERATOR, "hi", area.hub);
        marketplace
                .get(Operators.class)
                .roster(
                        marketplace.get(Suppliers.class).required(area.supplier.id()),
                        new Operators.Roster(driver.phone(), "Ramesh", "hi", area.tractor.id(), 0, 1440));
        Order order = area.confirmed();
        page = phoneOf(driver);
        page.sees(order.code());
        page.offline(true);
        open(page, "orders");
        open(page, "");
        page.until("document.querySelector('[data-stale]')");
        page.sees(order.code());
        page.picture(PICTURES.resolve("operator-offline-hi.png"));
        page.offline(false);

        page.click("a.card");
        page.press("निकलें");
        page.press("शुरू करें");
        page.sees("शुरू");
        page.picture(PICTURES.resolve("operator-work-hi.png"));
        page.until("document.querySelector('#moves [name=n]')");
        page.value("document.querySelector('#moves [name=n]').closest('details').open = true");
        page.type("n", "1.75");
        page.value("document.querySelector('#moves [name=n]').form.requestSubmit()");
        LocalMarketplace.eventually(() -> {
            var measured =
                    marketplace.get(Orders.class).required(order.id()).work().measured();
            return measured != null && measured.hundredths() == 175;
        });
    }

    @Test
    void anAgentCollectsNeighboursFieldsAndReadsThemWithoutNetwork() throws Exception {
        LocalMarketplace.Area area = marketplace.new Area("en", PriceModel.ACRE);
        page = phoneOf(marketplace.person(Role.AGENT, "en", area.hub));
        page.value("localStorage.setItem('field', JSON.stringify({name: 'Kharadi', latitude: %s, longitude: %s}))"
                .formatted(area.tractor.home().latitude(), area.tractor.home().longitude()));
        open(page, "orders");
        open(page, "");
        page.press("New pool");
        page.type("hubId", area.hub);
        page.type("target", "4");
        page.press("Open it");
        page.sees("0 of 4 acres");
        page.type("farmerPhone", marketplace.freePhone());
        page.type("farmerName", "Lata");
        page.type("acres", "1.5");
        page.press("Add");
        page.sees("1.5 of 4 acres");
        page.picture(PICTURES.resolve("agent-pool-en.png"));
        page.offline(true);
        open(page, "orders");
        open(page, "");
        page.until("document.querySelector('[data-stale]')");
        page.sees("1.5 of 4 acres");
        page.picture(PICTURES.resolve("agent-offline-en.png"));
    }
}
