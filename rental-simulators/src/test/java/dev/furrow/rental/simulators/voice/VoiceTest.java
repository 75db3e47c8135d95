package dev.furrow.rental.simulators.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.furrow.rental.simulators.Application;
import dev.furrow.rental.simulators.Customer;
import dev.furrow.rental.simulators.SimulatorSettings;
import dev.furrow.rental.simulators.Simulators;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneEvent;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.SteppedTimeline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {
    private static final String CONNECT = "/v1/Accounts/furrow1/Calls/connect.json";
    private static final PhoneNumber EXOPHONE = new PhoneNumber("+918047100000");
    private static final String MENU =
            "<Response><Gather numDigits='1' method='GET' action='/ivr/key' timeout='5'><Say>Press 1 to start.</Say></Gather>"
                    + "<Say>Nothing was pressed.</Say><Hangup/></Response>";
    private static final String BYE = "<Response><Say>Started.</Say><Hangup/></Response>";

    /// One for all, and so one key of the service account: to make one takes a while.
    @TempDir
    private static Path data;

    private final SteppedTimeline timeline = new SteppedTimeline(Instant.parse("2026-11-23T06:30:00Z"));
    private Application application;
    private Simulators simulators;
    private Customer customer;
    private Phone phone;

    @BeforeEach
    void start() throws IOException {
        application = new Application();
        simulators = Simulators.start(SimulatorSettings.anywhere(data), timeline);
        simulators.voice().line(EXOPHONE, new Voice.Line(application.url("/ivr"), application.url("/missed")));
        customer = new Customer(simulators.url());
        phone = simulators.phones().at("+919812300001");
    }

    @AfterEach
    void stop() {
        customer.close();
        simulators.close();
        application.close();
    }

    private Map<String, String> call() {
        return Map.of(
                "From", "+919812300001",
                "CallerId", "08047100000",
                "Url", application.url("/ivr"),
                "StatusCallback", application.url("/status"),
                "StatusCallbackContentType", "application/json",
                "StatusCallbackEvents[0]", "answered",
                "StatusCallbackEvents[1]", "terminal",
                "CustomField", "offer-5");
    }

    private String connect(String... changes) {
        Customer.Answer answer = customer.form(CONNECT, Customer.AUTH, Customer.with(call(), changes));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().at("/Call/Status").stringValue()).isEqualTo("in-progress");
        timeline.advance(Duration.ofSeconds(1));
        return answer.json().at("/Call/Sid").stringValue();
    }

    private String status(String sid) {
        return customer.get("/v1/Accounts/furrow1/Calls/" + sid + ".json", "Authorization", Customer.AUTH)
                .json()
                .at("/Call/Status")
                .stringValue();
    }

    private List<String> told() {
        timeline.advance(Duration.ofMillis(1));
        return application.calls.stream()
                .filter(each -> each.path().equals("/status"))
                .map(each ->
                        each.body().replaceAll(".*\"Status\":\"([a-z-]+)\".*\"EventType\":\"([a-z]+)\".*", "$2 $1"))
                .toList();
    }

    @Test
    void aCallRingsSpeaksTakesAKeyAndTellsHowItEnded() {
        application.script("/ivr", MENU);
        application.script("/ivr/key", BYE);
        String sid = connect();
        assertThat(phone.isRinging()).isTrue();
        phone.answer();
        assertThat(phone.transcript()).containsExactly("Press 1 to start.");
        timeline.advance(Duration.ofSeconds(4));
        phone.press("1");
        assertThat(phone.transcript()).containsExactly("Press 1 to start.", "> 1", "Started.");
        assertThat(phone.isInCall()).isFalse();
        assertThat(status(sid)).isEqualTo("completed");
        assertThat(told()).containsExactly("answered in-progress", "terminal completed");
        assertThat(application.calls.getLast().body()).contains("\"ConversationDuration\":\"4\"");

        Application.Call first = application.calls.getFirst();
        assertThat(first.method()).isEqualTo("GET");
        assertThat(first.form().get("CallSid")).isEqualTo(sid);
        assertThat(first.form().get("CallFrom")).isEqualTo("+919812300001");
        assertThat(first.form().get("CallTo")).isEqualTo("+918047100000");
        assertThat(first.form().get("Direction")).isEqualTo("outbound-dial");
        assertThat(first.form().get("CustomField")).isEqualTo("offer-5");
        assertThat(application.values("/ivr/key", "digits")).containsExactly("\"1\"");
        assertThat(application.values("/ivr/key", "DigitsPressed")).containsExactly("1");
    }

    @Test
    void aFlowMayBeNamedByItsNumber() {
        simulators.voice().flow("1234", application.url("/ivr"));
        application.script("/ivr", BYE);
        connect("Url", "http://my.exotel.com/furrow1/exoml/start_voice/1234");
        phone.answer();
        assertThat(phone.transcript()).containsExactly("Started.");
        assertThat(customer.form(
                                CONNECT,
                                Customer.AUTH,
                                Customer.with(call(), "Url", "http://my.exotel.com/furrow1/exoml/start_voice/9"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void nobodyAnswers() {
        String sid = connect("TimeOut", "20");
        timeline.advance(Duration.ofSeconds(18));
        assertThat(phone.isRinging()).isTrue();
        timeline.advance(Duration.ofSeconds(2));
        assertThat(phone.isRinging()).isFalse();
        assertThat(status(sid)).isEqualTo("no-answer");
        assertThat(told()).containsExactly("terminal no-answer");
    }

    @Test
    void whoeverDeclinesIsBusyAndWhoeverIsOffDoesNotAnswer() {
        String declined = connect();
        phone.hangUp();
        assertThat(status(declined)).isEqualTo("busy");
        phone.turn(false);
        assertThat(status(connect())).isEqualTo("no-answer");
        assertThat(told()).containsExactly("terminal busy", "terminal no-answer");
    }

    @Test
    void asManyTalkASecondCallIsBusy() {
        application.script("/ivr", MENU);
        connect();
        phone.answer();
        assertThat(status(connect())).isEqualTo("busy");
        assertThat(phone.isInCall()).isTrue();
    }

    @Test
    void withoutAKeyTheFlowGoesOn() {
        application.script("/ivr", MENU);
        connect();
        phone.answer();
        timeline.advance(Duration.ofSeconds(4));
        assertThat(phone.isInCall()).isTrue();
        timeline.advance(Duration.ofSeconds(1));
        assertThat(phone.transcript()).containsExactly("Press 1 to start.", "Nothing was pressed.");
        assertThat(phone.isInCall()).isFalse();
    }

    @Test
    void keysMayComeOneByOneAheadOfThePromptAndWithAHash() {
        String code =
                "<Response><Gather numDigits='4' method='GET' action='/ivr/code'><Say>Code?</Say></Gather></Response>";
        application.script("/ivr", code);
        application.script("/ivr/code", MENU);
        application.script("/ivr/key", BYE);
        connect();
        phone.answer();
        phone.press("4");
        phone.press("21");
        phone.press("7#1");
        assertThat(application.values("/ivr/code", "DigitsPressed")).containsExactly("4217");
        assertThat(application.values("/ivr/key", "DigitsPressed")).containsExactly("1");
        assertThat(phone.transcript()).endsWith("Started.");
    }

    @Test
    void aHashEndsWhatHasNoLength() {
        application.script(
                "/ivr", "<Response><Gather method='POST' action='/ivr/acres'><Say>Acres?</Say></Gather></Response>");
        application.script("/ivr/acres", BYE);
        connect();
        phone.answer();
        phone.press("12");
        assertThat(application.values("/ivr/acres", "DigitsPressed")).isEmpty();
        phone.press("5#");
        assertThat(application.values("/ivr/acres", "DigitsPressed")).containsExactly("125");
        assertThat(application.calls.getLast().method()).isEqualTo("POST");
    }

    @Test
    void aListenerMayAnswerAndPressInTheMidstOfIt() {
        application.script("/ivr", MENU);
        application.script("/ivr/key", BYE);
        List<String> spoken = new ArrayList<>();
        simulators.phones().listen(event -> {
            switch (event) {
                case PhoneEvent.Rang rang when rang.incoming() -> phone.answer();
                case PhoneEvent.Spoke spoke -> {
                    spoken.add(spoke.text());
                    if (spoke.text().startsWith("Press")) {
                        phone.press("1");
                    }
                }
                default -> {}
            }
        });
        String sid = connect();
        assertThat(spoken).containsExactly("Press 1 to start.", "Started.");
        assertThat(status(sid)).isEqualTo("completed");
    }

    @Test
    void aPhoneCallsIn() {
        application.script("/ivr", MENU);
        assertThat(phone.dial(EXOPHONE)).isTrue();
        assertThat(phone.isRinging()).isTrue();
        assertThatThrownBy(phone::answer).hasMessageContaining("nothing to answer");
        timeline.advance(Duration.ofSeconds(1));
        assertThat(phone.transcript()).containsExactly("Press 1 to start.");
        assertThat(application.values("/ivr", "Direction")).containsExactly("incoming");
        phone.hangUp();
        timeline.advance(Duration.ofSeconds(1));
        assertThat(application.values("/missed", "CallFrom")).isEmpty();
        assertThat(phone.dial(new PhoneNumber("+918047100009"))).isFalse();
    }

    @Test
    void aMissedCallIsTold() {
        PhoneNumber free = new PhoneNumber("+918047100001");
        simulators.voice().line(free, new Voice.Line(null, application.url("/missed")));
        phone.dial(free);
        timeline.advance(Duration.ofSeconds(1));
        phone.dial(EXOPHONE);
        phone.hangUp();
        timeline.advance(Duration.ofSeconds(1));
        assertThat(phone.isRinging()).isFalse();
        assertThat(application.values("/missed", "CallTo")).containsExactly("+918047100001", "+918047100000");
        assertThat(application.values("/missed", "CallType")).containsOnly("call-attempt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no XML",
                "<Flow/>",
                "<Response><Dial>100</Dial></Response>",
                "<Response><Gather numDigits='x'/></Response>",
                "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Response><Say>&e;</Say></Response>"
            })
    void aBrokenFlowBreaksTheCallOff(String flow) {
        application.script("/ivr", flow);
        String sid = connect();
        phone.answer();
        assertThat(phone.transcript()).containsExactly("An application error has occurred. Goodbye.");
        assertThat(status(sid)).isEqualTo("failed");
    }

    @Test
    void anApplicationThatIsDownBreaksTheCallOff() {
        application.answer("/ivr", 500);
        String sid = connect();
        phone.answer();
        assertThat(status(sid)).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From=12", "CallerId=+918047100009", "Url=ftp://x", "TimeOut=soon", "Url="})
    void aMistakeIsRefused(String change) {
        int equals = change.indexOf('=');
        assertThat(customer.form(
                                CONNECT,
                                Customer.AUTH,
                                Customer.with(call(), change.substring(0, equals), change.substring(equals + 1)))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void theReportIsMultipartUnlessOneAsks() {
        application.script("/ivr", BYE);
        connect("StatusCallbackContentType", "");
        phone.answer();
        timeline.advance(Duration.ofMillis(1));
        assertThat(application.calls.getLast().type()).startsWith("multipart/form-data; boundary=");
        assertThat(application.calls.getLast().body()).contains("name=\"Status\"\r\n\r\ncompleted\r\n");
    }

    @Test
    void theSameSeedLosesTheSameCalls() throws IOException {
        List<String> first = fates(3);
        assertThat(first).contains("failed", "no-answer");
        assertThat(fates(3)).isEqualTo(first);
        assertThat(fates(4)).isNotEqualTo(first);
    }

    private List<String> fates(long seed) throws IOException {
        Temper temper = new Temper(0.4, 0, Duration.ZERO, Duration.ofSeconds(1));
        SteppedTimeline own = new SteppedTimeline(timeline.now());
        List<String> fates = new ArrayList<>();
        try (Simulators others = Simulators.start(
                        SimulatorSettings.anywhere(data).withSeed(seed).withTemper(temper), own);
                Customer one = new Customer(others.url())) {
            others.voice().line(EXOPHONE, new Voice.Line(null, null));
            for (int i = 0; i < 20; i++) {
                String sid = one.form(CONNECT, Customer.AUTH, Customer.with(call(), "StatusCallback", ""))
                        .json()
                        .at("/Call/Sid")
                        .stringValue();
                own.advance(Duration.ofMinutes(1));
                fates.add(one.get("/v1/Accounts/furrow1/Calls/" + sid, "Authorization", Customer.AUTH)
                        .body()
                        .replaceAll("(?s).*<Status>([a-z-]+)</Status>.*", "$1"));
            }
        }
        return fates;
    }
}
