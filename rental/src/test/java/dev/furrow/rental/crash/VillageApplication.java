package dev.furrow.rental.crash;

import static org.springframework.web.servlet.function.RequestPredicates.GET;

import dev.furrow.rental.RentalApplication;
import dev.furrow.rental.access.Accounts;
import dev.furrow.rental.access.Role;
import dev.furrow.rental.access.Sessions;
import dev.furrow.rental.time.Pace;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// The application as it is, and two questions more that a test in another process has: what time it is in the world,
/// and a session for somebody.
final class VillageApplication {
    static final String NOW = "/test/now";
    static final String TOKEN = "/test/token";

    private VillageApplication() {}

    public static void main(String... arguments) {
        new SpringApplicationBuilder(RentalApplication.class)
                .initializers(fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean("village", RouterFunction.class, () -> routes(beans));
                })
                .run(arguments);
    }

    private static RouterFunction<ServerResponse> routes(ApplicationContext application) {
        return RouterFunctions.route(
                        GET(NOW),
                        request -> ServerResponse.ok()
                                .body(application.getBean(Pace.class).instant().toString()))
                .andRoute(GET(TOKEN), request -> ServerResponse.ok().body(token(application, request)));
    }

    private static String token(ApplicationContext application, ServerRequest request) {
        var account = application
                .getBean(Accounts.class)
                .register(
                        request.param("phone").orElseThrow(),
                        request.param("name").orElseThrow(),
                        Role.valueOf(request.param("role").orElseThrow()),
                        request.param("hub").orElse(null),
                        "en");
        return application.getBean(Sessions.class).open(account.id(), "village");
    }
}
