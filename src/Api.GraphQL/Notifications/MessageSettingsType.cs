using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Quotas;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Notifications;
using PartnerGraph.Projections.Notifications;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Notifications;

[Description("Who gets a partner's messages. Its account always does (NOTIFY-1, NOTIFY-2).")]
public sealed record MessageSettings(
    [property: Description("Recipients besides the partner's account (NOTIFY-6).")] IReadOnlyList<MessageRecipient> Recipients,
    [property: Description("Types that are switched off; QUOTA never is (QUOTA-10).")] IReadOnlyList<MessageType> Off);

public sealed record MessageRecipient
{
    [Description("Chosen when the recipient was added; for removeMessageRecipient.")]
    public required string RecipientId { get; init; }

    public required MessageType Type { get; init; }

    public required string Email { get; init; }

    public required string Mobile { get; init; }
}

internal sealed class MessageRecipientMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<MessageRecipientRow, MessageRecipient>();
}

public sealed class MessageQueries(MessageReads reads)
{
    [Description("The message settings of a partner, the caller's own unless named; null when the caller may not see them (NOTIFY-6).")]
    public async Task<MessageSettings?> MessageSettings(IResolveFieldContext context, [Id] string? partnerId) =>
        await Find(context, PartnerArgument.KeyOf(context, partnerId));

    internal async Task<MessageSettings?> Find(IResolveFieldContext context, string partner)
    {
        var scope = context.PartnerScope();
        if (!scope.Includes(partner)) return null;
        var recipients = await reads.Recipients(scope, partner, context.CancellationToken);
        return new([.. recipients.Select(row => row.To<MessageRecipient>())], await reads.Off(scope, partner, context.CancellationToken));
    }
}
