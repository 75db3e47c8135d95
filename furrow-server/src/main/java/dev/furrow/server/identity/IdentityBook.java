package dev.furrow.server.identity;

import dev.furrow.api.fault.Fault;
import dev.furrow.api.json.Json;
import dev.furrow.api.sigv4.Secrets;
import dev.furrow.server.policy.Policy;
import dev.furrow.server.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps users, groups, keys and policies, and hands out temporary credentials.
///
/// Whoever reads takes the [#directory] of the moment; a change is durable before the next directory shows it. Safe
/// for use by many threads: changes go one after the other.
public final class IdentityBook implements Secrets {
    /// The policy that allows everything; there from the beginning, and as changeable as any other.
    public static final String ADMINISTRATOR = "Administrator";

    static final Duration SHORTEST_SESSION = Duration.ofMinutes(15);
    static final Duration LONGEST_SESSION = Duration.ofHours(36);

    private static final String EVERYTHING =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.@+=,-]{1,64}");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_-]{3,128}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{8,256}");
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Notes notes;
    private final Vault vault;
    private final Supplier<Instant> now;
    private final SecureRandom random = new SecureRandom();
    private volatile Directory directory;

    /// @throws IdentityException if what is kept does not fit the master key
    public IdentityBook(Notes notes, Vault vault, Supplier<Instant> now) {
        this.notes = notes;
        this.vault = vault;
        this.now = now;
        directory = new Directory(notes.all(), vault);
    }

    /// What there is at this moment.
    public Directory directory() {
        return directory;
    }

    /// The secret of a key that may be used: its own, or that of the temporary key which the token holds.
    @Override
    public @Nullable String secretOf(String accessKeyId, @Nullable String sessionToken) {
        Directory present = directory;
        AccessKey key = present.key(accessKeyId);
        if (key != null) {
            return key.disabled() || isDisabled(present, key.user()) ? null : present.secret(accessKeyId);
        }
        Session session = sessionToken == null ? null : session(accessKeyId, sessionToken);
        return session == null ? null : session.secret();
    }

    /// The session of a temporary key; null if the token is not its own or somebody behind it may no longer ask. One
    /// that has expired is still told, so that its holder can hear so.
    public @Nullable Session session(String accessKeyId, String sessionToken) {
        String json = vault.unseal(sessionToken, owner(accessKeyId));
        if (json == null) {
            return null;
        }
        Session session = Json.decodeTrusted(json.getBytes(StandardCharsets.UTF_8), Session.class);
        Directory present = directory;
        User user = present.user(session.user());
        if (user == null || user.disabled() || isOlder(session, user.createdAt())) {
            return null;
        }
        if (session.parentKeyId() != null) {
            AccessKey parent = present.key(session.parentKeyId());
            if (parent == null
                    || parent.disabled()
                    || isOlder(session, parent.createdAt())
                    || isDisabled(present, parent.user())) {
                return null;
            }
        }
        return session;
    }

    /// Whether a session is from before somebody: of another user or key that had the same name.
    private static boolean isOlder(Session session, Instant createdAt) {
        return session.madeAt().toEpochMilli() < createdAt.toEpochMilli();
    }

    private static boolean isDisabled(Directory present, String name) {
        User user = present.user(name);
        return user == null || user.disabled();
    }

    private static String owner(String accessKeyId) {
        return "session/" + accessKeyId;
    }

    /// Makes temporary credentials.
    ///
    /// @param parentKeyId the key with which they are asked for; null for none
    /// @throws IdentityException if they cannot be made as asked
    public NewSecret createSession(
            String user,
            @Nullable String parentKeyId,
            @Nullable String roleSession,
            Duration length,
            @Nullable String policy) {
        requireUser(user);
        if (length.compareTo(SHORTEST_SESSION) < 0 || length.compareTo(LONGEST_SESSION) > 0) {
            throw new IdentityException("A session lasts between " + SHORTEST_SESSION.toSeconds() + " and "
                    + LONGEST_SESSION.toSeconds() + " seconds");
        }
        if (policy != null) {
            requirePolicy("session", policy);
        }
        Instant present = now.get();
        Session session = new Session(
                newId("ASIA"), newSecret(), user, parentKeyId, roleSession, present, present.plus(length), policy);
        String token =
                vault.seal(new String(Json.encode(session), StandardCharsets.UTF_8), owner(session.accessKeyId()));
        return new NewSecret(user, session.accessKeyId(), session.secret(), token, session.expiresAt());
    }

    /// Makes the first user, who may do everything; null if there are users already.
    public synchronized @Nullable NewSecret createFirstAdministrator() {
        if (!directory.users().isEmpty()) {
            return null;
        }
        putPolicy(ADMINISTRATOR, EVERYTHING);
        createUser("admin");
        attach(Holder.USER, "admin", ADMINISTRATOR);
        return createKey("admin");
    }

    /// Makes a user.
    public synchronized void createUser(String name) {
        requireName("user", name);
        if (directory.user(name) != null) {
            throw new IdentityException("There is a user " + name + " already");
        }
        put(new User(name, List.of(), List.of(), false, now.get()));
    }

    /// Refuses or accepts everything of a user from now on.
    public synchronized void disableUser(String name, boolean disabled) {
        put(requireUser(name).disabled(disabled));
    }

    /// Removes a user with all keys.
    public synchronized void deleteUser(String name) {
        requireUser(name);
        List<String> gone = new ArrayList<>(List.of(Directory.USER + name));
        directory.keys().values().stream()
                .filter(key -> key.user().equals(name))
                .forEach(key -> gone.add(Directory.KEY + key.id()));
        keep(Map.of(), gone);
    }

    /// Makes a key for a user; the secret is shown here and never again.
    public synchronized NewSecret createKey(String user) {
        return importKey(user, newId("AKIA"), newSecret());
    }

    /// Takes in a key that exists elsewhere.
    public synchronized NewSecret importKey(String user, String id, String secret) {
        requireUser(user);
        if (!KEY_ID.matcher(id).matches()) {
            throw new IdentityException("The id of an access key has 3 to 128 letters, digits, _ and -");
        }
        if (!SECRET.matcher(secret).matches()) {
            throw new IdentityException("The secret of an access key has 8 to 256 characters, without spaces");
        }
        if (directory.key(id) != null) {
            throw new IdentityException("There is an access key " + id + " already");
        }
        put(new AccessKey(id, user, vault.seal(secret, id), false, now.get()));
        return new NewSecret(user, id, secret, null, null);
    }

    /// Makes another key for the same user; the old one goes on until it is disabled or deleted.
    public synchronized NewSecret rotateKey(String id) {
        return createKey(requireKey(id).user());
    }

    /// Refuses or accepts a key from now on.
    public synchronized void disableKey(String id, boolean disabled) {
        put(requireKey(id).disabled(disabled));
    }

    /// Removes a key.
    public synchronized void deleteKey(String id) {
        requireKey(id);
        keep(Map.of(), List.of(Directory.KEY + id));
    }

    /// Makes a policy or changes it.
    public synchronized void putPolicy(String name, String document) {
        requireName("policy", name);
        requirePolicy(name, document);
        keep(Map.of(Directory.POLICY + name, json(new StoredPolicy(name, document))), List.of());
    }

    /// Removes a policy that is attached nowhere.
    public synchronized void deletePolicy(String name) {
        requirePolicy(name);
        for (Holder holder : Holder.values()) {
            for (String held : holders(holder)) {
                if (policies(holder, held).contains(name)) {
                    throw new IdentityException("The policy " + name + " is attached to the "
                            + holder.name().toLowerCase(Locale.ROOT) + " " + held + "; detach it first");
                }
            }
        }
        keep(Map.of(), List.of(Directory.POLICY + name));
    }

    /// Makes a group.
    public synchronized void createGroup(String name) {
        requireName("group", name);
        if (directory.groups().containsKey(name)) {
            throw new IdentityException("There is a group " + name + " already");
        }
        putHolder(Directory.GROUP, name, List.of());
    }

    /// Removes a group without users.
    public synchronized void deleteGroup(String name) {
        requireGroup(name);
        for (User user : directory.users().values()) {
            if (user.groups().contains(name)) {
                throw new IdentityException("The user " + user.name() + " is in the group " + name);
            }
        }
        keep(Map.of(), List.of(Directory.GROUP + name));
    }

    /// Puts a user into a group.
    public synchronized void join(String user, String group) {
        requireGroup(group);
        put(requireUser(user).withGroups(with(requireUser(user).groups(), group)));
    }

    /// Takes a user out of a group.
    public synchronized void leave(String user, String group) {
        put(requireUser(user).withGroups(without(requireUser(user).groups(), group)));
    }

    /// To what policies are attached.
    public enum Holder {
        USER,
        GROUP,
        DOMAIN
    }

    /// Attaches a policy.
    public synchronized void attach(Holder holder, String name, String policy) {
        requirePolicy(policy);
        putPolicies(holder, name, with(policies(holder, name), policy));
    }

    /// Detaches a policy.
    public synchronized void detach(Holder holder, String name, String policy) {
        putPolicies(holder, name, without(policies(holder, name), policy));
    }

    private List<String> holders(Holder holder) {
        return List.copyOf(
                switch (holder) {
                    case USER -> directory.users().keySet();
                    case GROUP -> directory.groups().keySet();
                    case DOMAIN -> directory.domains().keySet();
                });
    }

    private List<String> policies(Holder holder, String name) {
        return switch (holder) {
            case USER -> requireUser(name).policies();
            case GROUP -> requireGroup(name).policies();
            // Policies of a domain may be there before the domain is.
            case DOMAIN -> {
                PolicyHolder found = directory.domains().get(name);
                yield found == null ? List.of() : found.policies();
            }
        };
    }

    private void putPolicies(Holder holder, String name, List<String> policies) {
        switch (holder) {
            case USER -> put(requireUser(name).withPolicies(policies));
            case GROUP -> putHolder(Directory.GROUP, name, policies);
            case DOMAIN -> putHolder(Directory.DOMAIN, name, policies);
        }
    }

    private void putHolder(String kind, String name, List<String> policies) {
        keep(Map.of(kind + name, json(new PolicyHolder(name, policies))), List.of());
    }

    private void put(User user) {
        keep(Map.of(Directory.USER + user.name(), json(user)), List.of());
    }

    private void put(AccessKey key) {
        keep(Map.of(Directory.KEY + key.id(), json(key)), List.of());
    }

    private void keep(Map<String, String> puts, List<String> deletes) {
        try {
            notes.keep(puts, deletes);
        } catch (Fault fault) {
            throw new IdentityException("Nothing can be kept now: " + fault.message());
        }
        directory = new Directory(notes.all(), vault);
    }

    private static String json(Record value) {
        return new String(Json.encode(value), StandardCharsets.UTF_8);
    }

    User requireUser(String name) {
        User user = directory.user(name);
        if (user == null) {
            throw new IdentityException("There is no user " + name);
        }
        return user;
    }

    private AccessKey requireKey(String id) {
        AccessKey key = directory.key(id);
        if (key == null) {
            throw new IdentityException("There is no access key " + id);
        }
        return key;
    }

    private PolicyHolder requireGroup(String name) {
        PolicyHolder group = directory.groups().get(name);
        if (group == null) {
            throw new IdentityException("There is no group " + name);
        }
        return group;
    }

    StoredPolicy requirePolicy(String name) {
        StoredPolicy policy = directory.policies().get(name);
        if (policy == null) {
            throw new IdentityException("There is no policy " + name);
        }
        return policy;
    }

    private static void requirePolicy(String name, String document) {
        try {
            Policy.parse(name, document);
        } catch (PolicyException wrong) {
            throw new IdentityException("The policy " + name + " cannot be used: " + wrong.getMessage());
        }
    }

    private static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IdentityException("The name of a " + what + " has 1 to 64 letters, digits and _.@+=,-");
        }
    }

    private static List<String> with(List<String> list, String one) {
        List<String> longer = new ArrayList<>(list);
        if (!longer.contains(one)) {
            longer.add(one);
        }
        return longer;
    }

    private static List<String> without(List<String> list, String one) {
        if (!list.contains(one)) {
            throw new IdentityException(one + " is not there");
        }
        return list.stream().filter(other -> !other.equals(one)).toList();
    }

    private String newId(String prefix) {
        StringBuilder id = new StringBuilder(prefix);
        while (id.length() < 20) {
            id.append(ID_LETTERS.charAt(random.nextInt(ID_LETTERS.length())));
        }
        return id.toString();
    }

    private String newSecret() {
        byte[] bytes = new byte[30];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
