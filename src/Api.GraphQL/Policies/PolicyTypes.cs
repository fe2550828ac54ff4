using System.ComponentModel;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel.Reference;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Api.GraphQL.Policies;

[Description("What an association model means for customer, partner and vendor (REF-17).")]
public sealed record AssociationModelPolicy(
    AssociationModel Model,
    [property: Description("With whom the customer has its contract (CSP-11, CSP-16).")] Dealer ContractWith,
    [property: Description("With whom the partner has the contract behind the customer's (CSP-16); null where the customer contracts with the vendor itself.")] Dealer? PartnerContractWith,
    [property: Description("Who bills the customer (CSP-12).")] Dealer BilledBy,
    [property: Description("Who invoices the customer (CSP-12).")] Dealer InvoicedBy,
    [property: Description("Whom the customer pays (CSP-13).")] Dealer PaidTo,
    [property: Description("Who takes the incentive (CSP-15).")] Dealer IncentiveTo,
    [property: Description("Who owes the customer support (CSP-36); null where the source names nobody.")] Dealer? SupportBy,
    [property: Description("What the partner does for its customers in the vendor's place (CSP-17).")] IReadOnlyList<PartnerDuty> PartnerDuties,
    DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static AssociationModelPolicy Of(ReferenceRow<AssociationModelTerms> row)
    {
        var terms = row.Content;
        return new(
            terms.Model, terms.ContractWith, terms.PartnerContractWith, terms.BilledBy, terms.InvoicedBy, terms.PaidTo, terms.IncentiveTo, terms.SupportBy,
            terms.PartnerDuties, row.From, row.Until);
    }
}

[Description("The policy of a market, by which partners registered in it work (CSP-31).")]
public sealed record PartnerPolicy(
    [property: Description("Of which market it is.")] PartnerPolicyKind Kind,
    [property: Description("How customers of the market pay (CSP-35); null where the source does not tell.")] PaymentMode? PaymentMode,
    DateOnly? InForceFrom, DateOnly? InForceUntil)
{
    internal static PartnerPolicy Of(ReferenceRow<PartnerPolicyTerms> row) => new(row.Content.Kind, row.Content.PaymentMode, row.From, row.Until);
}
