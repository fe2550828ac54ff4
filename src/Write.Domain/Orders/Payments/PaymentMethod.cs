using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Write.Domain.Orders.Payments;

/// <summary>How yearly/monthly products are paid for (BILL-4).</summary>
public enum PaymentMethod
{
    /// <summary>From what the customer put on its own account.</summary>
    Balance,

    /// <summary>By a payment of its own, such as by card.</summary>
    Online,

    /// <summary>In the month's bill of the customer's partner.</summary>
    MonthlySettlement,
}

public static class PaymentMethods
{
    /// <summary>Who may use which (GAP-45): the partner of a reseller customer pays for it; everybody else pays itself.</summary>
    /// <param name="model">Null for a customer without a partner.</param>
    public static ImmutableArray<PaymentMethod> Of(AssociationModel? model) =>
        model == AssociationModel.Reseller ? [PaymentMethod.MonthlySettlement] : [PaymentMethod.Balance, PaymentMethod.Online];
}
