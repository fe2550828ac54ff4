using System.Globalization;
using System.Net;
using System.Text;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Write.Domain.Notifications.Deliveries;
using StandardWebhooks;

namespace PartnerGraph.Processes.Notifications.Webhooks;

/// <param name="Id">The same however often an event is told.</param>
/// <param name="Secrets">By each of which it is signed.</param>
public sealed record WebhookMessage(string Url, string Id, string Body, DateTimeOffset At, IReadOnlyList<string> Secrets);

/// <summary>Posts to receivers as Standard Webhooks say: id, timestamp, and an HMAC-SHA-256 over both and the body.</summary>
public sealed class WebhookRequests(WebhookOptions options) : IDisposable
{
    // Neither proxy nor redirection: both would lead to an address that nobody looked at.
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (context, cancellation) => PublicAddresses.Connect(context.DnsEndPoint, options.AllowPrivateAddresses, cancellation),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<DeliveryOutcome> Post(WebhookMessage message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Url) { Content = new StringContent(message.Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", message.Id);
        request.Headers.Add("webhook-timestamp", message.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', message.Secrets.Select(secret => new StandardWebhook(secret).Sign(message.Id, message.At, message.Body))));
        request.Headers.UserAgent.ParseAdd("PartnerGraph-Webhooks/1");
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Judge(answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return new(fault.InnerException is ForbiddenAddressException ? DeliveryFault.ForbiddenAddress : DeliveryFault.Unreachable);
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Only 410 is for good: a receiver that is being set up answers anything.</summary>
    private static DeliveryOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => DeliveryOutcome.Accepted,
        410 => new(DeliveryFault.Refused, 410, IsFinal: true),
        429 or >= 500 => new(DeliveryFault.Busy, (int)status),
        _ => new(DeliveryFault.Refused, (int)status),
    };
}
