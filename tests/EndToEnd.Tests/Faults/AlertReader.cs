using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace PartnerGraph.EndToEnd.Tests.Faults;

/// <summary>A subscriber that comes back, to whichever node, with the id of the last event that it saw.</summary>
public sealed class AlertReader : IAsyncDisposable
{
    private readonly FleetClient client;
    private readonly string token;
    private readonly List<string> seen = [];
    private readonly CancellationTokenSource ending = new();
    private readonly Task loop;
    private string last;

    public AlertReader(FleetClient client, string token, string cursor)
    {
        (this.client, this.token, last) = (client, token, cursor);
        loop = Task.Run(Run);
    }

    public int Connections { get; private set; }

    /// <summary>The ids of the alerts, as often as they came.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await loop;
        ending.Dispose();
    }

    private async Task Run()
    {
        while (!ending.IsCancellationRequested)
        {
            try
            {
                Connections++;
                await Read();
            }
            catch (Exception away) when (away is HttpRequestException or OperationCanceledException or IOException)
            {
                // It comes back.
            }

            await Task.Delay(100).WaitAsync(ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client.Next(), "/graphql"))
        {
            Content = JsonContent.Create(new { query = "subscription { budgetAlertRaised { id } }" }),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Last-Event-ID", last);
        using var response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
        if (!response.IsSuccessStatusCode) return;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(ending.Token));
        for (var (id, data) = ("", ""); await lines.ReadLineAsync(ending.Token) is { } line;)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0)
            {
                if (data.Length > 0 && JsonNode.Parse(data)!["data"]?["budgetAlertRaised"]?["id"] is { } alert)
                    lock (seen) seen.Add(alert.GetValue<string>());
                if (id.Length > 0) last = id;
                (id, data) = ("", "");
            }
        }
    }
}
