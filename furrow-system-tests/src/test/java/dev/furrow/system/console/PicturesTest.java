package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.decision.CompleteWorkflowExecutionDecision;
import dev.furrow.api.decision.FailWorkflowExecutionDecision;
import dev.furrow.api.decision.StartTimerDecision;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the pages look: each main page in both themes and three widths beside the picture that is kept of it, some in
/// Hindi. The pictures have two fonts, one for each alphabet, and no times and numbers. `-Dconsole.pictures=true`
/// makes them anew, and those of the documentation with them.
final class PicturesTest {
    private static final boolean ANEW = Boolean.getBoolean("console.pictures");
    private static final Path KEPT = Path.of("src/test/resources/console-pictures");
    private static final Path DIFFERENT = Path.of("target/console-pictures");
    private static final Path DOCS = Path.of("../docs/console");
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    /// The letters of Hindi, from Debian's package fonts-noto-core.
    private static final Path DEVANAGARI = Path.of("/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf");

    private static final double SCALE = 0.5;
    /// The share of pixels that may look different: less than a button takes away, more than edges of letters do.
    private static final double TOLERATED = 0.002;
    /// How different a pixel must be to count, of 255.
    private static final int VISIBLE = 40;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();
    private static final Map<String, int[]> WIDTHS = new LinkedHashMap<>();
    private static final List<String> HINDI = List.of("home", "task-list");

    static {
        PAGES.put("home", "/console/");
        PAGES.put("executions", "/console/executions?domain=shop&sort=id&order=asc");
        PAGES.put("execution", "/console/execution?domain=shop&workflowId=order-1001");
        PAGES.put("task-list", "/console/task-list?domain=shop&kind=activity&list=cashiers");
        PAGES.put("type", "/console/type?domain=shop&kind=workflow&name=order&version=1");
        PAGES.put("domain", "/console/domain?domain=shop");
        PAGES.put("system", "/console/system");
        PAGES.put("sign-in", "/console/sign-in");
        WIDTHS.put("phone", new int[] {390, 844});
        WIDTHS.put("tablet", new int[] {820, 900});
        WIDTHS.put("desktop", new int[] {1280, 800});
    }

    /// Times, numbers and ids are not what a picture is compared for, and bars and lines follow them.
    private static final String STILL = """
            (() => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode;
                if (text.parentElement.closest('code') && text.data.length > 18) {
                  text.data = 'an id or a path';
                }
                text.data = text.data
                    .replace(/\\d[\\d.,]*\\s?(ms|min|s|h|d|B|KB|MB|GB|TB)\\b(\\s\\d+\\s?(min|s|h)\\b)?/g, '0')
                    .replace(/\\d[\\d.,]*\\s(मि\\.से\\.|मि\\.|से\\.|घं\\.|दिन)(\\s\\d+\\s(मि\\.|से\\.|घं\\.))?/g, '0')
                    .replace(/\\d([\\d.,:+-]*\\d)?/g, '0');
              }
              document.querySelectorAll('.chart, .timeline svg, .bars, progress, meter').forEach(moving => {
                moving.style.visibility = 'hidden';
              });
              document.activeElement.blur();
              scrollTo(0, 0);
            })()""";

    @TempDir
    private static Path folder;

    private static Shop shop;

