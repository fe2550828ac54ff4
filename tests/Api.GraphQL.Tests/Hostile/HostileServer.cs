using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Tests.Hostile;

/// <summary>
/// A server that is attacked, with a partner who goes on working. After every attack the partner is answered as before, and the log holds no fault: what strangers
/// send is refused, and is never an error of the server's.
/// </summary>
public sealed class HostileServer : ApiServer, IAsyncLifetime
{
    /// <summary>Longer than any refusal needs, far shorter than what attacks send.</summary>
    private const int MostBytes = 40_000;

    private const string Normal = "{ customers { totalCount nodes { name } } me { role } }";

    private readonly ConcurrentQueue<string> faults = [];
    private string expected = "";

    /// <summary>Of the partner who works.</summary>
    public string Own { get; private set; } = "";

    /// <summary>Of somebody else's partner.</summary>
    public string Stranger { get; private set; } = "";

    protected override void Configure(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Kept(faults));

    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        (Own, Stranger) = (Member("p-own", Role.PartnerAdministrator), Member("p-other", Role.PartnerAdministrator, "other"));
        foreach (var (partner, customer, name) in new[] { ("p-own", "c-own", "Ours"), ("p-own", "c-second", "Second"), ("p-other", "c-other", "Theirs") })
        {
            var now = Clock.GetUtcNow();
            await this.Append("customer", customer, new CustomerRegistered(customer, name, CustomerSite.International, $"{customer}@shop.example", "+65 12345", "SG", now));
            await this.Append("association", customer, new CustomerAssociated(customer, partner, AssociationModel.Reseller, AssociationVia.Ticket, now));
        }

        await this.Settle();
        expected = (await Send(Normal, Own)).Answer["data"]!.ToJsonString();
        Assert.Equal("""{"customers":{"totalCount":2,"nodes":[{"name":"Ours"},{"name":"Second"}]},"me":{"role":"PARTNER_ADMINISTRATOR"}}""", expected);
    }

    /// <summary>Sends an attack, and looks at what it was answered and what it left.</summary>
    /// <param name="code">Null for one that is answered.</param>
    public async Task Attack(HttpRequestMessage request, int status, string? code)
    {
        if (request.Headers.Accept.Count == 0 && !request.Headers.Contains("Accept")) request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((status, code) == ((int)answer.StatusCode, CodeOf(text)), $"{(int)answer.StatusCode}: {text[..Math.Min(600, text.Length)]}");
        if (code is not null) Assert.InRange(text.Length, 0, MostBytes);
        await ServesAsBefore();
    }

    /// <summary>Sends bytes as they are, and reads the answer's status; 0 where the server only closes.</summary>
    public async Task<int> Raw(string bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Address.Port);
        await using var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes));
        }
        catch (IOException)
        {
            // Refused before all of it was sent.
        }

        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            return await reader.ReadLineAsync() is { Length: > 12 } line ? int.Parse(line.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public async Task ServesAsBefore()
    {
        Assert.Equal(expected, (await Send(Normal, Own)).Answer["data"]!.ToJsonString());
        Assert.Empty(faults);
    }

    private static string? CodeOf(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed class Kept(ConcurrentQueue<string> faults) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) faults.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
            // Keeps nothing open.
        }
    }
}
