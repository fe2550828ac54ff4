using System.Collections.Immutable;
using System.Globalization;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Incentives;
using PartnerGraph.Write.Domain.Incentives.Payouts;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Kernel.Deadlines;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Write.Domain.Tests.Incentives.Payouts;

/// <summary>Partner <c>p</c> of Chile with an earning of 1,000 USD, told of on Friday 2024-11-15, at 5 % tax.</summary>
internal static class PayoutScene
{
    public static readonly DateTimeOffset Friday = At("2024-11-15T10:00:00");

    public static readonly PaymentInformation Bank = new("ACCT-1", At("2024-11-04T10:00:00"));

    public static readonly PayoutFacts Facts = new("CL", "USD", true, Bank, new(0.05m, [], new(200m), null), WorkingCalendar.Default);

    public static readonly EarningNotified Earned = Earning("e1", 1_000m);

    /// <summary>A time of the business zone.</summary>
    public static DateTimeOffset At(string local) => DateTimeOffset.Parse($"{local}+08:00", CultureInfo.InvariantCulture).ToUniversalTime();

    public static EarningNotified Earning(string id, decimal net, AssociationModel model = AssociationModel.Referral) =>
        new("p", id, model, new(net), Friday, new(2025, 11, 15));

    public static ApplyForPayout Apply(PayoutMethod method, params ImmutableArray<string> earnings) =>
        new("p", "o", method, earnings, Facts, At("2024-11-18T10:00:00"));

    /// <summary>An application for the earning of the scene, as it is decided.</summary>
    public static IDomainEvent[] Applied(PayoutMethod method, PayoutFacts? facts = null) =>
        [Earned, .. PayoutDecider.Definition.Given(Earned).When(Apply(method, "e1") with { Facts = facts ?? Facts }).Decision.Events];

    public static RegisterInvoice Register { get; } = new(
        "p", "o", "INV-1", new("HUAWEI_CHILE", "99.535.120-K", 1_050m), "CL", At("2024-11-19T10:00:00"), BusinessTime.Default);

    public static ReceiveInvoice Receive { get; } = new(
        "p", "o", null, true, null, "CL", At("2024-11-20T10:00:00"), WorkingCalendar.Default);

    /// <summary>Until a qualified invoice was received on 2024-11-20.</summary>
    public static IDomainEvent[] Invoiced(PayoutMethod method, PayoutFacts? facts = null) => After(After(Applied(method, facts), Register with
    {
        Entry = Register.Entry with { SigningEntity = InvoiceDecisions.EntityOf((facts ?? Facts).Country, default).Code, TaxId = InvoiceDecisions.EntityOf((facts ?? Facts).Country, default).TaxNumber, Amount = Gross(facts) },
        Country = (facts ?? Facts).Country,
    }), Receive with { Country = (facts ?? Facts).Country });

    public static IDomainEvent[] After(IDomainEvent[] history, PayoutCommand command)
    {
        var decision = PayoutDecider.Definition.Given(history).When(command).Decision;
        Assert.Empty(decision.Rejections);
        return [.. history, .. decision.Events];
    }

    private static decimal Gross(PayoutFacts? facts) => 1_000m * (1 + (facts ?? Facts).Policy.TaxRate);
}