    @BeforeAll
    static void start() {
        shop = Shop.open(folder, "lanes", "2");
        shop.start("order-1001", "{\"order\":1001,\"customer\":\"C-17\",\"amount\":49.9}", Shop.DECIDERS, "express");
        shop.decide(Shop.DECIDERS, Shop.charge("charge-1"), new StartTimerDecision("remind", null, "3600"));
        shop.start("order-1002", "express");
        shop.decide(Shop.DECIDERS, new CompleteWorkflowExecutionDecision("{\"shipped\":true}"));
        shop.start("order-1003", "plain");
        shop.decide(Shop.DECIDERS, new FailWorkflowExecutionDecision("The card was refused", null));
        shop.start("order-1004", "plain");
        shop.terminate("order-1004");
        for (int i = 1005; i < 1012; i++) {
            shop.start("order-" + i, i % 2 == 0 ? "express" : "plain");
        }
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    /// The only fonts that a browser finds then, on whichever machine.
    private static Map<String, String> twoFonts() throws IOException {
        Path fonts = Files.createDirectories(folder.resolve("fonts"));
        assertThat(DEVANAGARI).as("apt-get install fonts-noto-core").exists();
        Files.copy(DEVANAGARI, fonts.resolve("devanagari.ttf"));
        try (InputStream font = PicturesTest.class.getResourceAsStream(FONT)) {
            Files.copy(font, fonts.resolve("font.ttf"));
        }
        Path file = folder.resolve("fonts.conf");
        Files.writeString(file, """
                <?xml version="1.0"?>
                <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
                <fontconfig>
                  <dir>FONTS</dir>
                  <cachedir>FONTS/cache</cachedir>
                  <match target="font">
                    <edit name="antialias" mode="assign"><bool>true</bool></edit>
                    <edit name="hinting" mode="assign"><bool>false</bool></edit>
                    <edit name="rgba" mode="assign"><const>none</const></edit>
                  </match>
                </fontconfig>
                """.replace("FONTS", fonts.toString()), StandardCharsets.UTF_8);
        return Map.of("FONTCONFIG_FILE", file.toString());
    }

    /// How much of a picture looks different from another one.
    static double share(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 1;
        }
        int different = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                different += distance(one.getRGB(x, y), other.getRGB(x, y)) > VISIBLE ? 1 : 0;
            }
        }
        return (double) different / (one.getWidth() * one.getHeight());
    }

    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((one >> shift & 255) - (other >> shift & 255)));
        }
        return most;
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void everyMainPageLooksAsItDidInBothThemesAndThreeWidths() throws IOException {
        shop.closeBrowser();
        Chromium browser = shop.browser(twoFonts());
        // What renews itself would bring the times back.
        browser.before("window.setInterval = () => 0; window.EventSource = undefined");
        Map<String, Double> different = new LinkedHashMap<>();
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            browser.size(1280, 800);
            shop.open(page.getValue());
            if (page.getKey().equals("execution")) {
                Chromium.await(
                        "the parts are there",
                        () -> browser.evaluate(
                                                "document.querySelectorAll('#timeline svg, .tree, #at-state .then').length")
                                        .asInt()
                                >= 3);
            } else if (page.getKey().equals("executions")) {
                shop.shows("#count", "executions");
            }
            look(browser, page.getKey(), different);
        }
        browser.size(1280, 800);
        shop.open("/console/");
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        for (String page : HINDI) {
            browser.size(1280, 800);
            shop.open(PAGES.get(page));
            look(browser, page + "-hindi", different);
        }
        shop.closeBrowser();
        assertThat(different)
                .as("share of pixels that look different; see " + DIFFERENT + ", and -Dconsole.pictures=true")
                .isEmpty();
    }

    private static void look(Chromium browser, String page, Map<String, Double> different) throws IOException {
        browser.evaluate(STILL);
        for (Map.Entry<String, int[]> width : WIDTHS.entrySet()) {
            int[] size = width.getValue();
            browser.size(size[0], size[1]);
            for (boolean dark : new boolean[] {false, true}) {
                browser.prefersDark(dark);
                String name = page + "-" + width.getKey() + (dark ? "-dark" : "-light");
                compare(name, browser.picture(size[0], size[1], SCALE), different);
            }
        }
    }

    private static void compare(String name, byte[] picture, Map<String, Double> different) throws IOException {
        Path kept = KEPT.resolve(name + ".png");
        if (ANEW) {
            Files.createDirectories(KEPT);
            Files.write(kept, picture);
            return;
        }
        double share = Files.exists(kept) ? share(read(Files.readAllBytes(kept)), read(picture)) : 1;
        if (share > TOLERATED) {
            Files.createDirectories(DIFFERENT);
            Files.write(DIFFERENT.resolve(name + ".png"), picture);
            different.put(name, share);
        }
    }

    @Test
    void aButtonIsMoreThanIsTolerated() throws IOException {
        // A page with one button more must not pass for the page.
        BufferedImage page = read(Files.readAllBytes(KEPT.resolve("sign-in-desktop-light.png")));
        BufferedImage other = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        other.getGraphics().drawImage(page, 0, 0, null);
        assertThat(share(page, other)).isZero();
        Graphics graphics = other.getGraphics();
        graphics.setColor(new Color(0x2f6b3a));
        graphics.fillRect(500, 300, 45, 14);

        assertThat(share(page, other)).isGreaterThan(TOLERATED);
        assertThat(share(page, read(Files.readAllBytes(KEPT.resolve("sign-in-desktop-dark.png")))))
                .isGreaterThan(0.5);
    }

    @Test
    void thePicturesAreSmallAndThoseOfTheDocumentationAreThere() throws IOException {
        if (ANEW) {
            paint();
        }
        long bytes = 0;
        for (Path shelf : new Path[] {KEPT, DOCS}) {
            try (var files = Files.list(shelf)) {
                for (Path file : files.toList()) {
                    bytes += Files.size(file);
                }
            }
        }
        assertThat(bytes).isLessThan(2_000_000);
        for (String line : Files.readAllLines(DOCS.resolveSibling("console.md"))) {
            if (line.startsWith("![")) {
                assertThat(DOCS.resolveSibling(line.substring(line.indexOf('(') + 1, line.indexOf(')'))))
                        .exists();
            }
        }
    }

    private static void paint() throws IOException {
        Map<String, String> pictures = new LinkedHashMap<>(PAGES);
        pictures.keySet().removeAll(Set.of("type", "domain", "sign-in"));
        shop.closeBrowser();
        Chromium browser = shop.browser();
        Files.createDirectories(DOCS);
        for (Map.Entry<String, String> page : pictures.entrySet()) {
            browser.size(1000, 640);
            browser.prefersDark(page.getKey().equals("task-list"));
            shop.open(page.getValue());
            if (page.getKey().equals("execution")) {
                shop.shows("#timeline", "charge");
            }
            Files.write(DOCS.resolve(page.getKey() + ".png"), browser.picture());
        }
        browser.prefersDark(false);
        browser.leads(() -> browser.click("button[name=language][value=hi]"));
        shop.open("/console/");
        Files.write(DOCS.resolve("home-hindi.png"), browser.picture());
        shop.closeBrowser();
    }
}
