using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

/// <summary>A distributor bounds what its reseller may give its customers as budgets, all together.</summary>
[EventType("quotas.reseller-budget-granted")]
public sealed record ResellerBudgetGranted(string ResellerId, string DistributorId, Money Amount) : IDomainEvent;

[EventType("quotas.reseller-budget-changed")]
public sealed record ResellerBudgetChanged(string ResellerId, string DistributorId, Money From, Money To) : IDomainEvent;

/// <summary>A part of the grant is taken by a customer's budget; 0 gives it back.</summary>
[EventType("quotas.reseller-budget-allocated")]
public sealed record ResellerBudgetAllocated(string ResellerId, string CustomerId, Money Amount) : IObservation;

/// <summary>What a distributor granted and what of it is taken; without a grant nothing is bounded.</summary>
public sealed record ResellerBudget(Money? Granted, ImmutableDictionary<string, Money> ByCustomer)
{
    public static readonly ResellerBudget Unbounded = new(null, ImmutableDictionary<string, Money>.Empty);

    public Money Allocated => ByCustomer.Values.Aggregate(Money.Zero, (sum, amount) => sum + amount);

    public Money Of(string customerId) => ByCustomer.GetValueOrDefault(customerId, Money.Zero);

    public static ResellerBudget Evolve(ResellerBudget state, IDomainEvent @event) => @event switch
    {
        ResellerBudgetGranted e => state with { Granted = e.Amount },
        ResellerBudgetChanged e => state with { Granted = e.To },
        ResellerBudgetAllocated { Amount.IsZero: true } e => state with { ByCustomer = state.ByCustomer.Remove(e.CustomerId) },
        ResellerBudgetAllocated e => state with { ByCustomer = state.ByCustomer.SetItem(e.CustomerId, e.Amount) },
        _ => throw new UnknownEventException(state, @event),
    };
}

public abstract record ResellerBudgetCommand(string ResellerId);

/// <param name="IsItsDistributor">Whether the reseller belongs to this distributor, as the reseller's stream tells it.</param>
public sealed record GrantResellerBudget(string ResellerId, string DistributorId, decimal Amount, bool IsItsDistributor)
    : ResellerBudgetCommand(ResellerId);

/// <summary>Takes as much of the grant as the customer's budget needs.</summary>
public sealed record AllocateResellerBudget(string ResellerId, string CustomerId, Money Amount) : ResellerBudgetCommand(ResellerId);

/// <summary>Keeps the sum of a reseller's budgets within what its distributor granted, whoever sets two of them at once.</summary>
public static class ResellerBudgetDecider
{
    public static readonly Decider<ResellerBudgetCommand, ResellerBudget> Definition = new(
        "reseller-budget", command => command.ResellerId, ResellerBudget.Unbounded, Decide, ResellerBudget.Evolve);

    public static Decision Decide(ResellerBudgetCommand command, ResellerBudget state) => command switch
    {
        GrantResellerBudget grant => Grant(grant, state),
        AllocateResellerBudget allocate => Allocate(allocate, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Grant(GrantResellerBudget grant, ResellerBudget state)
    {
        // What another distributor's reseller has given away is not told.
        if (!grant.IsItsDistributor) return Decision.Reject(BudgetRules.OwnResellersOnly.Refuse("resellerId"));
        List<Rejection> refusals = [];
        if (AmountRules.NotNegative(grant.Amount, BudgetRules.AmountInvalid, "amount") is { } refusal) refusals.Add(refusal);
        else if (new Money(grant.Amount) < state.Allocated)
            refusals.Add(BudgetRules.GrantBelowAllocated.Refuse("amount", $"The reseller has given {state.Allocated} to its customers already."));
        return Decision.RejectOr(refusals, () => (state.Granted, new Money(grant.Amount)) switch
        {
            (null, var to) => Decision.Accept(new ResellerBudgetGranted(grant.ResellerId, grant.DistributorId, to)),
            ({ } from, var to) when from == to => Decision.Nothing,
            ({ } from, var to) => Decision.Accept(new ResellerBudgetChanged(grant.ResellerId, grant.DistributorId, from, to)),
        });
    }

    private static Decision Allocate(AllocateResellerBudget allocate, ResellerBudget state)
    {
        var current = state.Of(allocate.CustomerId);
        if (allocate.Amount > current && TooMuch(allocate.Amount, state.Allocated - current, state.Granted) is { } refusal) return Decision.Reject(refusal);
        return allocate.Amount == current
            ? Decision.Nothing
            : Decision.Accept(new ResellerBudgetAllocated(allocate.ResellerId, allocate.CustomerId, allocate.Amount)).By(BudgetRules.WithinGrant);
    }

    private static Rejection? TooMuch(Money amount, Money others, Money? granted) =>
        AmountRules.Sum(others + amount, "amount") ?? (granted is { } bound && others + amount > bound
            ? BudgetRules.WithinGrant.Refuse("amount", $"Of {bound} granted, {others} is given to other customers.")
            : null);
}
