package dev.furrow.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OperatorTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.9,       192.0.2.9,        true",
        "192.0.2.9,       192.0.2.8,        false",
        "192.0.2.9,       192.0.2.8/31,     true",
        "192.0.2.10,      192.0.2.8/31,     false",
        "192.0.2.9,       192.0.2.9/32,     true",
        "192.0.2.9,       192.0.2.9/33,     false",
        "192.0.2.9,       0.0.0.0/0,        true",
        "192.0.2.9,       192.0.2.9/-1,     false",
        "192.0.2.9,       192.0.2.9/x,      false",
        "192.0.2.9,       /24,              false",
        "2001:db8::1,     2001:db8::/32,    true",
        "2001:db9::1,     2001:db8::/32,    false",
        "2001:DB8::f,     2001:db8::F,      true",
        "2001:db8::1,     2001:db8::1/128,  true",
        "2001:db8::1,     2001:db8::1/129,  false",
        "192.0.2.9,       ::/0,             false",
        "cafe,            0.0.0.0/0,        false",
        "localhost,       127.0.0.0/8,      false",
        "beef.cafe,       0.0.0.0/0,        false",
        "unknown,         0.0.0.0/0,        false",
        "192.0.2.9,       cafe,             false",
    })
    void anAddressIsInANetworkOrNot(String address, String network, boolean inside) {
        assertThat(Operator.inNetwork(address, network)).isEqualTo(inside);
    }
}
