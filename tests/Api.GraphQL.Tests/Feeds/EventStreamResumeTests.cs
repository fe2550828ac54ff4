using System.Net.Http.Headers;
using System.Net.Http.Json;
using PartnerGraph.Api.GraphQL.Tests.Ledger;

namespace PartnerGraph.Api.GraphQL.Tests.Feeds;

/// <summary>Browsers come back to a stream by themselves, with the id of the last event that they saw.</summary>
public sealed class EventStreamResumeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset November = new(2024, 11, 3, 0, 0, 0, TimeSpan.Zero);

    private readonly ApiServer server = new();
    private readonly LedgerApi api;
    private string partner = "";

    public EventStreamResumeTests() => api = new(server);

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        partner = await server.Partner();
        Assert.True(await api.Register("c", November.AddDays(-1)));
        Assert.True(await api.Associate("c", partner, "RESELLER", November.AddDays(-1)));
        Assert.True(await api.Grant(partner, 100m));
        await server.Settle();
    }

    public Task DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Who_comes_back_goes_on_behind_the_last_event_whatever_the_document_says()
    {
        var document = $$"""subscription { quotaAlertRaised(after: "{{await Subscriber.Now(server)}}") { level } }""";
        string seen;
        using (var first = await Open(document, null))
        {
            await api.Record(LedgerApi.Line("1", "c", 85m, November));
            string[] lines = (await first.Alert()).Split('\n');
            Assert.Equal(("event: next", true), (lines[1], lines[2].Contains("WARNING", StringComparison.Ordinal)));
            seen = lines[0]["id: ".Length..];
        }

        await api.Record(LedgerApi.Line("2", "c", 15m, November));
        using (var again = await Open(document, seen)) Assert.Contains("USED_UP", await again.Alert(), StringComparison.Ordinal);
        using var fromTheDocument = await Open(document, null);
        Assert.Contains("WARNING", await fromTheDocument.Alert(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quiet_stream_tells_how_far_it_has_looked()
    {
        using var stream = await Open("subscription { quotaAlertRaised { level } }", null);
        var begun = await stream.Block("id: ");
        await api.Record(LedgerApi.Line("1", "c", 1m, November));
        var told = stream.Block("id: ");
        // Its next keep-alive after the feed has come by.
        for (; !told.IsCompleted; await Task.Yield()) server.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.NotEqual(begun, await told);

        using var again = await Open("subscription { quotaAlertRaised { level } }", (await told)["id: ".Length..]);
        await api.Record(LedgerApi.Line("2", "c", 84m, November));
        foreach (var both in new[] { stream, again }) Assert.Contains("WARNING", await both.Alert(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_is_none_is_told()
    {
        using var stream = await Open("subscription { quotaAlertRaised { level } }", "no cursor");
        Assert.Contains("BAD_USER_INPUT", await stream.Block("event: next"), StringComparison.Ordinal);
        Assert.StartsWith("event: complete", await stream.Block("event: complete"), StringComparison.Ordinal);
    }

    private async Task<Stream> Open(string document, string? lastSeen)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = document }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", api.Administrator(partner));
        if (lastSeen is not null) request.Headers.Add("Last-Event-ID", lastSeen);
        var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(response, new StreamReader(await response.Content.ReadAsStreamAsync()));
    }

    private sealed class Stream(HttpResponseMessage response, StreamReader lines) : IDisposable
    {
        /// <summary>The lines of the next block that begins so.</summary>
        public async Task<string> Block(string beginning)
        {
            for (var block = ""; await lines.ReadLineAsync() is { } line;)
            {
                if (line.Length > 0) block += block.Length == 0 ? line : $"\n{line}";
                else if (block.StartsWith(beginning, StringComparison.Ordinal)) return block;
                else block = "";
            }

            throw new EndOfStreamException($"No block begins with '{beginning}'.");
        }

        /// <summary>The next alert, and not what is told of quiet.</summary>
        public async Task<string> Alert()
        {
            while (true)
            {
                var block = await Block("id: ");
                if (block.Contains("event: next", StringComparison.Ordinal)) return block;
            }
        }

        public void Dispose()
        {
            lines.Dispose();
            response.Dispose();
        }
    }
}
