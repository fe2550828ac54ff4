using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.GraphQL.Quotas;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Notifications;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Notifications;

[Description("Who gets a partner's messages. Its account always does (NOTIFY-1, NOTIFY-2).")]
public sealed record MessageSettings(
    [property: Description("Recipients besides the partner's account (NOTIFY-6).")] IReadOnlyList<MessageRecipient> Recipients,
    [property: Description("Types that are switched off; QUOTA never is (QUOTA-10).")] IReadOnlyList<MessageType> Off,
    [property: Description("In which its messages are written; null while nobody set it, and its country tells: Chinese for CN, HK, MO and TW, English for all others.")] MessageLanguage? Language);

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

    internal async Task<MessageSettings?> Find(IResolveFieldContext context, string partner) =>
        (await Find(context.PartnerScope(), [partner], context.CancellationToken)).GetValueOrDefault(partner);

    /// <summary>The settings of those of these partners that the scope includes.</summary>
    internal async Task<IReadOnlyDictionary<string, MessageSettings>> Find(PartnerScope scope, IReadOnlyCollection<string> partners, CancellationToken cancellation)
    {
        List<string> seen = [.. partners.Where(scope.Includes)];
        if (seen.Count == 0) return new Dictionary<string, MessageSettings>();
        var (recipients, off) = (await reads.Recipients(scope, seen, cancellation), await reads.Off(scope, seen, cancellation));
        var languages = await reads.Languages(scope, seen, cancellation);
        return seen.ToDictionary(id => id, id => new MessageSettings([.. recipients[id].Select(row => row.To<MessageRecipient>())], [.. off[id]], languages.TryGetValue(id, out var language) ? language : null));
    }
}
