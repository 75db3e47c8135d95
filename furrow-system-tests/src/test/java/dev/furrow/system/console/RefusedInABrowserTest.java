package dev.furrow.system.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.furrow.api.json.Json;
import dev.furrow.server.identity.AdminAnswer;
import dev.furrow.server.identity.AdminRequest;
import dev.furrow.server.identity.NewSecret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who may look and do nothing, in a real browser.
final class RefusedInABrowserTest {
    private static final String POLICY = "{'Statement':[{'Effect':'Allow','Action':['swf:List*','swf:Describe*',"
            + "'swf:Get*','swf:Count*','furrow:List*','furrow:Show*','furrow:ReadMetrics','furrow:ExplainDenial'],"
            + "'Resource':'*'},{'Sid':'NoEnds','Effect':'Deny','Action':'swf:Terminate*','Resource':'*'}]}";

    @TempDir
    private static Path folder;

    private static Shop shop;
    private static Chromium browser;

    @BeforeAll
    static void start() {
        shop = Shop.open(folder, "auth", "optional");
        shop.start("order-1", "{}", Shop.DECIDERS, "express");
        administer("{'action':'CreateUser','user':'dave'}");
        administer("{'action':'PutPolicy','policy':'looks','document':'" + POLICY.replace("'", "\\'") + "'}");
        administer("{'action':'AttachPolicy','user':'dave','policy':'looks'}");
        NewSecret key = administer("{'action':'CreateKey','user':'dave'}").credentials();
        browser = shop.browser();
        shop.open("/console/sign-in");
        browser.fill("input[name=key]", key.accessKeyId());
        browser.fill("input[name=secret]", key.secretAccessKey());
        browser.leads(() -> browser.click("main button.main"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    private static AdminAnswer administer(String json) {
        return shop.server()
                .administer(Json.decodeTrusted(
                        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), AdminRequest.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/executions?domain=shop",
                "/console/execution?domain=shop&workflowId=order-1",
                "/console/types?domain=shop",
                "/console/types?domain=shop&kind=activity",
                "/console/type?domain=shop&kind=workflow&name=order&version=1",
                "/console/domains",
                "/console/domain?domain=shop",
                "/console/access",
                "/console/system",
                "/console/prices"
            })
    void besideEveryActionThatIsRefusedStandsWhichStatementDecides(String path) {
        shop.open(path);

        assertThat(browser.evaluate("document.querySelectorAll('main button:disabled').length")
                        .asInt())
                .isPositive();
        assertThat(browser.evaluate("[...document.querySelectorAll('main button:disabled')].filter(button => {"
                                + " const why = document.getElementById(button.getAttribute('aria-describedby'));"
                                + " return !why || !why.matches('details.denied:has(ul li)'); }).map(button =>"
                                + " button.outerHTML).join()")
                        .asText())
                .as("refused and not explained")
                .isEmpty();
        assertThat(browser.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) =>"
                                + " all.indexOf(id) < i).join()")
                        .asText())
                .as("ids that are there twice")
                .isEmpty();
        shop.check(path);
    }

    @Test
    void whoMayNotTerminateReadsWhichStatementForbidsIt() {
        shop.openExecution("order-1", "");
        browser.click("details:has(input[value=terminate]) > summary");
        browser.click("form:has(input[value=terminate]) details.denied summary");

        assertThat(browser.text("form:has(input[value=terminate]) details.denied"))
                .contains("Not allowed: swf:TerminateWorkflowExecution", "NoEnds");
        assertThat(browser.evaluate("document.querySelector('form:has(input[value=terminate]) button').disabled")
                        .asBoolean())
                .isTrue();
    }
}
