using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Billing;

/// <summary>How the resource that is unsubscribed was paid for, as far as refunds differ by it.</summary>
public enum RefundPaymentMethod { MonthlySettlement, Other }

public enum RefundTo
{
    /// <summary>The source knows of no such refund.</summary>
    NotApplicable,

    PartnerAccount,

    /// <summary>Whoever paid for the resource.</summary>
    Payer,
}

/// <summary>When a refund is received.</summary>
public enum RefundSettlement { EndOfMonth }

/// <summary>To whom the refund goes after an unsubscription, and when.</summary>
/// <param name="Model">In which the customer is associated; null for every customer.</param>
/// <param name="DuringAssociation">As the source says.</param>
/// <param name="DuringAssociationHere">What this product does: as the source says, and in the place of what it does not tell (GAP-50).</param>
/// <param name="Settled">It stands in the bill of the month in which the unsubscription succeeded; null where the source does not tell.</param>
/// <param name="IsFromSource">Whether the row is the source's; else it closes a gap of it (GAP-50).</param>
public sealed record RefundTerms(
    AssociationModel? Model, RefundPaymentMethod PaymentMethod, RefundTo DuringAssociation, RefundTo DuringAssociationHere, RefundTo AfterDisassociation,
    bool CustomerNegotiatesWithPartner, RefundSettlement? Settled, bool IsFromSource)
{
    /// <summary>REF-14, and what GAP-50 adds for other payment methods.</summary>
    public static ReferenceTable<RefundTerms> Table { get; } = new(
        new RefundTerms(
            AssociationModel.Reseller, RefundPaymentMethod.MonthlySettlement, DuringAssociation: RefundTo.NotApplicable, DuringAssociationHere: RefundTo.PartnerAccount,
            AfterDisassociation: RefundTo.PartnerAccount, CustomerNegotiatesWithPartner: true, RefundSettlement.EndOfMonth, IsFromSource: true),
        new RefundTerms(
            null, RefundPaymentMethod.Other, DuringAssociation: RefundTo.Payer, DuringAssociationHere: RefundTo.Payer,
            AfterDisassociation: RefundTo.Payer, CustomerNegotiatesWithPartner: false, null, IsFromSource: false));
}
