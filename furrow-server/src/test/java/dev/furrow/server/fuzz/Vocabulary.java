package dev.furrow.server.fuzz;

import dev.furrow.server.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// The words of which requests are made, by the name of the member. Those that only the server can know, such as
/// tokens and runIds, are taken from its answers; old ones stay, so that they are stale, and they are swapped and
/// forged. Belongs to one thread.
final class Vocabulary {
    private static final int MOST_LEARNT = 200;
    private static final List<String> LEARNT = List.of("taskToken", "nextPageToken", "runId", "arn");
    private static final Pattern EXECUTION =
            Pattern.compile("\\{\"workflowId\":\"[^\"\\\\]*+\",\"runId\":\"[^\"]*+\"\\}");
    private static final List<String> ODD = List.of(
            "",
            " ",
            "NONE",
            "none",
            "0",
            "-1",
            "00007",
            "99999999999999999999",
            "1e3",
            "arn:aws:swf",
            "arn",
            "a:b",
            "a/b",
            "a|b",
            "\u0000",
            "\u007f",
            "\u0085",
            "\ud83d\ude95",
            "%s%n",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "'; drop table runs; --",
            "\\u0000",
            "null",
            "\"");

    private final SplittableRandom random;
    private final Map<String, List<String>> learnt = new HashMap<>();

    Vocabulary(SplittableRandom random) {
        this.random = random;
    }

    /// Takes up what an answer tells.
    void learn(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        for (String member : LEARNT) {
            Reply.members(text, member).stream()
                    // Nobody else may change what these know.
                    .filter(word -> !word.contains("/" + ModelClient.NAME))
                    .forEach(word -> learn(member, word));
        }
        EXECUTION.matcher(text).results().forEach(found -> learn("execution", found.group()));
    }

    private void learn(String member, String word) {
        List<String> words = learnt.computeIfAbsent(member, name -> new ArrayList<>());
        if (words.size() < MOST_LEARNT) {
            words.add(word);
        } else {
            words.set(random.nextInt(MOST_LEARNT), word);
        }
    }

    /// A run that there is or was, as an object; empty if none is known.
    String execution() {
        return learnt.containsKey("execution") ? known("execution") : "";
    }

    /// A word for a string member.
    String word(String member) {
        int dice = random.nextInt(100);
        if (dice < 8) {
            return ODD.get(random.nextInt(ODD.size()));
        }
        if (dice < 9) {
            return "x".repeat(1 << random.nextInt(17));
        }
        String lower = member.toLowerCase(Locale.ROOT);
        if (lower.endsWith("token")) {
            return token(dice < 80 ? member : dice < 90 ? "taskToken" : "nextPageToken");
        }
        if (lower.endsWith("timeout")) {
            return pick("NONE", "0", "1", "2", "60", "31536000", "31536001");
        }
        return switch (member) {
            case "domain" -> dice < 92 ? "fuzz" : pick("other", "gone");
            case "runId" -> known("runId");
            case "resourceArn" -> dice < 60 ? known("arn") : "arn:aws:swf:us-east-1:000000000000:/domain/other";
            case "workflowId" -> "workflow-" + random.nextInt(40);
            case "name" -> pick("type", "type", "type", "list", "fuzz", "other", "t" + random.nextInt(20));
            case "version" -> pick("1", "1", "1", "2");
            case "workflowExecutionRetentionPeriodInDays" -> pick("0", "1", "90", "91", "NONE");
            case "activityId", "timerId", "signalName", "markerName" -> "id-" + random.nextInt(5);
            case "defaultTaskPriority", "taskPriority" -> pick("0", "-1", "2147483647", "2147483648", "-2147483648");
            default -> "some text " + random.nextInt(1000);
        };
    }

    String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String known(String member) {
        List<String> words = learnt.get(member);
        return words == null ? "unknown" : words.get(random.nextInt(words.size()));
    }

    /// A token: fresh, stale, of the other kind, or forged.
    private String token(String member) {
        String token = known(member);
        if (token.isEmpty() || random.nextInt(4) > 0) {
            return token;
        }
        int at = random.nextInt(token.length());
        return switch (random.nextInt(6)) {
            case 0 -> token.substring(0, at);
            case 1 -> token + token;
            case 2 -> token.substring(0, at) + "A" + token.substring(at + 1);
            case 3 -> token.substring(at) + token.substring(0, at);
            case 4 -> {
                byte[] noise = new byte[random.nextInt(300)];
                for (int i = 0; i < noise.length; i++) {
                    noise[i] = (byte) random.nextInt();
                }
                yield Base64.getUrlEncoder().encodeToString(noise);
            }
            default -> token.toLowerCase(Locale.ROOT);
        };
    }
}
