using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Domain.Tests.Policies;

public sealed class PolicyTests
{
    private static readonly DateOnly Day = new(2024, 11, 4);

    private static AssociationModelTerms Of(AssociationModel model) => Assert.Single(AssociationModels.Table.On(Day), row => row.Content.Model == model).Content;

    private static AssociationModelTerms Referral => Of(AssociationModel.Referral);

    private static AssociationModelTerms Reseller => Of(AssociationModel.Reseller);

    [Fact, Trait("Rule", "CSP-11"), Trait("Rule", "CSP-16")]
    public void A_referral_customer_contracts_with_the_vendor_and_a_reseller_customer_with_the_partner()
    {
        Assert.Equal((Dealer.HuaweiCloud, null), (Referral.ContractWith, Referral.PartnerContractWith));
        Assert.Equal((Dealer.Partner, Dealer.HuaweiCloud), (Reseller.ContractWith, Reseller.PartnerContractWith));
    }

    [Fact, Trait("Rule", "CSP-12"), Trait("Rule", "CSP-13")]
    public void Who_contracts_bills_and_invoices_and_is_paid()
    {
        Assert.Equal((Dealer.HuaweiCloud, Dealer.HuaweiCloud, Dealer.HuaweiCloud), (Referral.BilledBy, Referral.InvoicedBy, Referral.PaidTo));
        Assert.Equal((Dealer.Partner, Dealer.Partner, Dealer.Partner), (Reseller.BilledBy, Reseller.InvoicedBy, Reseller.PaidTo));
    }

    [Fact, Trait("Rule", "CSP-15")]
    public void The_partner_takes_the_incentive_and_owes_referral_customers_support()
    {
        Assert.Equal((Dealer.Partner, Dealer.Partner), (Referral.IncentiveTo, Referral.SupportBy));
        Assert.Equal((Dealer.Partner, null), (Reseller.IncentiveTo, Reseller.SupportBy));
    }

    [Fact, Trait("Rule", "CSP-17")]
    public void A_partner_has_four_duties_to_reseller_customers()
    {
        Assert.Equal([PartnerDuty.Budget, PartnerDuty.Contract, PartnerDuty.Billing, PartnerDuty.Invoices], Reseller.PartnerDuties.AsEnumerable());
        Assert.Empty(Referral.PartnerDuties);
    }

    [Fact, Trait("Rule", "CSP-31"), Trait("Rule", "CSP-35")]
    public void There_are_two_policies_and_customers_outside_the_mainland_pay_afterwards() => Assert.Equal(
        [(PartnerPolicyKind.Mainland, (PaymentMode?)null), (PartnerPolicyKind.OutsideMainland, PaymentMode.Postpaid)],
        PartnerPolicies.Table.On(Day).Select(row => (row.Content.Kind, row.Content.PaymentMode)));

    [Theory, Trait("Rule", "CSP-32")]
    [InlineData("CL", PartnerPolicyKind.OutsideMainland)]
    [InlineData("TH", PartnerPolicyKind.OutsideMainland)]
    [InlineData("CN", PartnerPolicyKind.Mainland)]
    [InlineData("cn", PartnerPolicyKind.Mainland)]
    [InlineData("HK", PartnerPolicyKind.OutsideMainland)]
    [InlineData("MO", PartnerPolicyKind.OutsideMainland)]
    [InlineData("TW", PartnerPolicyKind.OutsideMainland)]
    public void The_policy_is_that_of_the_place_of_registration(string country, PartnerPolicyKind expected) => Assert.Equal(expected, PartnerPolicies.Of(country));
}
