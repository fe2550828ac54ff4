using System.ComponentModel;
using Mapster;
using PartnerGraph.Read.Projections.Quotas.ResellerBudgets;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Quotas;

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record ResellerBudgetHistoryFilter(
    [property: Description("What was done.")] ResellerBudgetStep? Step,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who made or changed a grant, and when.")]
public sealed record ResellerBudgetHistoryEntry
{
    public required ResellerBudgetStep Step { get; init; }

    [Description("The grant from then on.")]
    public required Money Amount { get; init; }

    [Description("The subject of the user's token, or system: and a name.")]
    public required string Operator { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ResellerBudgetHistoryMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<ResellerGrantHistoryRow, ResellerBudgetHistoryEntry>();
}
