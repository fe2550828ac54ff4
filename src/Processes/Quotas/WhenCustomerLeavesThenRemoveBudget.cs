using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Quotas.Spending;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Write.Application.Quotas;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Processes.Quotas;

/// <summary>Only reseller customers have budgets (BUDGET-2): leaving the partner or the model ends the budget.</summary>
public sealed class WhenCustomerLeavesThenRemoveBudget : Reaction
{
    public WhenCustomerLeavesThenRemoveBudget(BudgetWorkflow budgets)
    {
        On<CustomerDisassociated>(async (_, recorded, cancellation) =>
            await budgets.RemoveAfterLeaving(recorded.Event.CustomerId, recorded.Event.PartnerId, this.Context(recorded), cancellation));
        On<AssociationModelChanged>(async (_, recorded, cancellation) =>
            await budgets.RemoveAfterLeaving(recorded.Event.CustomerId, recorded.Event.PartnerId, this.Context(recorded), cancellation));
    }

    public override string Name => "reaction-remove-budgets";

    public override void Map(ModelBuilder model)
    {
    }
}
