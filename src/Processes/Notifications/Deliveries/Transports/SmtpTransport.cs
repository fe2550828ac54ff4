using MailKit;
using MailKit.Net.Smtp;
using MimeKit;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Deliveries;

namespace PartnerGraph.Processes.Notifications.Deliveries.Transports;

/// <summary>Sends emails by SMTP. The id of a message is its Message-ID, so that a mailbox shows one that came twice once.</summary>
/// <param name="options">With host and sender, as the start of the server has checked.</param>
public sealed class SmtpTransport(SmtpOptions options, TimeProvider clock) : IMessageTransport
{
    private readonly MailboxAddress sender = MailboxAddress.Parse(options.From!);

    public MessageChannel Channel => MessageChannel.Email;

    public async Task<DeliveryOutcome> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        if (!MailboxAddress.TryParse(message.To, out var to)) return new(DeliveryFault.NoAddress, IsFinal: true);
        using var client = await Connect(cancellation);
        try
        {
            using var mail = Mail(message, to);
            await client.SendAsync(mail, cancellation);
        }
        catch (SmtpCommandException refusal)
        {
            return Judge(refusal);
        }
        catch (Exception broken) when (broken is IOException or ServiceNotConnectedException or SmtpProtocolException)
        {
            return new(DeliveryFault.Unreachable);
        }

        await Leave(client, cancellation);
        return DeliveryOutcome.Accepted;
    }

    private async Task<SmtpClient> Connect(CancellationToken cancellation)
    {
        var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security, cancellation);
            if (options.UserName is { } user) await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
            return client;
        }
        catch (Exception fault)
        {
            client.Dispose();
            if (fault is OperationCanceledException) throw;
            throw new TransportUnavailableException(Channel, fault.GetType().Name, fault);
        }
    }

    private MimeMessage Mail(OutgoingMessage message, MailboxAddress to)
    {
        var mail = new MimeMessage { Subject = message.Subject, Date = clock.GetUtcNow(), MessageId = $"{message.Id}@{sender.Domain}", Body = new TextPart("plain") { Text = message.Text } };
        mail.From.Add(sender);
        mail.To.Add(to);
        // Nobody's absence is answered to a machine (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    /// <exception cref="TransportUnavailableException">The sender is refused, which says nothing of the message.</exception>
    private DeliveryOutcome Judge(SmtpCommandException refusal)
    {
        var code = (int)refusal.StatusCode;
        if (code < 500) return new(DeliveryFault.Busy, code);
        return refusal.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted
            ? new(DeliveryFault.Refused, code, IsFinal: true)
            : throw new TransportUnavailableException(Channel, $"the server answers {code}", refusal);
    }

    // The message is taken; how the connection ends changes nothing.
    private static async Task Leave(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception fault) when (fault is IOException or ServiceNotConnectedException or CommandException or ProtocolException or OperationCanceledException)
        {
        }
    }
}
