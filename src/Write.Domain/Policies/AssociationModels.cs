using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel.Reference;

namespace PartnerGraph.Write.Domain.Policies;

/// <summary>Who deals with a customer.</summary>
public enum Dealer { HuaweiCloud, Partner }

/// <summary>What a partner does for its customers in the vendor's place (CSP-17).</summary>
public enum PartnerDuty { Budget, Contract, Billing, Invoices }

/// <summary>What an association model means for customer, partner and vendor (REF-17).</summary>
/// <param name="PartnerContractWith">With whom the partner has the contract behind the customer's; null where the customer contracts with the vendor itself.</param>
/// <param name="SupportBy">Who owes the customer support; null where the source names nobody (CSP-36).</param>
public sealed record AssociationModelTerms(
    AssociationModel Model, Dealer ContractWith, Dealer? PartnerContractWith, Dealer BilledBy, Dealer InvoicedBy, Dealer PaidTo, Dealer IncentiveTo,
    Dealer? SupportBy, ImmutableArray<PartnerDuty> PartnerDuties);

/// <summary>REF-17, as far as others compute with it.</summary>
public static class AssociationModels
{
    public static ReferenceTable<AssociationModelTerms> Table { get; } = new(
        new AssociationModelTerms(
            AssociationModel.Referral, ContractWith: Dealer.HuaweiCloud, PartnerContractWith: null, BilledBy: Dealer.HuaweiCloud, InvoicedBy: Dealer.HuaweiCloud,
            PaidTo: Dealer.HuaweiCloud, IncentiveTo: Dealer.Partner, SupportBy: Dealer.Partner, PartnerDuties: []),
        new AssociationModelTerms(
            AssociationModel.Reseller, ContractWith: Dealer.Partner, PartnerContractWith: Dealer.HuaweiCloud, BilledBy: Dealer.Partner, InvoicedBy: Dealer.Partner,
            PaidTo: Dealer.Partner, IncentiveTo: Dealer.Partner, SupportBy: null,
            PartnerDuties: [PartnerDuty.Budget, PartnerDuty.Contract, PartnerDuty.Billing, PartnerDuty.Invoices]));
}
