using System.Globalization;
using PartnerGraph.Processes.Notifications.Deliveries.Transports;
using PartnerGraph.Read.Projections.Customers.Contacts;
using PartnerGraph.Read.Projections.Notifications.Deliveries;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Notifications;
using PartnerGraph.Write.Domain.Notifications.Webhooks;
using PartnerGraph.Write.EventStore;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Processes.Notifications.Deliveries;

/// <summary>The link of an invitation, by its token.</summary>
public delegate string InvitationUrl(string token);

/// <summary>Writes a message when it is sent, from the event that asked for it and for whoever its recipient is by then.</summary>
public sealed class MessageWriter(
    IEventStore store, EventTypeRegistry types, CommandRunner runner, PartnerReads partners, ICustomerEmailQueue emails, MessageTemplates templates,
    InvitationUrl invitationUrl, BusinessTime zone)
{
    // Where nobody said in which language.
    private static readonly string[] ChineseCountries = ["CN", "HK", "MO", "TW"];

    /// <returns>Null when nobody knows where it should go.</returns>
    public async Task<OutgoingMessage?> Write(DeliveryRow row, CancellationToken cancellation)
    {
        if ((await partners.Of(new PartnerScope.Everybody(), [row.PartnerId], cancellation)).GetValueOrDefault(row.PartnerId) is not { } partner) return null;
        var settings = (await runner.Load(MessageSettingsDecider.Definition, row.PartnerId, cancellation)).State;
        var email = row.RecipientId == DeliveryRow.Customer
            ? (await emails.After(row.Position - 1, 1, cancellation)).FirstOrDefault(email => email.Position == row.Position)
            : null;
        if ((email?.To ?? AddressOf(row, partner, settings)) is not { } to) return null;

        var values = new Dictionary<string, string> { ["partner"] = partner.CompanyName };
        var asked = await store.ReadAll(row.Position - 1, 1, cancellation: cancellation);
        Tell(types.Decode(asked.Events[0]).Event, values);
        if (email?.Token is { } token) values["link"] = invitationUrl(token);
        if (email?.ValidTo is { } end) values["validTo"] = Instant(end);
        var language = settings.Language ?? (ChineseCountries.Contains(partner.Country) ? MessageLanguage.Chinese : MessageLanguage.English);
        var (subject, text) = templates.Write(row.Subject.ToString(), row.Channel, language, values);
        return new(row.DeliveryId, to, subject, text);
    }

    /// <summary>As the settings stand now: a message that was asked for before an address was corrected goes to the right one.</summary>
    private static string? AddressOf(DeliveryRow row, PartnerRow partner, MessageSettings settings)
    {
        if (row.RecipientId == MessageSettings.Account) return row.Channel == MessageChannel.Email ? partner.ContactEmail : partner.ContactMobile;
        var named = settings.Recipients.Where(recipient => recipient.Id == row.RecipientId).ToList();
        var found = named.Find(recipient => recipient.Type == MessageType.AccountFee) ?? named.Find(recipient => recipient.Type == MessageType.Quota);
        return row.Channel == MessageChannel.Email ? found?.Email : found?.Mobile;
    }

    private void Tell(IDomainEvent asked, Dictionary<string, string> values)
    {
        switch (asked)
        {
            case PaymentReminderSent e:
                (values["used"], values["total"], values["month"]) = (Amount(e.Used), Amount(e.Total), $"{e.Month}");
                break;
            case ReconciliationNoticeSent e:
                (values["about"], values["amount"], values["deadline"]) = (e.StatementId, Amount(e.Net), Instant(e.DeadlineAt));
                break;
            case WebhookDisabled e:
                values["about"] = e.Url;
                break;
            case PayoutNoticeSent e:
                values["about"] = e.About;
                if (e.Amount is { } amount) values["amount"] = Amount(amount);
                break;
        }
    }

    // Exact, at least to the cent.
    private static string Amount(Money money) => string.Create(CultureInfo.InvariantCulture, $"{money.Amount:#,##0.00######} {money.Currency}");

    private string Instant(DateTimeOffset instant) => instant.ToOffset(zone.Offset).ToString("yyyy-MM-dd HH:mm:ss 'GMT'zzz", CultureInfo.InvariantCulture);
}
