using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Description("Which steps are asked for; a field left out asks nothing.")]
public sealed record CustomerStatusHistoryFilter(
    [property: Description("What was done.")] CustomerStatusStep? Step,
    [property: Description("By one cause alone.")] CustomerFreezeCause? Cause,
    [property: Description("Done at this instant or later.")] DateTimeOffset? From,
    [property: Description("Done at this instant or earlier.")] DateTimeOffset? Until);

[Description("Who froze or freed a customer, when, and why (ACCT-22).")]
public sealed record CustomerStatusHistoryEntry
{
    public required CustomerStatusStep Step { get; init; }

    public required CustomerFreezeCause Cause { get; init; }

    [Description("How far the freeze goes, or how much of it was lifted.")]
    public required FreezeScope Scope { get; init; }

    [Description("Why; null but for the freeze of an account.")]
    public required string? Reason { get; init; }

    [Description("When the data of the resources was due for deletion; null but for their freeze.")]
    public required DateTimeOffset? DataDeletionDueAt { get; init; }

    public required DateTimeOffset At { get; init; }

    [Ignore]
    public required string? By { get; init; }

    [Description("The subject of the user's token, or system: and a name; null for the customer itself (CUST-3), and where a partner's freeze ended after the customer had left it.")]
    public string? Operator(IResolveFieldContext context) => Actor.Of(context).Role == Role.Customer ? null : By;
}

internal sealed class CustomerStatusHistoryMapping : IRegister
{
    public void Register(TypeAdapterConfig config) =>
        config.NewConfig<CustomerStatusHistoryRow, CustomerStatusHistoryEntry>().Map(entry => entry.By, row => row.Operator);
}
