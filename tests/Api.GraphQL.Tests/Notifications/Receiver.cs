using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PartnerGraph.Api.GraphQL.Tests.Notifications;

public sealed record Received(string Path, string Id, string Timestamp, string Signature, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>As a receiver computes it that knows nothing but the standard.</summary>
    public string SignatureBy(string secret) => "v1," + Convert.ToBase64String(
        HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
}

/// <summary>What webhooks post to, on a port of its own.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> taken = Channel.CreateUnbounded<Received>();

    private Receiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    public ConcurrentQueue<Received> All { get; } = [];

    /// <summary>The status that a request is answered with.</summary>
    public Func<Received, int> Answer { get; set; } = _ => 204;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers;
            var received = new Received(
                context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await body.ReadToEndAsync());
            receiver.All.Enqueue(received);
            context.Response.StatusCode = receiver.Answer(received);
            if (context.Response.StatusCode is 302 or 307) context.Response.Headers.Location = "/elsewhere";
            await context.Response.CompleteAsync();
            receiver.taken.Writer.TryWrite(received);
        });
        await app.StartAsync();
        return receiver;
    }

    public Task<Received> Next() => taken.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
