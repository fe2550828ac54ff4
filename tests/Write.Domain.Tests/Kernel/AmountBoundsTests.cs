using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Coupons;
using PartnerGraph.Write.Domain.Billing.Coupons.Conversion;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners;
using PartnerGraph.Write.Domain.Quotas;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Write.Domain.Tests.Kernel;

public sealed class AmountBoundsTests
{
    private const decimal Most = 1_000_000_000_000_000m;

    private static readonly CustomerRegistered Registered =
        new("c", "Ada", CustomerSite.International, null, null, "CL", new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Commands { get; } = [.. Deciding.Keys];

    private static Dictionary<string, Func<decimal, Decision>> Deciding => new()
    {
        ["repay"] = amount => Account(new Repay("p", "r", amount, PaymentSource.Online, default)),
        ["top up"] = amount => Account(new TopUpBalance("p", "r", amount)),
        ["coupon"] = amount => Account(new IssueCoupon("p", "k", amount, CouponTerms.Unrestricted)),
        ["quota"] = amount => QuotaDecider.Decide(new GrantQuota("p", amount, null, QuotaPolicy.Default), Quota.None),
        ["changed quota"] = amount => QuotaDecider.Decide(new ChangeQuota("p", amount, "why"), Quota.None with { Total = Money.Zero }),
        ["more quota"] = amount => QuotaDecider.Decide(new RequestQuotaIncrease("p", "r", amount, "why"), Quota.None),
        ["budget"] = amount => BudgetDecider.Decide(
            new SetCustomerBudget("c", "p", BudgetKind.Monthly, amount, [], BudgetExceededAction.Manual, AssociationModel.Reseller, new(2024, 11), new(2024, 11)), Budget.Unset),
        ["grant"] = amount => ResellerBudgetDecider.Decide(new GrantResellerBudget("r", "d", amount, true), ResellerBudget.Unbounded),
        ["cash"] = amount => Customer(new RecordCashSpending("c", "r", amount, "USD")),
        ["withheld tax"] = amount => WhtCredentialDecider.Decide(
            new RecordWhtCredential("w", "r", amount, "IDR", null, null, PartnerKind.Reseller, WhtPolicy.Default), WhtCredential.None),
        ["withheld tax stated anew"] = amount => WhtCredentialDecider.Decide(
            new UpdateWhtCredential("w", "r", amount, "IDR", null, null), WhtCredential.None with { PartnerId = "r", Status = WhtCredentialStatus.Recorded }),
        ["claim"] = amount => PayoutDecider.Decide(new RaiseClaim("p", "k", amount, "why", default, BusinessTime.Default), PartnerPayouts.None),
        ["coupon quota"] = amount => CouponQuotaDecider.Decide(new GrantCouponQuota("p", "g", amount, default), CouponQuota.None),
        ["historic coupon"] = amount => CouponQuotaDecider.Decide(
            new IssueHistoricCoupon("p", "c", true, "k", CustomerCouponOrigin.Vendor, amount, [], [], default, new(2021, 1, 1), ConversionRules.Ended, BusinessTime.Default, default),
            CouponQuota.None),
        ["unpaid bill"] = amount => Customer(new RecordUnpaidBill("c", "b", amount, "IDR")),
    };

    [Theory, Trait("Rule", "CONV-5"), MemberData(nameof(Commands))]
    public void One_mutation_states_at_most_so_much_and_the_refusal_says_how_much(string command)
    {
        Assert.True(Deciding[command](Most).IsAccepted);
        var refused = Assert.Single(Deciding[command](Most + 0.00000001m).Rejections);
        Assert.Equal(("AMOUNT_TOO_LARGE", "CONV-5"), (refused.Code, refused.RuleId));
        Assert.Contains("1,000,000,000,000,000", refused.Message, StringComparison.Ordinal);
    }

    [Theory, Trait("Rule", "CONV-5"), MemberData(nameof(Commands))]
    public void A_ninth_decimal_is_refused_as_what_it_is(string command) =>
        Assert.Equal("AMOUNT_TOO_PRECISE", Assert.Single(Deciding[command](0.000000001m).Rejections).Code);

    private static Decision Account(PartnerAccountCommand command) => PartnerAccountDecider.Decide(command, PartnerAccount.Empty);

    private static Decision Customer(CustomerCommand command) =>
        CustomerDecider.Definition.Decide(command, CustomerAccount.Evolve(CustomerAccount.Unknown, Registered));
}
