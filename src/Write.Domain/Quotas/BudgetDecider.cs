using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Quotas;

public abstract record BudgetCommand(string CustomerId);

/// <summary>Sets or changes a customer's budget.</summary>
/// <param name="PartnerId">The partner who sets it.</param>
/// <param name="Amount">In USD.</param>
/// <param name="Association">The customer's association with that partner as its stream tells it; null when there is none.</param>
/// <param name="Month">The first month that a new budget covers.</param>
/// <param name="Running">The calendar's month.</param>
public sealed record SetCustomerBudget(
    string CustomerId, string PartnerId, BudgetKind Kind, decimal Amount, ImmutableArray<decimal> AlertRatios,
    BudgetExceededAction OnExceeded, AssociationModel? Association, BillingMonth Month, BillingMonth Running) : BudgetCommand(CustomerId);

public sealed record RemoveCustomerBudget(string CustomerId, string PartnerId) : BudgetCommand(CustomerId);

/// <summary>Tells what was spent and what held after the event at a position. Positions not after the month's last one with an effect are ignored.</summary>
public sealed record ObserveBudgetSpending(string CustomerId, BudgetObservation Observed, long SourcePosition) : BudgetCommand(CustomerId);

/// <summary>The first day of a month has come (BUDGET-7).</summary>
public sealed record StartBudgetPeriod(string CustomerId, BillingMonth Month) : BudgetCommand(CustomerId);

/// <summary>Budgets of reseller customers: they warn and never stop anything by themselves; quotas do not concern them (BUDGET-8).</summary>
public static class BudgetDecider
{
    public static readonly Decider<BudgetCommand, Budget> Definition =
        new("budget", command => command.CustomerId, Budget.Unset, Decide, Budget.Evolve);

    public static Decision Decide(BudgetCommand command, Budget state) => command switch
    {
        SetCustomerBudget set => Set(set, state),
        RemoveCustomerBudget remove => state.Amount is { } amount && state.PartnerId == remove.PartnerId
            ? Decision.Accept(new BudgetRemoved(remove.CustomerId, remove.PartnerId, amount))
            : Decision.Nothing,
        ObserveBudgetSpending observed => Observe(observed, state),
        StartBudgetPeriod start => state is { Amount: { } amount, Kind: BudgetKind.Monthly } && start.Month > state.Month
            ? Decision.Accept(new BudgetPeriodStarted(start.CustomerId, state.PartnerId, start.Month, amount)).By(BudgetRules.RestoredMonthly)
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Set(SetCustomerBudget set, Budget state)
    {
        List<Rejection> refusals = [];
        if (AmountRules.NotNegative(set.Amount, BudgetRules.AmountInvalid, "amount") is { } refusal) refusals.Add(refusal);
        if (set.Association != AssociationModel.Reseller) refusals.Add(BudgetRules.ResellerCustomersOnly.Refuse("customerId"));
        if (!AreValid(set.AlertRatios)) refusals.Add(BudgetRules.AlertOnExceeding.Refuse("alertRatios"));
        return Decision.RejectOr(refusals, () => Accept(set, state));
    }

    private static Decision Accept(SetCustomerBudget set, Budget state)
    {
        // A freeze hangs on the alert of the whole budget, whatever else warns.
        if (set.OnExceeded == BudgetExceededAction.Automatic && !set.AlertRatios.Contains(BudgetPolicy.WholeBudget))
            set = set with { AlertRatios = set.AlertRatios.Add(BudgetPolicy.WholeBudget) };
        var amount = new Money(set.Amount);
        if (state.Amount is not { } current || state.PartnerId != set.PartnerId || state.Kind != set.Kind)
            return Decision.Accept(new BudgetSet(
                set.CustomerId, set.PartnerId, set.Kind, amount, set.AlertRatios, set.OnExceeded, set.Month, set.Running)).By(BudgetRules.ResellerCustomersOnly);
        return current == amount && state.OnExceeded == set.OnExceeded && state.AlertRatios.SequenceEqual(set.AlertRatios)
            ? Decision.Nothing
            : Decision.Accept(new BudgetAdjusted(
                set.CustomerId, set.PartnerId, set.Kind, current, amount, set.AlertRatios, set.OnExceeded)).By(BudgetRules.Adjustable);
    }

    private static Decision Observe(ObserveBudgetSpending command, Budget state)
    {
        var observed = command.Observed;
        if (command.SourcePosition <= state.ObservedTo.GetValueOrDefault(observed.Month)) return Decision.Nothing;
        var exceeded = BudgetObservation.Exceeded(observed.Budget, observed.AlertRatios, observed.Spent);
        IDomainEvent[] events =
        [
            .. observed.Told.Except(exceeded).Select(threshold => new BudgetAlertRearmed(
                command.CustomerId, observed.PartnerId, threshold, observed.Spent, observed.Budget, observed.Month, command.SourcePosition)),
            .. exceeded.Except(observed.Told).Select(threshold => new BudgetAlertRaised(
                command.CustomerId, observed.PartnerId, threshold, observed.Spent.ShareOf(observed.Budget), observed.Spent, observed.Budget,
                observed.Month, command.SourcePosition, observed.OnExceeded, observed.IsRunning)),
        ];
        return Decision.Accept(events).By(BudgetRules.AlertOnExceeding);
    }

    private static bool AreValid(ImmutableArray<decimal> ratios) =>
        ratios.Length <= 10 && ratios.Distinct().Count() == ratios.Length && ratios.All(ratio => ratio is > 0 and <= 10);
}
