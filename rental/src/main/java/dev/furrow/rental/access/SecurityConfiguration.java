package dev.furrow.rental.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CsrfFilter;

/// What Spring Security does for us. Nobody is known by a password: a request carries a session's token in its
/// `Authorization` header, or a browser in a cookie, and then a write needs the CSRF header too.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {
    private static final String CONTENT =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data: ";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Sessions sessions,
            LimitProperties limits,
            // Photos are read where they are kept: a link of ours leads there.
            @Value("${rental.assets.endpoint:https://*.amazonaws.com}") String store) {
        return http.authorizeHttpRequests(requests -> requests
                        // The end of an answer that was admitted when it began.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/open/**")
                        .permitAll()
                        .requestMatchers("/api/**")
                        .authenticated()
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.MANAGEMENT.name())
                        .anyRequest()
                        .permitAll())
                // Each request is a new sign-in to Spring Security. A new CSRF token for each would refuse a write that
                // another tab's read overtakes.
                .csrf(csrf -> csrf.spa()
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .ignoringRequestMatchers(request -> request.getHeader(HttpHeaders.AUTHORIZATION) != null))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT + store)))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED))
                                .accessDeniedHandler((request, response, denied) ->
                                        response.sendError(HttpServletResponse.SC_FORBIDDEN)))
                .addFilterBefore(new TokenFilter(sessions), CsrfFilter.class)
                .addFilterAfter(new RateLimits(limits, System::nanoTime), TokenFilter.class)
                .build();
    }

    /// There are no passwords; this keeps Spring Boot from inventing one.
    @Bean
    UserDetailsService nobodyByPassword() {
        return name -> {
            throw new UsernameNotFoundException("Nobody signs in with a password");
        };
    }
}
