using System.Net.Http.Json;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>Documents and variables that are made to cost, to break or to find out, each with the answer that docs/errors.md says.</summary>
public sealed class HostileDocumentTests(HostileServer server) : IClassFixture<HostileServer>
{
    private static readonly Dictionary<string, (string Query, object? Variables, int Status, string? Code)> Attacks = new()
    {
        ["fields nested 21 deep"] = (Times("{ a", 21) + Times(" }", 21), null, 400, "DOCUMENT_TOO_DEEP"),
        ["fields nested 10,000 deep"] = (Times("{a", 10_000) + Times("}", 10_000), null, 400, "DOCUMENT_TOO_LARGE"),
        ["inline fragments nested 3,000 deep"] = ("{" + Times("...{", 3_000) + "a" + Times("}", 3_001), null, 400, "DOCUMENT_TOO_LARGE"),
        ["inline fragments nested 200 deep"] = ("{" + Times("...{", 200) + "a" + Times("}", 201), null, 400, "DOCUMENT_TOO_DEEP"),
        ["lists nested 500 deep"] = ($"{{ nodes(ids: {Times("[", 500)}{Times("]", 500)}) {{ id }} }}", null, 400, "DOCUMENT_TOO_DEEP"),
        ["objects nested 500 deep"] = ($"{{ customers(filter: {Times("{a:", 500)}1{Times("}", 500)}) {{ totalCount }} }}", null, 400, "DOCUMENT_TOO_DEEP"),
        ["types nested 500 deep"] = ($"query($a: {Times("[", 500)}Int{Times("]", 500)}) {{ me {{ role }} }}", null, 400, "DOCUMENT_TOO_DEEP"),
        ["101 aliases"] = ($"{{ {Each(101, n => $"a{n}: __typename ")} }}", null, 400, "DOCUMENT_TOO_COMPLEX"),
        ["one field 300 times"] = ($"{{ {Times("__typename ", 300)} }}", null, 400, "DOCUMENT_TOO_COMPLEX"),
        ["2,001 fields"] = ($"{{ {Each(2_001, n => $"f{n} ")} }}", null, 400, "DOCUMENT_TOO_LARGE"),
        ["8,001 tokens"] = ($"{{ {Times("a ", 8_001)} }}", null, 400, "DOCUMENT_TOO_LARGE"),
        ["64,001 characters of blanks"] = ("{ __typename }" + new string(' ', 63_987), null, 400, "DOCUMENT_TOO_LARGE"),
        ["64,000 characters of commas"] = ("{ __typename }" + new string(',', 63_986), null, 200, null),
        ["201 directives"] = ($"{{ __typename {Times("@include(if: true) ", 201)} }}", null, 400, "DOCUMENT_TOO_LARGE"),
        ["a directive twice"] = ("{ __typename @include(if: true) @include(if: true) }", null, 400, "VALIDATION_FAILED"),
        ["a fragment in itself"] = ("{ ...A } fragment A on Query { __typename ...A }", null, 400, "VALIDATION_FAILED"),
        ["a cycle of three fragments"] = ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }", null, 400, "VALIDATION_FAILED"),
        ["fragments that double 30 times"] = ("{ ...F0 } " + Each(30, n => $"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }} ") + "fragment F30 on Query { __typename }", null, 400, "DOCUMENT_TOO_COMPLEX"),
        ["1,100 fragments that nobody uses"] = ("{ __typename } " + Each(1_100, n => $"fragment F{n} on Query {{ __typename }} "), null, 400, "VALIDATION_FAILED"),
        ["a fragment of no type"] = ("{ ...F } fragment F on Nothing { a }", null, 400, "VALIDATION_FAILED"),
        ["500 wrong fields"] = ($"{{ {Each(500, n => $"wrong{n} ")} }}", null, 400, "VALIDATION_FAILED"),
        ["a field name of 60,000 letters"] = ($"{{ {new string('a', 60_000)} }}", null, 400, "VALIDATION_FAILED"),
        ["an argument that is not there"] = ("{ customers(where: \"1=1\") { totalCount } }", null, 400, "VALIDATION_FAILED"),
        ["the schema twelve times"] = ($"{{ {Each(12, n => $"s{n}: __schema {{ {Whole} }} ")} }}", null, 400, "COST_EXCEEDED"),
        ["pages of pages of pages"] = ("{ customers(first: 500) { nodes { partner { customers(first: 100) { nodes { partner { customers(first: 100) { nodes { id } } } } } } } } }", null, 400, "COST_EXCEEDED"),
        ["an integer of 70 digits"] = ($"{{ customers(first: {new string('9', 70)}) {{ totalCount }} }}", null, 400, "DOCUMENT_TOO_LARGE"),
        ["an integer beyond 32 bits"] = ("{ customers(first: 2147483648) { totalCount } }", null, 400, "VALIDATION_FAILED"),
        ["an integer with an exponent"] = ("{ customers(first: 1e1) { totalCount } }", null, 400, "VALIDATION_FAILED"),
        ["a page of minus one"] = ("{ customers(first: -1) { totalCount } }", null, 200, "BAD_USER_INPUT"),
        ["a page of 501"] = ("{ customers(first: 501) { totalCount } }", null, 200, "BAD_USER_INPUT"),
        ["a page forwards and backwards"] = ("{ customers(first: 1, last: 1) { totalCount } }", null, 200, "BAD_USER_INPUT"),
        ["a NUL in the document"] = ("{ me\u0000 }", null, 400, "SYNTAX_ERROR"),
        ["a byte order mark before the document"] = ("\ufeff{ __typename }", null, 200, null),
        ["a text without an end"] = ("{ node(id: \"", null, 400, "SYNTAX_ERROR"),
        ["a block text without an end"] = ("{ node(id: \"\"\"" + new string('"', 2), null, 400, "SYNTAX_ERROR"),
        ["brackets alone"] = ("{{{{", null, 400, "SYNTAX_ERROR"),
        ["HTML"] = ("<script>alert(1)</script>", null, 400, "SYNTAX_ERROR"),
        ["a schema in the place of a query"] = ("type Query { a: Int }", null, 400, "UNKNOWN_OPERATION"),
        ["blanks alone"] = (" \n\t", null, 400, "BAD_REQUEST"),
        ["two operations without a name"] = ("query A { __typename } query B { __typename }", null, 400, "UNKNOWN_OPERATION"),
        ["two operations of one name"] = ("query A { __typename } query A { __typename }", null, 400, "UNKNOWN_OPERATION"),
        ["a subscription"] = ("subscription { quotaAlertRaised { level } }", null, 400, "SUBSCRIPTION_NEEDS_WEBSOCKET"),
        ["a variable of no type"] = ("query($a: Nothing) { node(id: $a) { id } }", new { a = "x" }, 400, "VALIDATION_FAILED"),
        ["a variable that nobody declares"] = ("{ node(id: $a) { id } }", new { a = "x" }, 400, "VALIDATION_FAILED"),
        ["a list of lists for a number"] = ("query($n: Int) { customers(first: $n) { totalCount } }", new { n = new[] { new[] { 1 } } }, 400, "INVALID_VARIABLES"),
        ["an object for a number"] = ("query($n: Int) { customers(first: $n) { totalCount } }", new { n = new { gt = "" } }, 400, "INVALID_VARIABLES"),
        ["a number beyond 32 bits"] = ("query($n: Int) { customers(first: $n) { totalCount } }", new { n = long.MaxValue }, 400, "INVALID_VARIABLES"),
        ["nothing for what must be there"] = ("query($n: ID!) { node(id: $n) { id } }", new { n = (string?)null }, 400, "INVALID_VARIABLES"),
        ["a field of an input that is not there"] = ("query($f: CustomerFilter) { customers(filter: $f) { totalCount } }", new { f = new { __proto__ = new { admin = true } } }, 400, "INVALID_VARIABLES"),
        ["variables that nobody asks for"] = ("{ __typename }", new { constructor = new { prototype = 1 }, __proto__ = 1 }, 200, null),
        ["101 ids"] = ("query($n: [ID!]!) { nodes(ids: $n) { id } }", new { n = Enumerable.Range(0, 101).Select(n => $"{n}") }, 200, "BAD_USER_INPUT"),
        ["150,000 ids"] = ("query($n: [ID!]!) { nodes(ids: $n) { id } }", new { n = Enumerable.Repeat("x", 150_000) }, 400, "COST_EXCEEDED"),
        ["250,000 ids"] = ("query($n: [ID!]!) { nodes(ids: $n) { id } }", new { n = Enumerable.Repeat("x", 250_000) }, 400, "REQUEST_TOO_COMPLEX"),
        ["a filter of 101 accounts"] = ("query($f: CustomerFilter) { customers(filter: $f) { totalCount } }", new { f = new { accounts = Enumerable.Range(0, 101).Select(n => $"{n}") } }, 200, "BAD_USER_INPUT"),
        ["the sign for what is no letter to look for"] = (Look, new { text = "\ufffd" }, 200, null),
        ["a NUL to look for"] = (Look, new { text = "\u0000" }, 200, null),
        ["SQL to look for"] = (Look, new { text = "' OR 1=1; DROP TABLE customer; --" }, 200, null),
        ["wildcards of SQL to look for"] = (Look, new { text = "%_%\\%" }, 200, null),
        ["an expression that explodes to look for"] = (Look, new { text = "(a+)+$" + new string('a', 100) + "!" }, 200, null),
        ["Lucene to look for"] = (Look, new { text = "*:* AND _exists_:name OR name:/.*/ ^9 ~2" }, 200, null),
        ["marks that turn the text round"] = (Look, new { text = "\u202e\u2066\u200b" }, 200, null),
        ["200,000 letters to look for"] = (Look, new { text = new string('x', 200_000) }, 200, null),
    };

    private const string Look = "query($text: String) { customers(filter: { text: $text }) { totalCount } }";

    private const string Whole = "types { name fields(includeDeprecated: true) { name args { name type { name ofType { name ofType { name ofType { name ofType { name } } } } } } type { name ofType { name ofType { name ofType { name ofType { name } } } } } } inputFields { name type { name ofType { name ofType { name ofType { name } } } } } enumValues { name } }";

    public static TheoryData<string> Names => [.. Attacks.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_answered_as_documented_and_leaves_nothing(string name)
    {
        var (query, variables, status, code) = Attacks[name];
        await server.Attack(new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }), Headers = { Authorization = new("Bearer", server.Own) } }, status, code);
    }

    private static string Times(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Each(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));
}
