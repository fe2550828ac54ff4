using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Accounts;

/// <summary>A stretch of time in which one cause kept a customer's resources frozen.</summary>
/// <param name="From">The first second without metered fees.</param>
/// <param name="Until">The first second with fees again; null while it lasts.</param>
public readonly record struct ResourceFreeze(CustomerFreezeCause Cause, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>
/// When a customer's resources were frozen, ended freezes included: in these seconds nothing is metered (ASSOC-16). Folded from the
/// stream of <see cref="CustomerStatusDecider"/>.
/// </summary>
public sealed record ResourceFreezes(ImmutableArray<ResourceFreeze> All)
{
    public static readonly ResourceFreezes None = new([]);

    /// <summary>The facts alone: nothing is decided by them on this stream.</summary>
    public static readonly Decider<CustomerStatusCommand, ResourceFreezes> Facts =
        new("customer-status", command => command.CustomerId, None, (_, _) => Decision.Nothing, Evolve);

    /// <summary>The freeze of the second in which the instant lies; null when there was none.</summary>
    public ResourceFreeze? At(DateTimeOffset instant)
    {
        var second = BusinessTime.WholeSecond(instant);
        foreach (var freeze in All)
            if (freeze.From <= second && !(freeze.Until <= second)) return freeze;
        return null;
    }

    public static ResourceFreezes Evolve(ResourceFreezes state, IDomainEvent @event) => @event switch
    {
        CustomerResourcesFrozen e when state.All.Any(freeze => freeze.Cause == e.Cause && freeze.Until is null) => state,
        CustomerResourcesFrozen e => new(state.All.Add(new(e.Cause, BusinessTime.WholeSecond(e.FrozenAt), null))),
        CustomerUnfrozen { Scope: FreezeScope.AccountAndResources } e => new([.. state.All.Select(freeze =>
            freeze.Cause == e.Cause && freeze.Until is null ? freeze with { Until = BusinessTime.WholeSecond(e.UnfrozenAt) } : freeze)]),
        CustomerFrozen or CustomerUnfrozen => state,
        _ => throw new UnknownEventException(state, @event),
    };
}
