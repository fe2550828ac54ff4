using System.Text.Json;
using System.Text.Json.Nodes;
using PartnerGraph.Read.Projections.Finder.Elasticsearch.Indexing;

namespace PartnerGraph.Read.Projections.Tests.Finder.Elasticsearch;

/// <summary>What one test says to a server and hears, whichever connections it uses: a file of its own, in the form that <see cref="ExchangePlayer"/> plays.</summary>
/// <param name="prefix">Of the index names; written as that of the other files.</param>
internal sealed class ExchangeRecord(string about, string file, string prefix)
{
    private const int LongestName = 150;

    private readonly List<Exchange> exchanges = [];

    /// <summary>A name that every file system takes, for a test with its arguments.</summary>
    public static string FileName(string test)
    {
        var name = string.Concat(test.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_'));
        return $"{name[..Math.Min(name.Length, LongestName)]}.json";
    }

    public void Add(Exchange exchange)
    {
        lock (exchanges)
        {
            exchanges.Add(exchange);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, JsonSerializer.Serialize(new ExchangeFile(about, exchanges), ExchangeFile.Json)
                .Replace(prefix, "pg-", StringComparison.Ordinal).Replace(FinderMapping.Fingerprint, "{fingerprint}", StringComparison.Ordinal));
        }
    }
}

/// <summary>Writes down what is said to a real server. What a request is authorized by is not written.</summary>
internal sealed class ExchangeRecorder(HttpMessageHandler server, ExchangeRecord record) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = await AskedRequest.From(request, cancellationToken) with { Authorization = null };
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        record.Add(new(asked, Given(response, await response.Content.ReadAsStringAsync(cancellationToken))));
        return response;
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
