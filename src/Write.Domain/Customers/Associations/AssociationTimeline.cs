using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Associations;

/// <summary>A stretch of time in which a customer belonged to one partner, in one model, under one account manager.</summary>
/// <param name="From">The first second, in UTC.</param>
/// <param name="Until">The last second, included; null while it lasts.</param>
public sealed record AssociationPeriod(
    string PartnerId, AssociationModel Model, string? AccountManagerId, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// To whom one customer belonged at any instant, built from its association events in store order. Instants are compared
/// by whole seconds, and the second in which an association ends still belongs to it (EXPEND-13).
/// </summary>
public sealed record AssociationTimeline(ImmutableArray<AssociationPeriod> Periods)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static readonly AssociationTimeline Empty = new([]);

    /// <summary>The facts alone, as the customer's stream of associations tells them: without account managers, and nothing is decided by them on this stream.</summary>
    public static readonly Decider<AssociationCommand, AssociationTimeline> Facts =
        new("association", command => command.CustomerId, Empty, (_, _) => Decision.Nothing, (timeline, @event) => timeline.After(@event));

    /// <summary>The period that lasts; null while the customer belongs to nobody.</summary>
    public AssociationPeriod? Open => Periods is [.., { Until: null } last] ? last : null;

    /// <summary>The period of an instant; null while the customer belonged to nobody.</summary>
    public AssociationPeriod? At(DateTimeOffset instant)
    {
        var second = BusinessTime.WholeSecond(instant);
        for (var i = Periods.Length - 1; i >= 0; i--)
            if (Periods[i].From <= second)
                return Periods[i].Until is { } until && until < second ? null : Periods[i];
        return null;
    }

    /// <summary>The timeline after an event of the customer; events that are not about its associations leave it as it is.</summary>
    public AssociationTimeline After(IDomainEvent @event) => @event switch
    {
        CustomerAssociated e => Associate(e.PartnerId, e.Model, e.AssociatedAt),
        CustomerDisassociated e => End(e.EndedAt),
        AssociationModelChanged e => ChangeModel(e.To, e.ChangedAt),
        CustomerAllocated e => Allocate(e.PartnerId, e.AccountManagerId, e.ValidFrom),
        _ => this,
    };

    /// <summary>A new association; within the last second of the one before it begins one second later.</summary>
    public AssociationTimeline Associate(string partnerId, AssociationModel model, DateTimeOffset at)
    {
        var from = BusinessTime.WholeSecond(at);
        if (Periods is [.., { Until: { } until }] && until >= from) from = until + Second;
        return new(Periods.Add(new(partnerId, model, null, from, null)));
    }

    public AssociationTimeline End(DateTimeOffset at) => Open is not { } open
        ? this
        : new(Periods.SetItem(Periods.Length - 1, open with { Until = Later(open.From, BusinessTime.WholeSecond(at)) }));

    /// <summary>The second of the change is the first of the new model.</summary>
    public AssociationTimeline ChangeModel(AssociationModel model, DateTimeOffset at) =>
        Open is { } open && open.Model != model ? Change(open, open with { Model = model }, at) : this;

    /// <summary>The second of the allocation is the first of the new account manager; null takes the customer back.</summary>
    public AssociationTimeline Allocate(string partnerId, string? accountManagerId, DateTimeOffset at) =>
        Open is { } open && open.PartnerId == partnerId && open.AccountManagerId != accountManagerId
            ? Change(open, open with { AccountManagerId = accountManagerId }, at)
            : this;

    private AssociationTimeline Change(AssociationPeriod open, AssociationPeriod changed, DateTimeOffset at)
    {
        var from = Later(open.From, BusinessTime.WholeSecond(at));
        var last = Periods.Length - 1;
        return new(from == open.From
            ? Periods.SetItem(last, changed)
            : Periods.SetItem(last, open with { Until = from - Second }).Add(changed with { From = from }));
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
