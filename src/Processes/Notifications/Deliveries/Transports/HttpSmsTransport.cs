using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Processes.Notifications.Deliveries.Transports;

/// <summary>
/// Posts text messages to a gateway as <c>{ "id", "to", "text" }</c>. The id is also the header <c>Idempotency-Key</c>: a gateway that knows it sends a
/// repetition to nobody.
/// </summary>
public sealed class HttpSmsTransport(SmsOptions options) : IMessageTransport, IDisposable
{
    // A redirection would carry number and token elsewhere.
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public MessageChannel Channel => MessageChannel.Sms;

    public async Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Url)
        {
            Content = JsonContent.Create(new { id = message.Id, to = message.To, text = message.Text }),
        };
        request.Headers.Add("Idempotency-Key", message.Id);
        if (options.Token is { } token) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return Judge(answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            throw new TransportUnavailableException(Channel, fault.HttpRequestError.ToString(), fault);
        }
    }

    public void Dispose() => http.Dispose();

    private DeliveryOutcome Judge(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => DeliveryOutcome.Accepted,
        HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity => new(DeliveryFault.Refused, (int)status, IsFinal: true),
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new TransportUnavailableException(Channel, $"the gateway answers {(int)status}"),
        _ => new(DeliveryFault.Busy, (int)status),
    };
}
