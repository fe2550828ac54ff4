using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using PartnerGraph.Bench.Whole;
using PartnerGraph.Cli.Stores;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Partners;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Bench.Finder;

/// <summary>Through a server over HTTP: how long after the answer to its publication a profile is found, and what reading one's own write costs.</summary>
internal static class PublishedToFound
{
    private const int Publications = 220, WarmUp = 20, MostProfiles = 10_000;

    private const string Publish = """
        mutation($input: PublishPartnerProfileInput!) { publishPartnerProfile(input: $input) { errors { code } position } }
        """;

    private const string PublishAndRead = """
        mutation($input: PublishPartnerProfileInput!) { publishPartnerProfile(input: $input) { partnerProfile { id nameEnglish } errors { code } position } }
        """;

    private const string Find = "query($words: String!) { partnerFinder(query: $words) { totalCount } }";

    public static async Task<IReadOnlyList<Row>> Run(IReadOnlyList<MadeProfile> others)
    {
        using var directory = new TemporaryDirectory();
        await Prepare(directory.Info, [.. others.Take(MostProfiles)]);
        await using var server = await BenchServer.Start(directory.Info);
        List<double> answered = [], found = [], read = [];
        for (var n = 0; n < Publications; n++)
        {
            var start = Stopwatch.GetTimestamp();
            var position = await Published(server, Publish, $"Zyx{n}q");
            var between = Stopwatch.GetTimestamp();
            await Found(server, $"Zyx{n}q", position);
            var after = Stopwatch.GetTimestamp();
            await Published(server, PublishAndRead, $"Wvu{n}q");
            var end = Stopwatch.GetTimestamp();
            if (n < WarmUp) continue;
            answered.Add(Stopwatch.GetElapsedTime(start, between).TotalMilliseconds);
            found.Add(Stopwatch.GetElapsedTime(between, after).TotalMilliseconds);
            read.Add(Stopwatch.GetElapsedTime(after, end).TotalMilliseconds);
        }

        var (publish, find, publishAndRead) = (new Latencies(answered), new Latencies(found), new Latencies(read));
        return
        [
            new(string.Create(CultureInfo.InvariantCulture, $"HTTP, {Math.Min(others.Count, MostProfiles):N0} others: publication"), publish.ToString(), "", null, ""),
            new("  its answer to the answer that finds it", find.ToString(), "", null, ""),
            new("  publication that reads the profile back", publishAndRead.ToString(), publish.ToString(), publishAndRead.Median / publish.Median, ""),
        ];
    }

    private static async Task<string> Published(BenchServer server, string mutation, string name)
    {
        var input = new { profile = new { nameEnglish = name, description = "Published by a benchmark.", products = new[] { "Kubernetes" } } };
        var answer = (await BenchServer.Send(server.Administrator, mutation, new { input })).GetProperty("publishPartnerProfile");
        return answer.GetProperty("errors").GetArrayLength() == 0 ? answer.GetProperty("position").ToString() : throw new InvalidOperationException(answer.ToString());
    }

    private static async Task Found(BenchServer server, string name, string position)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "graphql") { Content = JsonContent.Create(new { query = Find, variables = new { words = name } }) };
        request.Headers.Add("PartnerGraph-Min-Position", position);
        using var answer = await server.Administrator.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (body.GetProperty("data").GetProperty("partnerFinder").GetProperty("totalCount").GetInt32() != 1) throw new InvalidOperationException(body.ToString());
    }

    private static async Task Prepare(DirectoryInfo data, IReadOnlyList<MadeProfile> others)
    {
        await using var store = EmbeddedStore.OpenOrCreate(data);
        var (partners, context) = (new PartnerWorkflow(store.Runner, store.Clock), new CommandContext("system:bench", "bench"));
        await partners.Register(BenchStore.Partner, new PartnerDetails(PartnerKind.SolutionProvider, "CL", "Andes Cloud", "ana@andes.example"), context);
        await partners.ApproveBusinessInformation(BenchStore.Partner, context);
        await Fill(store, others);
    }

    /// <summary>Puts profiles of other partners into a store that has none of them.</summary>
    public static async Task Fill(DirectoryInfo data, IReadOnlyList<MadeProfile> others)
    {
        await using var store = EmbeddedStore.OpenOrCreate(data);
        await Fill(store, others);
    }

    private static Task Fill(EmbeddedStore store, IReadOnlyList<MadeProfile> others) =>
        Parallel.ForEachAsync(others, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (profile, cancellation) =>
        {
            var events = profile.Events().Select(@event =>
                new NewEvent(Guid.CreateVersion7(), store.Types.NameOf(@event.GetType()), EventTypeRegistry.Serialize(@event), SampleEvent.Metadata)).ToArray();
            await store.Events.Append($"partner-{profile.PartnerId}", ExpectedVersion.NoStream, events[..3], cancellation);
            await store.Events.Append($"profile-{profile.PartnerId}", ExpectedVersion.NoStream, events[3..], cancellation);
        });
}
