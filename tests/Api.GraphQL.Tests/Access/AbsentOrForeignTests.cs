using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using PartnerGraph.Api.GraphQL.Tests.Reads;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>
/// An id of somebody else's is answered like one that names nothing, to the letter: codes, paths, positions, counts. And the server does
/// the same for it: the same streams, the same number of SQL commands. Asked of every root field, of each of its ids alone.
/// </summary>
public sealed partial class AbsentOrForeignTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    [Fact, Trait("Rule", "CONV-7")]
    public Task Queries_answer_alike() => AssertAlike(server.Schema.Query, [null]);

    [Fact, Trait("Rule", "CONV-7")]
    public Task Mutations_answer_alike_also_with_an_expected_version() => AssertAlike(server.Schema.Mutation!, [null, -1, 0, 1]);

    private async Task AssertAlike(IObjectGraphType root, long?[] versions)
    {
        await server.Settle();
        using var sql = new SqlCommands(server.DataDirectory);
        var (asked, differences) = (0, new List<string>());
        foreach (var field in root.Fields)
        {
            foreach (var id in IdsOf(root, field))
            {
                var expected = TakesVersion(field) ? versions : [null];
                foreach (var (caller, version) in server.Strangers.SelectMany(caller => expected.Select(version => (caller, version))))
                {
                    var (absent, doneForAbsent) = await Ask(sql, root, field, caller, id, TwoTenants.AbsentId, version);
                    var (foreign, doneForForeign) = await Ask(sql, root, field, caller, id, TwoTenants.ForeignId, version);
                    asked++;
                    if (absent != foreign) differences.Add($"{field.Name}({id}) of {caller}, version {version}: absent {absent}\n  foreign {foreign}");
                    else if (doneForAbsent != doneForForeign) differences.Add($"{field.Name}({id}) of {caller}, version {version}: reads {doneForAbsent} for absent, {doneForForeign} for foreign");
                }
            }
        }

        Assert.True(asked > 100, "Nothing was asked.");
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
    }

    private async Task<(string Answer, string Done)> Ask(
        SqlCommands sql, IObjectGraphType root, FieldType field, CallerCase caller, string id, Func<string, string> other, long? version)
    {
        // Everything else is the caller's own, so that nothing but this id can be the reason.
        var probe = new RootFieldProbe(argument => argument == id ? other(argument) : TwoTenants.OwnId(argument));
        var (document, variables) = probe.Of(root, field, optionalIds: true);
        if (version is { } expected && variables.GetValueOrDefault("input") is Dictionary<string, object?> input && input.Count > 0) input["expectedVersion"] = expected;
        // The caller's own rights are looked up once, and no difference of the two.
        await server.Data("{ __typename }", caller.Token);
        sql.Taken();
        server.Store.Taken();
        var (status, answer) = await server.Send(document, caller.Token, variables);
        return ($"{status} {Comparable(answer)}", $"{sql.Taken()} commands, {string.Join(' ', server.Store.Taken())}");
    }

    /// <summary>The answer with the ids that the question itself brought blotted out.</summary>
    private static string Comparable(JsonNode answer)
    {
        var text = answer.ToJsonString();
        foreach (var argument in TwoTenants.IdArguments)
            text = text.Replace(TwoTenants.ForeignId(argument), "ID", StringComparison.Ordinal).Replace(TwoTenants.AbsentId(argument), "ID", StringComparison.Ordinal);
        // What was asked for twice is made twice: two exports, at two places of the log.
        return MadeAnew().Replace(text, "NEW");
    }

    [GeneratedRegex("\"position\":\"[0-9]+\"|\"id\":\"RXhwb3J0O[A-Za-z0-9]*\"")]
    private static partial Regex MadeAnew();

    private static bool TakesVersion(FieldType field) =>
        field.Arguments?.Find("input")?.ResolvedType?.GetNamedType() is IInputObjectGraphType input && input.Fields.Any(member => member.Name == "expectedVersion");

    private static IReadOnlyList<string> IdsOf(IObjectGraphType root, FieldType field)
    {
        var asked = new List<string>();
        new RootFieldProbe(argument =>
        {
            if (TwoTenants.IsId(argument)) asked.Add(argument);
            return TwoTenants.ForeignId(argument);
        }).Of(root, field, optionalIds: true);
        return [.. asked.Distinct()];
    }
}
