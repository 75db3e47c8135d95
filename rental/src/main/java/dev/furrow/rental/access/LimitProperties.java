package dev.furrow.rental.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many writes a minute allows; a minute's worth may come at once.
///
/// @param account for each account
/// @param address for each address from which somebody writes who is not signed in: sign-ins and their codes
@ConfigurationProperties("rental.limits")
record LimitProperties(
        @DefaultValue("600") int account,
        @DefaultValue("120") int address) {}
