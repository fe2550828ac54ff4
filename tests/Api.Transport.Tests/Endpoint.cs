using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQL.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;
using PartnerGraph.Api.GraphQL.Transport;
using PartnerGraph.Api.GraphQL.Transport.Turns;
using PartnerGraph.Transport.Host;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>The transport on a real port with a clock that stands still, and a count of the validations that ran.</summary>
public sealed class Endpoint : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Endpoint(WebApplication app, CountingValidator validator, CountingRule rule, FakeTimeProvider time)
    {
        (_app, Validator, Rule, Time) = (app, validator, rule, time);
        Url = new Uri(app.Urls.First() + "/graphql");
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Url };
    }

    public Uri Url { get; }

    public HttpClient Http { get; }

    public CountingValidator Validator { get; }

    public CountingRule Rule { get; }

    public FakeTimeProvider Time { get; }

    public Flow Flow => _app.Services.GetRequiredService<Flow>();

    public ClientLimits Limits => _app.Services.GetRequiredService<ClientLimits>();

    public static async Task<Endpoint> Start(params string[] settings)
    {
        var (validator, rule, time) = (new CountingValidator(), new CountingRule(), new FakeTimeProvider());
        var app = TransportHost.Build(["--GraphQL:Rates:CallsPerSecond=0", .. settings.Select(setting => $"--GraphQL:{setting}")], services =>
        {
            services.AddSingleton<IDocumentValidator>(validator);
            services.AddSingleton<IRequestRule>(rule);
            services.AddSingleton<TimeProvider>(time);
        });
        await app.StartAsync();
        return new(app, validator, rule, time);
    }

    public Task<HttpResponseMessage> Post(object body, string accept = "application/graphql-response+json", string? authorization = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = JsonContent.Create(body) };
        return Send(request, accept, authorization);
    }

    public Task<HttpResponseMessage> Post(string query) => Post(new { query });

    public Task<HttpResponseMessage> Get(string query, string accept = "application/graphql-response+json") =>
        Send(new HttpRequestMessage(HttpMethod.Get, $"{Url}?query={Uri.EscapeDataString(query)}"), accept, null);

    public Task<HttpResponseMessage> Send(HttpRequestMessage request, string accept, string? authorization = null)
    {
        request.Headers.Accept.ParseAdd(accept);
        if (authorization is not null) request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        return Http.SendAsync(request);
    }

    public async Task<HealthStatus> Health() => (await _app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Reads answers.</summary>
public static class Answers
{
    public static Task<string> Text(this HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    /// <summary>The code of the first error.</summary>
    public static async Task<string?> Code(this HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Text());
        return json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }
}
