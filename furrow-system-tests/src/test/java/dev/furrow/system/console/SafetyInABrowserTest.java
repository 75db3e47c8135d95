package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.furrow.server.identity.NewSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody means harm with, tried in a real browser by a page of another site, against a server where people
/// must sign in.
final class SafetyInABrowserTest {
    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;
    private static NewSecret admin;
    private static HttpServer elsewhere;
    private static volatile String evil = "";

    @BeforeAll
    static void start() throws IOException {
        shop = new Shop(folder, "auth", "required");
        admin = shop.server().firstAdministrator();
        browser = shop.browser();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            byte[] page = evil.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void stop() {
        elsewhere.stop(0);
        shop.close();
    }

    @BeforeEach
    void nobodyComingFromNowhere() {
        browser.open("about:blank");
        browser.call("Network.clearBrowserCookies", Map.of());
    }

    /// A page of another site: the same machine under another name.
    private static void openElsewhere(String page) {
        evil = page;
        browser.open("http://localhost:" + elsewhere.getAddress().getPort() + "/");
    }

    private static void signIn(String path) {
        shop.open(path);
        browser.fill("input[name=key]", admin.accessKeyId());
        browser.fill("input[name=secret]", admin.secretAccessKey());
        browser.leads(() -> browser.click("main button.main"));
    }

    private static String location() {
        return browser.evaluate("location.pathname + location.search").asText();
    }

    private static String session() {
        for (String cookie : browser.cookies().split("; ")) {
            if (cookie.startsWith("furrow-session")) {
                return cookie.substring(cookie.indexOf('=') + 1);
            }
        }
        return "";
    }

    @Test
    void aPersonSignsInAndOutWithOnlyAKeyboardAndGetsWhereTheyWanted() {
        shop.open("/console/domains");
        assertThat(browser.text("h1")).isEqualTo("Sign in");
        // The field for the key has the focus.
        browser.type(admin.accessKeyId());
        browser.tab();
        browser.type(admin.secretAccessKey());
        browser.leads(browser::enter);
        assertThat(location()).isEqualTo("/console/domains");

        browser.tabTo("e.closest('form[action=\"/console/sign-out\"]')");
        browser.leads(browser::enter);

        assertThat(location()).isEqualTo("/console/sign-in");
    }

    @Test
    void aSessionThatSomebodyElseHasPlantedIsNotTheOneThatIsSignedIn() {
        shop.open("/console/sign-in");
        String planted = session();
        assertThat(planted).isNotEmpty();

        signIn("/console/sign-in");

        assertThat(session()).isNotEmpty().isNotEqualTo(planted);
        assertThat(browser.evaluate("document.cookie").asText())
                .as("no script can read it")
                .doesNotContain("furrow-session");
    }

    @Test
    void aFormOfAnotherSiteDoesNothing() {
        signIn("/console/domains");
        assertThat(location()).isEqualTo("/console/domains");

        openElsewhere("<form method=post action='" + shop.url()
                + "/console/domains'><input name=name value=forged><input name=retention value=1></form>");
        browser.leads(() -> browser.evaluate("document.forms[0].submit()"));

        assertThat(browser.text("body")).doesNotContain("It is registered");
        // Nor does it sign anybody out.
        shop.open("/console/domains");
        assertThat(browser.text("h1")).isEqualTo("Domains");
        assertThat(browser.text("main")).doesNotContain("forged");
    }

    @Test
    void whoFollowsALinkOfAnotherSiteIsStillSignedIn() {
        signIn("/console/domains");
        String session = session();

        openElsewhere("<a href='" + shop.url() + "/console/executions?tag=a%26b'>look</a>");
        browser.leads(() -> browser.click("a"));

        Chromium.await("the page comes", () -> browser.text("h1").equals("Executions"));
        assertThat(location()).isEqualTo("/console/executions?tag=a%26b");
        assertThat(session()).isEqualTo(session);
    }

    @Test
    void aPageOfAnotherSiteCannotReadTheStreamOrTheData() {
        signIn("/console/");

        openElsewhere("<p>elsewhere</p>");

        for (String path : new String[] {"/console/api/home", "/console/", "/console/api/domains"}) {
            assertThat(browser.evaluate("fetch('" + shop.url() + path
                                    + "', {credentials: 'include'}).then(() => 'read', () => 'refused')")
                            .asText())
                    .as(path)
                    .isEqualTo("refused");
        }
        assertThat(browser.evaluate("new Promise(done => { const s = new EventSource('" + shop.url()
                                + "/console/', {withCredentials: true}); s.onopen = () => done('read');"
                                + " s.onerror = () => { s.close(); done('refused'); }; })")
                        .asText())
                .isEqualTo("refused");
    }

    @Test
    void noOtherSiteCanPutAPageIntoAFrame() {
        signIn("/console/");

        openElsewhere("<iframe src='" + shop.url() + "/console/'></iframe>");

        Chromium.await(
                "the browser says why it shows nothing",
                () -> browser.complaints().stream().anyMatch(complaint -> complaint.contains("frame-ancestors")));
    }

    @Test
    void signingInLeadsNowhereElse() {
        for (String to : new String[] {"https://evil.test/", "//evil.test/console/", "/console/\\evil.test"}) {
            browser.call("Network.clearBrowserCookies", Map.of());
            signIn("/console/sign-in?to=" + Shop.encode(to));

            assertThat(browser.evaluate("location.href").asText()).isEqualTo(shop.url() + "/console/");
        }
    }

    @Test
    void aPageThatIsOpenElsewhereLeavesWhenItsSessionEnds() {
        signIn("/console/");
        assertThat(location()).isEqualTo("/console/");

        // As in another window of the same browser. The page may be gone before it has the answer.
        browser.evaluate("void fetch('/console/sign-out', {method: 'POST', body: new URLSearchParams({proof:"
                + " document.querySelector('input[name=proof]').value}), redirect: 'manual'})");

        Chromium.await("the page asks for a sign-in", () -> location().startsWith("/console/sign-in"));
        assertThat(URI.create(browser.evaluate("location.href").asText()).getAuthority())
                .isEqualTo(URI.create(shop.url()).getAuthority());
    }

    @Test
    void whoHasSignedInGivesADomainItsQuota() {
        signIn("/console/domains");
        browser.fill("form input[name=name]", "depot");
        browser.leads(() -> browser.click("form:has(input[name=retention]) button"));
        shop.open("/console/domain?domain=depot");
        String quota = "tr:has(input[value=open-executions-per-domain]) ";
        browser.fill(quota + "input[name=value]", "77");
        browser.leads(() -> browser.click(quota + "button[value=quota]"));

        assertThat(browser.text(quota)).contains("77");
    }

    @Test
    void usersKeysPoliciesAndTheLogAreLookedAfterOnThePages() {
        signIn("/console/access");
        browser.fill("form:has(button[value=CreateUser]) input[name=user]", "carol");
        browser.leads(() -> browser.click("button[value=CreateUser]"));
        assertThat(browser.text("main")).contains("carol");
        browser.fill("form.stack input[name=policy]", "looks");
        browser.fill(
                "textarea[name=document]",
                "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":[\"swf:List*\",\"furrow:ExplainDenial\"],\"Resource\":\"*\"}}");
        browser.leads(() -> browser.click("button[value=PutPolicy]"));
        assertThat(browser.text("main")).contains("looks");
        String attach = "form:has(button[value=AttachPolicy]) ";
        browser.fill(attach + "input[name=policy]", "looks");
        browser.fill(attach + "input[name=user]", "carol");
        browser.leads(() -> browser.click("button[value=AttachPolicy]"));
        browser.leads(() ->
                browser.click("form:has(button[value=CreateKey]):has(input[value=carol]) button[value=CreateKey]"));
        assertThat(browser.text("main")).contains("This is the only time");
        String key = browser.text("#new-key");
        String secret = browser.text("#new-secret");

        shop.open("/console/audit?contains=CreateKey");
        shop.shows("main", "furrow:CreateKey");

        // Whoever lacks a permission sees which, and which statement decides.
        browser.call("Network.clearBrowserCookies", Map.of());
        shop.open("/console/sign-in?to=%2Fconsole%2Fdomains");
        browser.fill("input[name=key]", key);
        browser.fill("input[name=secret]", secret);
        browser.leads(() -> browser.click("main button.main"));
        assertThat(browser.evaluate("document.querySelectorAll('main button:disabled').length")
                        .asInt())
                .isPositive();
        browser.click("details.denied summary");
        assertThat(browser.text("details.denied")).contains("Not allowed: swf:RegisterDomain");
        assertThat(browser.text("details.denied ul")).isNotEmpty();
    }
}
