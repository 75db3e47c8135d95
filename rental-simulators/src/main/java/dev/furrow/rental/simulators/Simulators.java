package dev.furrow.rental.simulators;

import dev.furrow.rental.simulators.faces.Faces;
import dev.furrow.rental.simulators.mail.Mail;
import dev.furrow.rental.simulators.otp.Otp;
import dev.furrow.rental.simulators.phone.Leg;
import dev.furrow.rental.simulators.phone.Network;
import dev.furrow.rental.simulators.phone.Phone;
import dev.furrow.rental.simulators.phone.PhoneNumber;
import dev.furrow.rental.simulators.phone.Phones;
import dev.furrow.rental.simulators.push.Fcm;
import dev.furrow.rental.simulators.sms.Sms;
import dev.furrow.rental.simulators.storage.S3;
import dev.furrow.rental.simulators.temper.Chance;
import dev.furrow.rental.simulators.temper.Temper;
import dev.furrow.rental.simulators.time.Timeline;
import dev.furrow.rental.simulators.time.WallTimeline;
import dev.furrow.rental.simulators.voice.Voice;
import dev.furrow.rental.simulators.web.Account;
import dev.furrow.rental.simulators.web.BasicAuth;
import dev.furrow.rental.simulators.web.Callbacks;
import dev.furrow.rental.simulators.web.Routes;
import dev.furrow.rental.simulators.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All simulators, running. Also for use inside another process.
public final class Simulators implements AutoCloseable {
    private static final int REQUESTS_PER_MINUTE = 60_000;

    private final Timeline timeline;
    private final Callbacks callbacks;
    private final Phones phones;
    private final Sms sms;
    private final Voice voice;
    private final Otp otp;
    private final Fcm fcm;
    private final Mail mail;
    private final WebServer web;
    private final WebServer storage;

    /// Starts on the clock of the wall.
    public static Simulators start(SimulatorSettings settings) throws IOException {
        return start(settings, new WallTimeline(Clock.systemUTC(), settings.speed()));
    }

    /// Starts on a timeline, which is closed with the simulators if it can be.
    public static Simulators start(SimulatorSettings settings, Timeline timeline) throws IOException {
        return new Simulators(settings, timeline, Otp.Policy.of(SimulatorSettings.OTP_KEY), REQUESTS_PER_MINUTE);
    }

    /// Starts with limits of its own.
    ///
    /// @param otpPolicy how often codes may be asked for, and how long they last
    /// @param perMinute how many requests SMS and voice take in a minute, each
    public Simulators(SimulatorSettings settings, Timeline timeline, Otp.Policy otpPolicy, int perMinute)
            throws IOException {
        this.timeline = timeline;
        this.callbacks = new Callbacks(timeline);
        this.phones = new Phones(timeline);
        Chance chance = new Chance(settings.seed());
        Temper temper = settings.temper();
        Routes routes = new Routes();
        this.web = new WebServer(settings.host(), settings.port(), routes);
        Account smsAccount = account(perMinute, timeline, chance, temper);
        Account voiceAccount = account(perMinute, timeline, chance, temper);
        this.sms = new Sms(smsAccount, phones, timeline, callbacks);
        this.voice = new Voice(voiceAccount, phones, timeline, callbacks);
        this.otp = new Otp(otpPolicy, phones, timeline, callbacks, chance, temper);
        this.fcm = new Fcm(
                settings.data().resolve("service-account.json"),
                SimulatorSettings.PROJECT,
                web.url() + "/token",
                phones,
                timeline,
                chance,
                temper);
        S3 objects = new S3(
                settings.data().resolve("objects"),
                SimulatorSettings.ACCESS_KEY_ID,
                SimulatorSettings.SECRET_ACCESS_KEY,
                timeline,
                chance,
                temper);
        this.storage = new WebServer(settings.host(), settings.storagePort(), objects);
        this.mail = new Mail(settings.host(), settings.mailPort(), timeline::now);
        phones.connect(new Wires());
        Map<String, Consumer<Temper>> tempers = new LinkedHashMap<>();
        tempers.put("sms", smsAccount::temper);
        tempers.put("voice", voiceAccount::temper);
        tempers.put("otp", otp::temper);
        tempers.put("push", fcm::temper);
        tempers.put("storage", objects::temper);
        sms.addTo(routes);
        voice.addTo(routes);
        otp.addTo(routes);
        fcm.addTo(routes);
        new Faces(phones, mail).addTo(routes);
        new Dashboard(sms, voice, otp, tempers).addTo(routes);
    }

    private static Account account(int perMinute, Timeline timeline, Chance chance, Temper temper) {
        BasicAuth auth = new BasicAuth(SimulatorSettings.API_KEY, SimulatorSettings.API_TOKEN);
        return new Account(SimulatorSettings.ACCOUNT, auth, perMinute, timeline, chance, temper);
    }

    /// What phones reach: the provider of voice, and the one of SMS.
    private final class Wires implements Network {
        @Override
        public @Nullable Leg dial(Phone from, PhoneNumber to) {
            return voice.dial(from, to);
        }

        @Override
        public boolean send(Phone from, PhoneNumber to, String body) {
            return sms.reply(from, to, body);
        }
    }

    /// The address of the page, of SMS, voice, codes and pushes.
    public URI url() {
        return web.url();
    }

    /// The address of the object store.
    public URI storageUrl() {
        return storage.url();
    }

    /// Where SMTP listens.
    public int mailPort() {
        return mail.port();
    }

    public Phones phones() {
        return phones;
    }

    public Sms sms() {
        return sms;
    }

    public Voice voice() {
        return voice;
    }

    public Otp otp() {
        return otp;
    }

    public Fcm fcm() {
        return fcm;
    }

    public Mail mail() {
        return mail;
    }

    @Override
    public void close() {
        web.close();
        storage.close();
        mail.close();
        callbacks.close();
        if (timeline instanceof WallTimeline wall) {
            wall.close();
        }
    }
}
