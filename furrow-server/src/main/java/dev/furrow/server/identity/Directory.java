package dev.furrow.server.identity;

import dev.furrow.api.json.Json;
import dev.furrow.server.policy.Policy;
import dev.furrow.server.policy.PolicyException;
import dev.furrow.server.policy.Verdicts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everybody and everything that may be asked for, as it is at one moment; policies compiled and secrets opened.
/// Does not change, but for the verdicts that it remembers.
public final class Directory {
    static final String USER = "user/";
    static final String GROUP = "group/";
    static final String KEY = "key/";
    static final String POLICY = "policy/";
    static final String DOMAIN = "domain-policies/";

    private final Map<String, User> users = new TreeMap<>();
    private final Map<String, PolicyHolder> groups = new TreeMap<>();
    private final Map<String, PolicyHolder> domains = new TreeMap<>();
    private final Map<String, AccessKey> keys = new TreeMap<>();
    private final Map<String, String> secrets = new TreeMap<>();
    private final Map<String, StoredPolicy> documents = new TreeMap<>();
    private final Map<String, Policy> compiled = new TreeMap<>();
    private final Map<String, List<Policy>> ofUsers = new TreeMap<>();
    private final Map<String, List<Policy>> ofDomains = new TreeMap<>();
    private final Verdicts verdicts = new Verdicts();

    /// @throws IdentityException if a secret does not open with this master key
    Directory(Map<String, String> notes, Vault vault) {
        notes.forEach((name, text) -> take(name, text.getBytes(StandardCharsets.UTF_8), vault));
        documents.forEach((name, policy) -> compiled.put(name, compile(policy)));
        users.forEach((name, user) -> ofUsers.put(name, policiesOf(user)));
        domains.forEach((name, holder) -> ofDomains.put(name, find(holder.policies())));
    }

    private void take(String name, byte[] json, Vault vault) {
        if (name.startsWith(USER)) {
            User user = Json.decodeTrusted(json, User.class);
            users.put(user.name(), user);
        } else if (name.startsWith(GROUP)) {
            PolicyHolder group = Json.decodeTrusted(json, PolicyHolder.class);
            groups.put(group.name(), group);
        } else if (name.startsWith(DOMAIN)) {
            PolicyHolder domain = Json.decodeTrusted(json, PolicyHolder.class);
            domains.put(domain.name(), domain);
        } else if (name.startsWith(POLICY)) {
            StoredPolicy policy = Json.decodeTrusted(json, StoredPolicy.class);
            documents.put(policy.name(), policy);
        } else if (name.startsWith(KEY)) {
            AccessKey key = Json.decodeTrusted(json, AccessKey.class);
            String secret = vault.unseal(key.sealedSecret(), key.id());
            if (secret == null) {
                throw new IdentityException("The secret of the access key " + key.id()
                        + " does not open with this master key: put back the file " + Vault.FILE
                        + " of the data directory, or the environment variable " + Vault.VARIABLE
                        + ", with which it was made");
            }
            keys.put(key.id(), key);
            secrets.put(key.id(), secret);
        }
    }

    private static Policy compile(StoredPolicy policy) {
        try {
            return Policy.parse(policy.name(), policy.document());
        } catch (PolicyException wrong) {
            // It was read before it was kept; leaving it out could leave out what denies.
            throw new IdentityException("The policy " + policy.name() + " cannot be used: " + wrong.getMessage());
        }
    }

    private List<Policy> policiesOf(User user) {
        Set<String> names = new LinkedHashSet<>(user.policies());
        for (String group : user.groups()) {
            PolicyHolder holder = groups.get(group);
            if (holder != null) {
                names.addAll(holder.policies());
            }
        }
        return find(names);
    }

    private List<Policy> find(Iterable<String> names) {
        List<Policy> found = new ArrayList<>();
        for (String name : names) {
            Policy policy = compiled.get(name);
            if (policy != null) {
                found.add(policy);
            }
        }
        return List.copyOf(found);
    }

    /// The user of that name.
    public @Nullable User user(String name) {
        return users.get(name);
    }

    /// The access key of that id.
    public @Nullable AccessKey key(String id) {
        return keys.get(id);
    }

    /// The secret of an access key; null if there is no such key.
    @Nullable String secret(String id) {
        return secrets.get(id);
    }

    /// The policies that hold for a user, those of groups included.
    public List<Policy> policiesOf(String user) {
        return ofUsers.getOrDefault(user, List.of());
    }

    /// The policies that are attached to a domain.
    public List<Policy> policiesOfDomain(String domain) {
        return ofDomains.getOrDefault(domain, List.of());
    }

    /// What these policies have said before.
    public Verdicts verdicts() {
        return verdicts;
    }

    Map<String, User> users() {
        return users;
    }

    Map<String, PolicyHolder> groups() {
        return groups;
    }

    Map<String, PolicyHolder> domains() {
        return domains;
    }

    Map<String, AccessKey> keys() {
        return keys;
    }

    Map<String, StoredPolicy> policies() {
        return documents;
    }
}
