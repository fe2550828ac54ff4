using System.Text.Json.Nodes;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using PartnerGraph.Api.GraphQL.Security;

namespace PartnerGraph.Api.GraphQL.Tests.Mutations;

/// <summary>Everything happens twice and at once: every mutation of the schema, with one key and without, and across a crash.</summary>
public sealed class EveryMutationTests(MutationServer server) : IClassFixture<MutationServer>
{
    public static TheoryData<string> Mutations => [.. MutationTable.Rows.Keys];

    [Fact]
    public void Every_mutation_has_a_row_and_takes_a_key()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        schema.Initialize();
        var mutations = schema.Mutation!.Fields;
        // These store nothing: what is done to a read model twice is done once, and a balance is withdrawn by nobody.
        Assert.Equal(["rebuildProjection", "retryQuarantined", "withdrawBalance"], mutations.Where(field => !TakesKey(field)).Select(field => field.Name));
        Assert.Equal(mutations.Where(TakesKey).Select(field => field.Name).Order(StringComparer.Ordinal), MutationTable.Rows.Keys.Order(StringComparer.Ordinal));

        static bool TakesKey(FieldType field) => field.Arguments?.Find("input")?.ResolvedType?.GetNamedType() is IInputObjectGraphType input
            && input.Fields.Any(member => member.Name == "idempotencyKey");
    }

    [Theory, Trait("Rule", "CONV-10"), MemberData(nameof(Mutations))]
    public async Task Sent_at_once_with_one_key_it_is_answered_alike_and_done_once(string mutation)
    {
        var (call, start) = await Scene(mutation);

        var answers = await Task.WhenAll(Enumerable.Range(0, MutationServer.AtOnce).Select(_ => server.Call(mutation, call, start.ToString())));

        var answer = Assert.Single(answers.Distinct());
        AssertAccepted(answer);
        var effects = await server.EffectsAfter(start);
        Assert.Equal(await EffectsOfOne(mutation), effects);
    }

    [Theory, Trait("Rule", "CONV-10"), MemberData(nameof(Mutations))]
    public async Task Sent_again_after_a_crash_before_its_answer_was_kept_it_is_answered_and_not_done_again(string mutation)
    {
        var (call, start) = await Scene(mutation);
        server.CrashesBeforeAnswers = true;
        Assert.StartsWith("FAILED", await server.Call(mutation, call, start.ToString()), StringComparison.Ordinal);
        server.CrashesBeforeAnswers = false;
        var effects = await server.EffectsAfter(start);

        var again = await server.Call(mutation, call, start.ToString());

        AssertAccepted(again);
        Assert.Equal(again, await server.Call(mutation, call, start.ToString()));
        Assert.Equal(effects, await server.EffectsAfter(start));
        Assert.Equal(await EffectsOfOne(mutation), effects);
    }

    [Theory, Trait("Rule", "CONV-10"), MemberData(nameof(Mutations))]
    public async Task Sent_at_once_without_a_key_it_does_what_the_rules_allow_and_never_fails(string mutation)
    {
        var (call, start) = await Scene(mutation);

        var answers = await Task.WhenAll(Enumerable.Range(0, MutationServer.AtOnce).Select(_ => server.Call(mutation, call, key: null)));

        Assert.All(answers, answer => Assert.DoesNotContain("FAILED", answer, StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.DoesNotContain("CONFLICT", answer, StringComparison.Ordinal));
        var accepted = answers.Count(answer => JsonNode.Parse(answer)!["errors"]!.AsArray().Count == 0);
        var times = MutationTable.MakingNew.Contains(mutation) ? accepted : Math.Min(accepted, 1);
        var effects = await server.EffectsAfter(start);
        Assert.True(accepted > 0);
        Assert.Equal(times * await EffectsOfOne(mutation), effects);
    }

    [Fact, Trait("Rule", "CONV-10")]
    public async Task Keys_of_two_customers_behind_one_subject_never_meet()
    {
        var orders = new HashSet<string>();
        for (var n = 0; n < 2; n++)
        {
            var scene = await new MutationScene(server).WithBoth();
            await server.Settle();
            var call = (await MutationTable.Rows["placeOrder"](new MutationScene(server))) with
            {
                Token = server.Token("one-subject", (ActorDirectory.CustomerClaim, scene.CustomerId)),
            };
            var answer = await server.Call("placeOrder", call, "one key");
            AssertAccepted(answer);
            Assert.Equal(answer, await server.Call("placeOrder", call, "one key"));
            orders.Add(answer);
        }

        Assert.Equal(2, orders.Count);
    }

    private async Task<(MutationCall Call, long Start)> Scene(string mutation)
    {
        var call = await MutationTable.Rows[mutation](new MutationScene(server));
        await server.Settle();
        return (call, await server.Head());
    }

    /// <summary>What the mutation does when it is sent once, in a scene like the one at hand.</summary>
    private async Task<int> EffectsOfOne(string mutation)
    {
        var (call, start) = await Scene(mutation);
        AssertAccepted(await server.Call(mutation, call, key: null));
        var effects = await server.EffectsAfter(start);
        Assert.True(effects > 0, "The mutation did nothing.");
        return effects;
    }

    private static void AssertAccepted(string answer) => Assert.True(
        !answer.StartsWith("FAILED", StringComparison.Ordinal) && JsonNode.Parse(answer)!["errors"]!.AsArray().Count == 0, answer);
}
