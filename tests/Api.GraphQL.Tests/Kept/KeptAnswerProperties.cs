using System.Globalization;
using System.Text.RegularExpressions;
using PartnerGraph.Api.GraphQL.Tests.Operations;

namespace PartnerGraph.Api.GraphQL.Tests.Kept;

/// <summary>
/// Whatever happens in between, a server that keeps answers and one that runs every question answer alike: every named operation, asked by everybody of the demo, while money, rights,
/// roles, policies and time change. PARTNERGRAPH_KEPT_SEED repeats a stream that failed, PARTNERGRAPH_KEPT_STEPS tells longer ones.
/// </summary>
public sealed class KeptAnswerProperties
{
    // Enough to ask for again, few enough to come back to.
    private const int QuestionsAtATime = 8;

    private static readonly int Steps = int.Parse(Environment.GetEnvironmentVariable("PARTNERGRAPH_KEPT_STEPS") ?? "120", CultureInfo.InvariantCulture);

    private static readonly string[] Callers = ["alice", "diana", "max", "mia", "otto", "bora", "cora", "harbor-user", "tern-user", "otter-user", "quail-user", "olga", "fiona", "nobody"];

    private static readonly IReadOnlyList<NamedOperation> Questions =
        [.. NamedOperation.Names.Select(NamedOperation.Read).Where(operation => operation.Document.TrimStart().StartsWith("query", StringComparison.Ordinal))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Kept_and_run_answers_are_alike(int number)
    {
        var seed = Environment.GetEnvironmentVariable("PARTNERGRAPH_KEPT_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : number;
        var random = new Random(seed);
        var server = new KeptServer();
        await ((IAsyncLifetime)server).InitializeAsync();
        try
        {
            var world = new KeptWorld(server, random);
            var asked = Choose(random);
            for (var step = 0; step < Steps; step++)
            {
                if (random.Next(8) == 0) await world.Happen();
                if (random.Next(25) == 0) asked = Choose(random);
                var (question, caller) = asked[random.Next(asked.Count)];
                var (token, variables) = (server.TokenOf(caller), (object)question.Variables);
                // Whichever of them is run makes no difference either.
                var run = random.Next(3);
                var answers = new string[3];
                for (var i = 0; i < answers.Length; i++) answers[i] = Comparable(await server.Ask(question.Document, token, variables, run: i == run));
                // A denied attempt is itself written down (ADR 78), so that the next answer tells of a later place of the log; it is never kept.
                if (answers.Any(answer => answer.Contains("\"FORBIDDEN\"", StringComparison.Ordinal))) continue;
                Assert.True(
                    answers.Distinct().Count() == 1,
                    $"PARTNERGRAPH_KEPT_SEED={seed}, step {step}: {question.Name} of {caller} after {string.Join(", ", world.Told)}\n{string.Join('\n', answers)}");
            }

            Assert.True(server.Repeated > 0, $"PARTNERGRAPH_KEPT_SEED={seed}: nothing was answered by what was kept.");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static List<(NamedOperation Question, string Caller)> Choose(Random random) =>
        [.. Enumerable.Range(0, QuestionsAtATime).Select(_ => Questions[random.Next(Questions.Count)]).Select((question, place) => (question, place % 2 == 0 ? question.AskedBy : Callers[random.Next(Callers.Length)]))];

    // A link to a file is new in each answer.
    private static string Comparable(string answer) => Regex.Replace(answer, "/exports/[^\"]+", "/exports/");
}
