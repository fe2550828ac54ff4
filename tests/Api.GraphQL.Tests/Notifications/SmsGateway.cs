using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

/// <summary>What text messages are posted to; the number <c>+4900000</c> does not exist.</summary>
public sealed class SmsGateway : IAsyncDisposable
{
    private readonly WebApplication app;

    private SmsGateway(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>Bodies, with what the headers said.</summary>
    public ConcurrentQueue<(string To, string Text, string Id, string? Key, string? Token)> Taken { get; } = [];

    public static async Task<SmsGateway> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var gateway = new SmsGateway(app);
        app.MapPost("/messages", async (HttpContext context) =>
        {
            var body = (await JsonNode.ParseAsync(context.Request.Body))!;
            var to = body["to"]!.GetValue<string>();
            if (to == "+4900000") return Results.StatusCode(422);
            gateway.Taken.Enqueue((to, body["text"]!.GetValue<string>(), body["id"]!.GetValue<string>(), context.Request.Headers["Idempotency-Key"], context.Request.Headers.Authorization));
            return Results.Ok();
        });
        await app.StartAsync();
        return gateway;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
