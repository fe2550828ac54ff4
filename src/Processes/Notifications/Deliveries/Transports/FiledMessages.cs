using System.Text;
using Microsoft.Extensions.Logging;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Processes.Notifications.Deliveries.Transports;

/// <summary>
/// Writes messages into a folder of the data directory that its owner alone may read: for development, until a server is configured. A message that comes
/// again replaces itself.
/// </summary>
public sealed partial class FiledMessages(MessageChannel channel, string dataDirectory, ILogger<FiledMessages> log) : IMessageTransport
{
    public const string FolderName = "outbox";

    private readonly string folder = Path.Combine(dataDirectory, FolderName);

    public MessageChannel Channel => channel;

    public Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        PrivateFiles.CreateDirectory(folder);
        var name = $"{message.Id}.{(channel == MessageChannel.Email ? "mail" : "sms")}.txt";
        var draft = Path.Combine(folder, $"{name}.draft");
        var subject = channel == MessageChannel.Email ? $"Subject: {message.Subject}\n" : "";
        using (var file = PrivateFiles.Open(draft))
        {
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes($"To: {message.To}\n{subject}\n{message.Text}\n"));
        }

        File.Move(draft, Path.Combine(folder, name), overwrite: true);
        Written(name);
        return Task.FromResult(DeliveryOutcome.Accepted);
    }

    [LoggerMessage(LogLevel.Information, "A message was written to outbox/{File} in the data directory, because no server is configured for it.")]
    private partial void Written(string file);
}
