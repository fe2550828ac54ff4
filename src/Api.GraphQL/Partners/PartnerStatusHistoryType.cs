using System.ComponentModel;
using Mapster;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Api.GraphQL.Partners;

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record PartnerStatusHistoryFilter(
    [property: Description("What was done.")] PartnerStatusStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who restricted, froze or freed a partner, when, and why (REF-21).")]
public sealed record PartnerStatusHistoryEntry
{
    public required PartnerStatusStep Step { get; init; }

    [Description("The cause of the restriction; null for a freeze.")]
    public required RestrictionCause? RestrictionCause { get; init; }

    [Description("The cause of the freeze; null for a restriction.")]
    public required FreezeCause? FreezeCause { get; init; }

    [Description("Why; null where something was lifted.")]
    public required string? Reason { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class PartnerStatusHistoryMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<PartnerStatusHistoryRow, PartnerStatusHistoryEntry>();
}
