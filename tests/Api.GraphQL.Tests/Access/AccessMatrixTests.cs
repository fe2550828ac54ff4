using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Access;

/// <summary>
/// Every root field of the running schema asked by every kind of caller with the ids of another tenant: a field that is added
/// tomorrow is asked as well.
/// </summary>
public sealed class AccessMatrixTests(TwoTenants server) : IClassFixture<TwoTenants>
{
    private static readonly string[] Never = ["INTERNAL", "INVALID_VARIABLES", "VALIDATION_FAILED", "COST_EXCEEDED", "DOCUMENT_TOO_COMPLEX", "DOCUMENT_TOO_LARGE", "DOCUMENT_TOO_DEEP"];

    private readonly RootFieldProbe probe = new(TwoTenants.ForeignId);

    [Theory, InlineData(false), InlineData(true), Trait("Rule", "CONV-7")]
    public async Task Queries_answer_whom_the_policy_names_and_nothing_of_another_tenant(bool optionalIds) =>
        AssertNone(await Faults(server.Schema.Query, optionalIds));

    [Theory, InlineData(false), InlineData(true), Trait("Rule", "CONV-7")]
    public async Task Mutations_run_for_whom_the_policy_names_and_answer_nothing_of_another_tenant(bool optionalIds) =>
        AssertNone(await Faults(server.Schema.Mutation!, optionalIds));

    [Fact, Trait("Rule", "CONV-7")]
    public void Subscriptions_open_for_whom_the_policy_names()
    {
        var policy = server.Services.GetRequiredService<AccessPolicy>();
        foreach (var (field, caller) in server.Schema.Subscription!.Fields.SelectMany(field => server.Callers.Select(caller => (field, caller))))
            Assert.Equal(Named(Rule(field.Name), caller.Actor), policy.Allows(caller.Actor, field.Name));
    }

    private static void AssertNone(List<string> faults) => Assert.True(faults.Count == 0, string.Join('\n', faults));

    private async Task<List<string>> Faults(IObjectGraphType root, bool optionalIds)
    {
        var faults = new List<string>();
        // Vendors last: what they change of B may be gone for good. One document after the other, so that each is validated once.
        foreach (var (callers, field) in server.Callers.ToLookup(caller => caller.Actor.IsVendor).OrderBy(callers => callers.Key)
            .SelectMany(callers => root.Fields.Select(field => (callers, field))))
        {
            var (document, variables) = probe.Of(root, field, optionalIds);
            if (optionalIds && Same(variables, probe.Of(root, field, optionalIds: false).Variables)) continue; // Asked by the other run.
            foreach (var caller in callers)
            {
                var (status, answer) = await server.Send(document, caller.Token, variables);
                if (Fault(caller, Rule(field.Name), field.Name, status, answer) is { } fault) faults.Add($"{caller} {field.Name}: {fault}");
            }
        }

        return faults;
    }

    private static bool Same(Dictionary<string, object?> variables, Dictionary<string, object?> others) =>
        JsonSerializer.Serialize(variables) == JsonSerializer.Serialize(others);

    private static string? Fault(CallerCase caller, AccessRule rule, string field, HttpStatusCode status, JsonNode answer)
    {
        var text = answer.ToJsonString();
        var codes = (answer["errors"] as JsonArray ?? []).Select(error => (string?)error!["extensions"]?["code"]).ToList();
        if (!caller.Actor.IsVendor && (text.Contains(TwoTenants.Secret, StringComparison.OrdinalIgnoreCase) || text.Contains(TwoTenants.SecretAmount, StringComparison.Ordinal)))
            return $"leaks {text}";
        if (Named(rule, caller.Actor))
        {
            return codes.Intersect([.. Never, "UNAUTHENTICATED"]).Any() || (string?)answer["errors"]?[0]?["extensions"]?["reason"] == "ROLE_NOT_ALLOWED"
                ? $"should be answered: {text}" : null;
        }

        var expected = caller.Actor.Role == Role.Anonymous ? "UNAUTHENTICATED" : "FORBIDDEN";
        return codes is [var only] && only == expected && answer["data"]?[field] is null
            && (expected == "FORBIDDEN" || status == HttpStatusCode.Unauthorized)
                ? null : $"should be {expected}: {status} {text}";
    }

    /// <summary>What a row says, read anew and not by the policy under test.</summary>
    private static bool Named(AccessRule rule, Actor actor) =>
        rule.Roles.Contains(Role.Anonymous)
        || (actor.Role != Role.Anonymous && rule.Roles.Contains(actor.Role))
        || (actor.Role == Role.Operator && rule.Permissions.Any(permission => actor.Permissions!.Contains(permission)));

    private AccessRule Rule(string field) => server.Services.GetRequiredService<AccessPolicy>().Rules.Single(rule => rule.Field == field);
}
