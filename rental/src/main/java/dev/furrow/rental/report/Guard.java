package dev.furrow.rental.report;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;
import net.sf.jsqlparser.util.TablesNamesFinder;

/// Reads a statement before the database does: it must be one query, name relations only, and call only functions
/// that compute. So the row rules cannot be gone round through a table's own name or a catalogue, and no report
/// reads files, sleeps or draws from a sequence, whatever the database's user may do.
///
/// The parser's walk finds the tables, but does not go everywhere (not into `order by`, for example). So the words
/// are read too: as many queries must have been walked through as there are words `select`, and what stands before a
/// parenthesis must be a function that is allowed.
final class Guard {
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "avg",
            "cast",
            "ceil",
            "ceiling",
            "coalesce",
            "concat",
            "count",
            "dense_rank",
            "extract",
            "first_value",
            "floor",
            "greatest",
            "lag",
            "last_value",
            "lead",
            "least",
            "length",
            "lower",
            "max",
            "min",
            "mod",
            "nullif",
            "percentile_cont",
            "percentile_disc",
            "rank",
            "replace",
            "round",
            "row_number",
            "sign",
            "substring",
            "sum",
            "to_char",
            "trim",
            "upper");
    private static final Set<String> BEFORE_PARENTHESES = Set.of(
            "all",
            "and",
            "any",
            "as",
            "between",
            "by",
            "case",
            "distinct",
            "else",
            "except",
            "exists",
            "filter",
            "from",
            "group",
            "having",
            "in",
            "intersect",
            "is",
            "join",
            "lateral",
            "like",
            "not",
            "on",
            "or",
            "over",
            "select",
            "some",
            "then",
            "union",
            "using",
            "varchar",
            "decimal",
            "numeric",
            "when",
            "where",
            "within");
    private static final Set<String> FORBIDDEN = Set.of(
            "alter",
            "call",
            "copy",
            "create",
            "delete",
            "do",
            "drop",
            "execute",
            "explain",
            "for",
            "grant",
            "insert",
            "into",
            "lock",
            "merge",
            "next",
            "recursive",
            "set",
            "table",
            "truncate",
            "update",
            "values");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    private static final Pattern WORD = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(\\s*\\()?");

    private final Set<String> relations;

    Guard(Set<String> relations) {
        this.relations = relations;
    }

    /// @return the relations that it reads
    Set<String> check(String sql) {
        int queries = words(TEXT.matcher(sql).replaceAll(" "));
        if (!(parsed(sql) instanceof Select select)) {
            throw new ReportMistake("A report is a query: select, or with … select");
        }
        List<WithItem<?>> named = select.getWithItemsList();
        if (named != null) {
            named.forEach(item -> refuseShadow(item.getUnquotedAliasName()));
        }
        Finder finder = new Finder();
        Set<String> tables = new HashSet<>(finder.getTables((Statement) select));
        if (finder.queries.size() != queries) {
            throw new ReportMistake("There is a query where none can be followed, for example in order by");
        }
        for (String table : tables) {
            if (!relations.contains(table)) {
                throw new ReportMistake("\"" + table + "\" is no relation; there are "
                        + relations.stream().sorted().toList());
            }
        }
        return tables;
    }

    private void refuseShadow(String name) {
        if (relations.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ReportMistake("\"" + name + "\" is the name of a relation; give the with clause another");
        }
    }

    /// @return how often `select` stands there
    private static int words(String sql) {
        int queries = 0;
        if (sql.contains(";") || sql.contains("\"") || sql.contains("/*")) {
            throw new ReportMistake("A report is one statement in plain SQL");
        }
        Matcher matcher = WORD.matcher(sql);
        while (matcher.find()) {
            String word = matcher.group(1).toLowerCase(Locale.ROOT);
            queries += word.equals("select") ? 1 : 0;
            if (FORBIDDEN.contains(word)) {
                throw new ReportMistake("\"" + word + "\" has no place in a report, which only reads");
            }
            boolean calls = matcher.group(2) != null;
            if (calls && !FUNCTIONS.contains(word) && !BEFORE_PARENTHESES.contains(word)) {
                throw new ReportMistake("\"" + word + "\" is none of the functions that reports may call: "
                        + FUNCTIONS.stream().sorted().toList());
            }
        }
        return queries;
    }

    private static Statement parsed(String sql) {
        try {
            return CCJSqlParserUtil.parse(sql);
        } catch (JSQLParserException e) {
            throw new ReportMistake("This SQL cannot be read: " + e.getMessage(), e);
        }
    }

    private static final class Finder extends TablesNamesFinder<Void> {
        /// It comes by some more than once.
        private final Set<PlainSelect> queries = Collections.newSetFromMap(new IdentityHashMap<>());

        @Override
        public <S> Void visit(PlainSelect select, S context) {
            queries.add(select);
            return super.visit(select, context);
        }
    }
}
