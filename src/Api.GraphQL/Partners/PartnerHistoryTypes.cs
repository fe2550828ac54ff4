using System.ComponentModel;
using Mapster;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

[Description("Who gave a partner which tier, when, and why (PROG-2, PROG-41).")]
public sealed record TierHistoryEntry
{
    [Description("The tier from then on.")]
    public required PartnerTier Tier { get; init; }

    [Description("The tier before; null for the first one.")]
    public required PartnerTier? Former { get; init; }

    [Description("Whether the tier came ahead of the revenue it asks for (PROG-2).")]
    public required bool InAdvance { get; init; }

    [Description("Why.")]
    public required string Basis { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    [Description("When it was given.")]
    public required DateTimeOffset At { get; init; }
}

[Description("Whether deciding a disassociation request needs a verification code (ASSOC-22).")]
public sealed record DisassociationVerification(
    [property: Description("Whether it does now.")] bool On,
    [property: Description("When that was switched the last time; null when it never was.")] DateTimeOffset? ChangedAt,
    [property: Description("Who switched it then: the subject of the user's token; null when nobody did.")] string? Operator)
{
    internal static DisassociationVerification Of(VerificationSwitchRow? row) => new(row?.On ?? false, row?.ChangedAt, row?.Operator);
}

internal sealed class TierHistoryMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<TierHistoryRow, TierHistoryEntry>();
}
