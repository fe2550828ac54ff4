using PartnerGraph.Processes.Customers;
using PartnerGraph.Processes.Notifications.Deliveries;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Customers.Contacts;

/// <summary>
/// Sends codes by the servers that are configured, a member's to the address of its account; where none is, and to a user without one, they are filed. A
/// code is in no outbox and no log.
/// </summary>
internal sealed partial class SentVerificationCodes(
    IEnumerable<IMessageTransport> transports, MessageTemplates templates, OrganizationReads members, MessageOptions options, FiledVerificationCodes files,
    ILogger<SentVerificationCodes> log) : IVerificationCodeDelivery
{
    public async Task Deliver(VerificationMessage message, CancellationToken cancellation)
    {
        var channel = message.Channel == VerificationChannel.Sms ? MessageChannel.Sms : MessageChannel.Email;
        var isConfigured = channel == MessageChannel.Sms ? options.Sms.Url is not null : options.Smtp.Host is { Length: > 0 };
        var to = message.Channel == VerificationChannel.User ? (await members.BySubject(message.To, cancellation))?.Member.Email : message.To;
        if (!isConfigured || to is null)
        {
            await files.Deliver(message, cancellation);
            return;
        }

        var values = new Dictionary<string, string> { ["code"] = message.Code };
        // Nobody said in which language, so it comes in both.
        var (english, chinese) = (templates.Write("VerificationCode", channel, MessageLanguage.English, values), templates.Write("VerificationCode", channel, MessageLanguage.Chinese, values));
        var outcome = await transports.First(transport => transport.Channel == channel).Send(
            new(message.Id, to, $"{english.Subject} / {chinese.Subject}", $"{english.Text}\n{chinese.Text}"), cancellation);
        if (outcome.Fault is not { } fault) return;
        if (!outcome.IsFinal) throw new IOException($"{fault} {outcome.Code}");
        Refused(channel.ToString(), outcome.Code);
    }

    [LoggerMessage(LogLevel.Warning, "A verification code was refused for good by {Channel} ({Code}); its reader asks for a new one.")]
    private partial void Refused(string channel, int? code);
}
