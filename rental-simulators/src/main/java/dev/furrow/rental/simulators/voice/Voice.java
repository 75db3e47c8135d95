package dev.furrow.rental.simulators.voice;

import dev.furrow.rental.simulators.phone.Leg;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.web.Account;
import dev.furrow.rental.simulators.web.Callbacks;
import dev.furrow.rental.simulators.web.Form;
import dev.furrow.rental.simulators.web.Recent;
import dev.furrow.rental.simulators.web.Refusal;
import dev.furrow.rental.simulators.web.Reply;
import dev.furrow.rental.simulators.web.Request;
import dev.furrow.rental.simulators.web.Routes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes calls and takes them.
public final class Voice {
    static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Kolkata"));

    private static final Logger LOG = LoggerFactory.getLogger(Voice.class);
    private static final int REMEMBERED = 20_000;
    private static final Pattern START_VOICE = Pattern.compile(".*/exoml/start_voice/([A-Za-z0-9_-]+)");
    private static final Duration RINGS = Duration.ofSeconds(30);
    private static final double RUPEES_PER_MINUTE = 0.60;

    private final Account account;
    private final Phones phones;
    private final Timeline timeline;
    private final Callbacks callbacks;
    private final Recent<Call> calls = new Recent<>(REMEMBERED);
    private final Map<String, String> flows = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, Line> lines = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, AtomicLong> counts = new ConcurrentHashMap<>();

    /// What one of our numbers does with a call.
    ///
    /// @param flow where its call flow begins; null for a number that nobody answers
    /// @param missed told of calls that were not answered; null for nobody
    public record Line(@Nullable String flow, @Nullable String missed) {}

    public Voice(Account account, Phones phones, Timeline timeline, Callbacks callbacks) {
        this.account = account;
        this.phones = phones;
        this.timeline = timeline;
        this.callbacks = callbacks;
    }

    /// A call flow that outgoing calls name by its number.
    public void flow(String id, String url) {
        flows.put(id, url);
    }

    /// What one of our numbers does with calls that come.
    public void line(PhoneNumber exophone, Line line) {
        lines.put(exophone, line);
    }

    public void addTo(Routes routes) {
        for (boolean json : new boolean[] {true, false}) {
            routes.add(
                    "POST",
                    "/v1/Accounts/{account}/Calls/connect" + (json ? ".json" : ""),
                    request -> connect(request, json),
                    refusal -> Account.refused(refusal, json));
        }
        routes.add(
                "GET", "/v1/Accounts/{account}/Calls/{sid}", this::details, refusal -> Account.refused(refusal, true));
    }

    private Reply connect(Request request, boolean json) throws IOException {
        account.admit(request);
        Form form = request.form();
        PhoneNumber person = PhoneNumber.parse(required(form, "From"));
        if (person == null) {
            throw new Refusal(400, "From is not a telephone number");
        }
        PhoneNumber exophone = PhoneNumber.parse(required(form, "CallerId"));
        if (exophone == null || !lines.containsKey(exophone)) {
            throw new Refusal(400, "CallerId is not one of your ExoPhones");
        }
        String url = flowOf(required(form, "Url"));
        List<String> events = form.all("StatusCallbackEvents");
        @Nullable String callback = form.get("StatusCallback");
        boolean asJson = form.get("StatusCallbackContentType", "").equals("application/json");
        Call call = newCall(
                phones.at(person),
                exophone,
                false,
                url,
                form.get("CustomField"),
                answered -> {
                    if (callback != null && events.contains("answered")) {
                        tell(callback, asJson, report(answered, "answered"));
                    }
                },
                over -> {
                    if (callback != null) {
                        tell(callback, asJson, report(over, events.contains("terminal") ? "terminal" : null));
                    }
                });
        long count = count(person);
        Temper temper = account.temper();
        Duration patience = Duration.ofSeconds(number(form, "TimeOut", RINGS.toSeconds()));
        timeline.after(temper.delay(account.chance().of("call-delay", person, count)), () -> {
            if (account.chance().happens(temper.failure(), "call-fails", person, count)) {
                call.fail();
            } else {
                timeline.after(patience, call::giveUp);
                call.ring();
            }
        });
        return Account.found("Call", describe(call), json);
    }

    private Reply details(Request request) {
        account.admit(request);
        String name = request.placeholder("sid");
        boolean json = name.endsWith(".json");
        Call call = calls.get(json ? name.substring(0, name.length() - ".json".length()) : name);
        if (call == null) {
            return Account.refused(new Refusal(404, "There is no such call"), json);
        }
        return Account.found("Call", describe(call), json);
    }

    private String flowOf(String url) {
        Matcher named = START_VOICE.matcher(url);
        if (!named.matches()) {
            if (!url.startsWith("http://") && !url.startsWith("https://")) {
                throw new Refusal(400, "Url is not the address of a call flow");
            }
            return url;
        }
        String flow = flows.get(named.group(1));
        if (flow == null) {
            throw new Refusal(400, "There is no call flow " + named.group(1));
        }
        return flow;
    }

