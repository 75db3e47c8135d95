package dev.furrow.rental.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// What providers may call: the paths that begin with the secret that only they were told. They have no session, and
/// so nothing that a forged request could ride on.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ProviderSecurity {
    private static final String PATH = "/providers/";

    @Bean
    @Order(1)
    SecurityFilterChain providers(HttpSecurity http, ChannelProperties properties) {
        byte[] secret = properties.callback().secret().getBytes(StandardCharsets.UTF_8);
        return http.securityMatcher(PATH + "**")
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((_, context) -> new AuthorizationDecision(knows(context.getRequest(), secret))))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    private static boolean knows(HttpServletRequest request, byte[] secret) {
        String rest = request.getRequestURI().substring(PATH.length());
        int slash = rest.indexOf('/');
        return slash > 0 && MessageDigest.isEqual(rest.substring(0, slash).getBytes(StandardCharsets.UTF_8), secret);
    }
}
