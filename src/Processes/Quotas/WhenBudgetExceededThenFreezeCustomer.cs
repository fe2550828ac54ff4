using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Processes.Quotas;

/// <summary>
/// An AUTOMATIC budget that is exceeded freezes the customer's account; what runs goes on (BUDGET-6). What held when it was exceeded
/// counts, whatever was adjusted since. Spending of an ended month only warns: the month's budget has been restored since (BUDGET-7);
/// so does spending that is entered as history.
/// </summary>
public sealed class WhenBudgetExceededThenFreezeCustomer : Reaction
{
    public WhenBudgetExceededThenFreezeCustomer(CustomerStatusWorkflow status, BudgetPolicy policy) =>
        On<BudgetAlertRaised>(async (_, recorded, cancellation) =>
        {
            if (recorded.Metadata.Historical) return;
            var e = recorded.Event;
            if (e.Threshold != BudgetPolicy.WholeBudget || e.OnExceeded != BudgetExceededAction.Automatic || !e.IsRunning) return;
            if (!policy.FreezeAutomatically) return;
            var once = this.Context(recorded) with { CommandId = EventIds.Of($"{Name}:{recorded.Position}") };
            await status.Freeze(e.CustomerId, e.PartnerId, FreezeScope.Account, "The customer's budget is exceeded.", once, cancellation);
        });

    public override string Name => "reaction-freeze-over-budget";

    public override void Map(ModelBuilder model)
    {
    }
}