    private static String required(Form form, String name) {
        String value = form.get(name);
        if (value == null) {
            throw new Refusal(400, "Mandatory parameter missing: " + name);
        }
        return value;
    }

    private static long number(Form form, String name, long otherwise) {
        String text = form.get(name, Long.toString(otherwise));
        if (!text.matches("[0-9]{1,5}")) {
            throw new Refusal(400, name + " is a number of seconds");
        }
        return Long.parseLong(text);
    }

    /// A phone calls one of our numbers.
    ///
    /// @return null if it is none of ours
    public @Nullable Leg dial(Phone from, PhoneNumber to) {
        Line line = lines.get(to);
        if (line == null) {
            return null;
        }
        Call call = newCall(from, to, true, line.flow() == null ? "unanswered:/" : line.flow(), null, _ -> {}, over -> {
            if (line.missed() != null && over.status() != CallStatus.COMPLETED && over.start() == null) {
                tellMissed(line.missed(), over);
            }
        });
        Duration delay =
                account.temper().delay(account.chance().of("call-in-delay", from.number(), count(from.number())));
        call.ring();
        timeline.after(delay, line.flow() == null ? call::giveUp : call::answer);
        return call;
    }

    private Call newCall(
            Phone phone,
            PhoneNumber exophone,
            boolean incoming,
            String url,
            @Nullable String customField,
            Consumer<Call> answered,
            Consumer<Call> ended) {
        String sid = account.chance().id("call", phone.number(), incoming, count(phone.number()));
        CallFlow flow = new CallFlow(callbacks, url);
        Call call = new Call(sid, phone, exophone.text(), incoming, customField, flow, timeline, answered, ended);
        calls.put(sid, call);
        return call;
    }

    private long count(PhoneNumber number) {
        return counts.computeIfAbsent(number, _ -> new AtomicLong()).incrementAndGet();
    }

    private void tell(String url, boolean json, Map<String, String> report) {
        // Outside the call's lock: the application may ask for the call's details at once.
        timeline.after(Duration.ZERO, () -> {
            if (json) {
                callbacks.json(url, report, () -> {});
            } else {
                callbacks.multipart(url, report, () -> {});
            }
        });
    }

    private void tellMissed(String url, Call call) {
        String query = Form.encode(call.parameters(null));
        timeline.after(Duration.ZERO, () -> {
            try {
                callbacks.ask(HttpRequest.newBuilder(URI.create(url + (url.contains("?") ? "&" : "?") + query)));
            } catch (IOException unreachable) {
                LOG.warn("Nobody could be told of a missed call: {}", unreachable.toString());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Map<String, String> report(Call call, @Nullable String event) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("CallSid", call.id());
        fields.put("DateUpdated", STAMP.format(timeline.now()));
        fields.put("Status", call.status().wire());
        fields.put("RecordingUrl", "");
        if (event != null) {
            fields.put("EventType", event);
            fields.put("DateCreated", STAMP.format(call.created()));
            fields.put("From", call.phone().number().text());
            fields.put("To", call.exophone());
            fields.put("PhoneNumberSid", call.exophone());
            fields.put("StartTime", stamp(call.start()));
            fields.put("EndTime", stamp(call.end()));
            fields.put("Direction", "outbound-api");
            fields.put("ConversationDuration", Long.toString(call.seconds()));
        }
        return fields;
    }

    private Map<String, @Nullable Object> describe(Call call) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Sid", call.id());
        fields.put("ParentCallSid", null);
        fields.put("DateCreated", STAMP.format(call.created()));
        fields.put("AccountSid", account.sid());
        fields.put("To", call.exophone());
        fields.put("From", call.phone().number().text());
        fields.put("PhoneNumberSid", call.exophone());
        // Exotel says in-progress from the moment in which it accepts a call.
        fields.put("Status", call.status().isEnd() ? call.status().wire() : CallStatus.IN_PROGRESS.wire());
        fields.put("StartTime", stamp(call.start()));
        fields.put("EndTime", stamp(call.end()));
        fields.put("Duration", call.status().isEnd() ? call.seconds() : null);
        fields.put("Price", call.status().isEnd() ? price(call) : null);
        fields.put("Direction", call.incoming() ? "inbound" : "outbound-api");
        fields.put("Uri", "/v1/Accounts/" + account.sid() + "/Calls/" + call.id());
        return fields;
    }

    private static String price(Call call) {
        long minutes = (call.seconds() + 59) / 60;
        return String.format(Locale.ROOT, "%.6f", minutes * RUPEES_PER_MINUTE);
    }

    private static String stamp(@Nullable Instant at) {
        return at == null ? "" : STAMP.format(at);
    }
}
