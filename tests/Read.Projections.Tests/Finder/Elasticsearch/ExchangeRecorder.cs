using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerGraph.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Projections.Tests.Finder.Elasticsearch;

/// <summary>
/// Writes down what is said to a real server, in the form that <see cref="ExchangePlayer"/> plays. What a request is authorized by is not
/// written.
/// </summary>
/// <param name="prefix">Of the index names; written as that of the other files.</param>
internal sealed class ExchangeRecorder(HttpMessageHandler server, string file, string about, string prefix) : DelegatingHandler(server)
{
    private readonly List<Exchange> exchanges = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await AskedRequest.From(request, cancellationToken) with { Authorization = null };
        var response = await base.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        lock (exchanges) exchanges.Add(new(asked, Given(response, text)));
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, JsonSerializer.Serialize(new ExchangeFile(about, exchanges), ExchangeFile.Json)
                .Replace(prefix, "pg-", StringComparison.Ordinal).Replace(FinderMapping.Fingerprint, "{fingerprint}", StringComparison.Ordinal));
        }

        base.Dispose(disposing);
    }

    private static GivenResponse Given(HttpResponseMessage response, string text)
    {
        // The rest says when and by which machine it was answered.
        var headers = response.Headers.Where(header => header.Key is "X-elastic-product" or "Retry-After")
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value));
        try
        {
            return new((int)response.StatusCode, headers, text.Length > 0 ? JsonNode.Parse(text) : null);
        }
        catch (JsonException)
        {
            return new((int)response.StatusCode, headers, Text: text);
        }
    }
}
