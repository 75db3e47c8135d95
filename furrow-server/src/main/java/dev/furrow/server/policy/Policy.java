package dev.furrow.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A policy document, compiled. Immutable.
public final class Policy {
    /// As IAM's largest.
    public static final int LONGEST = 10_240;

    private static final String NEWEST = "2012-10-17";
    private static final Set<String> VERSIONS = Set.of(NEWEST, "2008-10-17");
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

    private final List<Statement> statements;

    private Policy(List<Statement> statements) {
        this.statements = statements;
    }

    List<Statement> statements() {
        return statements;
    }

    /// Reads a document.
    ///
    /// @param name the policy's name, for explanations
    /// @throws PolicyException saying what is wrong with it
    public static Policy parse(String name, String document) {
        if (document.length() > LONGEST) {
            throw new PolicyException("A policy has at most " + LONGEST + " characters");
        }
        Map<?, ?> root = JsonTree.object(document);
        for (Object element : root.keySet()) {
            if (!Set.of("Version", "Id", "Statement").contains(element)) {
                throw new PolicyException("A policy has no element \"" + element + "\"");
            }
        }
        Object version = root.get("Version");
        if (version != null && !VERSIONS.contains(version)) {
            throw new PolicyException("Version must be \"" + NEWEST + "\" or \"2008-10-17\"");
        }
        Object given = root.get("Statement");
        if (given == null) {
            throw new PolicyException("A policy needs a Statement");
        }
        List<?> list = given instanceof List<?> many ? many : List.of(given);
        List<Statement> statements = new ArrayList<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> members)) {
                throw new PolicyException("A Statement must be an object");
            }
            statements.add(statement(name, statements.size() + 1, members, NEWEST.equals(version)));
        }
        return new Policy(List.copyOf(statements));
    }

    private static Statement statement(String policy, int number, Map<?, ?> members, boolean variables) {
        String place = "Statement " + number + ": ";
        for (Object element : members.keySet()) {
            if (!ELEMENTS.contains(element)) {
                throw new PolicyException(place + "there is no element \"" + element + "\" in a policy of a user");
            }
        }
        Object effect = members.get("Effect");
        if (!"Allow".equals(effect) && !"Deny".equals(effect)) {
            throw new PolicyException(place + "Effect must be Allow or Deny");
        }
        boolean notActions = oneOf(place, members, "Action", "NotAction");
        boolean notResources = oneOf(place, members, "Resource", "NotResource");
        List<Pattern> actions = new ArrayList<>();
        for (String action : texts(place, members.get(notActions ? "NotAction" : "Action"))) {
            if (!action.equals("*") && action.indexOf(':') < 1) {
                throw new PolicyException(place + "the action \"" + action + "\" must have the form swf:NAME");
            }
            actions.add(new Pattern(action, true, true, false));
        }
        List<Pattern> resources = new ArrayList<>();
        for (String resource : texts(place, members.get(notResources ? "NotResource" : "Resource"))) {
            if (!resource.equals("*") && !resource.startsWith("arn:")) {
                throw new PolicyException(place + "the resource \"" + resource + "\" must be * or begin with arn:");
            }
            resources.add(new Pattern(resource, true, false, variables));
        }
        Object sid = members.get("Sid");
        return new Statement(
                policy,
                sid instanceof String text && !text.isEmpty() ? text : String.valueOf(number),
                "Allow".equals(effect),
                actions,
                notActions,
                resources,
                notResources,
                conditions(place, members.get("Condition"), variables));
    }

    private static boolean oneOf(String place, Map<?, ?> members, String one, String not) {
        if (members.containsKey(one) == members.containsKey(not)) {
            throw new PolicyException(place + "exactly one of " + one + " and " + not + " is needed");
        }
        return members.containsKey(not);
    }

    private static List<Condition> conditions(String place, @Nullable Object block, boolean variables) {
        List<Condition> conditions = new ArrayList<>();
        if (block == null) {
            return conditions;
        }
        if (!(block instanceof Map<?, ?> byOperator)) {
            throw new PolicyException(place + "Condition must be an object");
        }
        for (Map.Entry<?, ?> entry : byOperator.entrySet()) {
            if (!(entry.getValue() instanceof Map<?, ?> byKey)) {
                throw new PolicyException(place + "Condition " + entry.getKey() + " must be an object");
            }
            for (Map.Entry<?, ?> line : byKey.entrySet()) {
                conditions.add(condition(
                        place,
                        String.valueOf(entry.getKey()),
                        String.valueOf(line.getKey()),
                        texts(place, line.getValue()),
                        variables));
            }
        }
        return conditions;
    }

    private static Condition condition(
            String place, String spelling, String key, List<String> values, boolean variables) {
        String rest = spelling;
        Condition.Quantifier quantifier = Condition.Quantifier.ONE;
        if (rest.startsWith("ForAllValues:")) {
            quantifier = Condition.Quantifier.ALL;
            rest = rest.substring("ForAllValues:".length());
        } else if (rest.startsWith("ForAnyValue:")) {
            quantifier = Condition.Quantifier.ANY;
            rest = rest.substring("ForAnyValue:".length());
        }
        if (rest.equals("Null")) {
            List<Pattern> flags = new ArrayList<>();
            for (String value : values) {
                require(place, spelling, value, Operator.isFlag(value));
                flags.add(new Pattern(value, false, false, false));
            }
            return new Condition(spelling, quantifier, false, null, key.toLowerCase(Locale.ROOT), key, flags);
        }
        boolean ifExists = rest.endsWith("IfExists");
        Operator operator = Operator.named(ifExists ? rest.substring(0, rest.length() - "IfExists".length()) : rest);
        if (operator == null) {
            throw new PolicyException(place + "there is no condition operator \"" + spelling + "\"");
        }
        List<Pattern> wanted = new ArrayList<>();
        for (String value : values) {
            require(place, spelling, value, operator.understands(value));
            wanted.add(new Pattern(value, operator.wildcards(), operator.ignoresCase(), variables));
        }
        return new Condition(spelling, quantifier, ifExists, operator, key.toLowerCase(Locale.ROOT), key, wanted);
    }

    private static void require(String place, String operator, String value, boolean isUnderstood) {
        if (!isUnderstood) {
            throw new PolicyException(place + "\"" + value + "\" is nothing that " + operator + " can compare with");
        }
    }

    private static List<String> texts(String place, @Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof List<?> many ? many : List.of(String.valueOf(value))) {
            if (!(one instanceof String text)) {
                throw new PolicyException(place + "a text or a list of texts is needed");
            }
            texts.add(text);
        }
        if (texts.isEmpty() || value == null || value instanceof Map<?, ?>) {
            throw new PolicyException(place + "a text or a list of texts is needed");
        }
        return texts;
    }
}
