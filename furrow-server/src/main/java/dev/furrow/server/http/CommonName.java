package dev.furrow.server.http;

import java.security.cert.X509Certificate;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/// The common name of a certificate's subject.
final class CommonName {
    private CommonName() {}

    /// The name; null if there is none, or more than one, because then nobody knows which is meant.
    static @Nullable String of(X509Certificate certificate) {
        try {
            String found = null;
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    if (found != null || part.size() > 1 || !(part.getValue() instanceof String name)) {
                        return null;
                    }
                    found = name;
                }
            }
            return found;
        } catch (InvalidNameException malformed) {
            return null;
        }
    }
}
