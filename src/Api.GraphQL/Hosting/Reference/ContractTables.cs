using System.Globalization;
using System.Reflection;
using System.Text;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Sockets;

namespace PartnerGraph.Api.GraphQL.Hosting.Reference;

/// <summary>The tables of the documentation that the code itself fills: between <c>&lt;!-- table: name --&gt;</c> and <c>&lt;!-- end --&gt;</c>.</summary>
public static class ContractTables
{
    private const string Begin = "<!-- table: ", Close = " -->", End = "<!-- end -->";

    private static readonly HashSet<string> BuiltIn = ["Boolean", "Float", "ID", "Int", "String"];

    private static readonly Dictionary<string, Func<string>> Tables = new()
    {
        ["errors"] = () => Table("| code | HTTP | meaning, and what to do |", Codes(typeof(ErrorCodes)).Concat(Codes(typeof(RequestErrors))), row => $"| `{row.Code}` | {row.With} | {row.Meaning} |"),
        ["reasons"] = () => Table("| reason | with | meaning |", Codes(typeof(ErrorReasons)), row => $"| `{row.Code}` | `{row.With}` | {row.Meaning} |"),
        ["scalars"] = () => Table("| scalar | what it holds, in JSON |", PartnerGraphHost.OfSchema(Scalars), row => $"| `{row.Code}` | {row.Meaning} |"),
        ["close codes"] = () => Table("| code | meaning, and what to do |", CloseCodes(), row => $"| {row.Code} | {row.Meaning} |"),
    };

    /// <summary>A page of the documentation with its tables as the code has them now.</summary>
    /// <exception cref="FormatException">A table is not known, or has no end.</exception>
    public static string Fill(string markdown)
    {
        var filled = new StringBuilder();
        var at = 0;
        while (markdown.IndexOf(Begin, at, StringComparison.Ordinal) is var begin and >= 0)
        {
            var name = markdown[(begin + Begin.Length)..markdown.IndexOf(Close, begin, StringComparison.Ordinal)];
            var end = markdown.IndexOf(End, begin, StringComparison.Ordinal);
            if (end < 0 || !Tables.TryGetValue(name, out var table)) throw new FormatException($"The table '{name}' is not known, or has no end.");
            filled.Append(markdown, at, begin - at).Append(Begin).Append(name).Append(Close).Append('\n').Append(table());
            at = end;
        }

        return filled.Append(markdown, at, markdown.Length - at).ToString();
    }

    private static string Table(string head, IEnumerable<Row> rows, Func<Row, string> line)
    {
        var rule = string.Concat(Enumerable.Repeat("|---", head.Count(sign => sign == '|') - 1)) + "|";
        return string.Join('\n', rows.Select(line).Prepend(rule).Prepend(head)) + "\n";
    }

    private static IEnumerable<Row> Codes(Type constants) =>
        from field in constants.GetFields(BindingFlags.Public | BindingFlags.Static)
        let explained = field.GetCustomAttribute<ExplainedAttribute>()
        where explained is not null
        select new Row((string)field.GetRawConstantValue()!, explained.With, explained.Meaning);

    private static List<Row> Scalars(ISchema schema)
    {
        schema.Initialize();
        return [.. schema.AllTypes.OfType<ScalarGraphType>().Where(scalar => scalar is not EnumerationGraphType && !BuiltIn.Contains(scalar.Name)).OrderBy(scalar => scalar.Name, StringComparer.Ordinal)
            .Select(scalar => new Row(scalar.Name, "", (scalar.Description ?? "").ReplaceLineEndings(" ")))];
    }

    private static IEnumerable<Row> CloseCodes() =>
        from member in typeof(SocketClose).GetMembers(BindingFlags.Public | BindingFlags.Static)
        let explained = member.GetCustomAttribute<ExplainedAttribute>()
        where explained is not null
        group explained.Meaning by explained.With into code
        orderby int.Parse(code.Key, CultureInfo.InvariantCulture)
        select new Row(code.Key, "", string.Join("; or ", code));

    private sealed record Row(string Code, string With, string Meaning);
}
