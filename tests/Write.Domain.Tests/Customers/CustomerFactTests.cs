using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

/// <summary>Facts of the vendor's other systems: each is kept once, what is no news changes nothing, and what is gone can come back.</summary>
public sealed class CustomerFactTests
{
    private static readonly SpecialContractRecorded Contract = new("c", "k", SpecialContractKind.OfflineDirect);

    private static readonly EnterpriseJoined Joined = new("c", "m", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Independent);

    private static readonly CashSpendingRecorded Cash = new("c", "p", new(1m));

    private static readonly UnpaidBillRecorded Bill = new("c", "b", new(1m, "CLP"));

    private static readonly ReservedInstanceRecorded Reserved = new("c", "ri", Now);

    /// <summary>A command that brings a fact about, the event, and where it can be undone the command and the event of that.</summary>
    public static TheoryData<CustomerCommand, IDomainEvent, CustomerCommand?, IDomainEvent?> Facts => new()
    {
        { new RecordSpecialContract("c", "k", SpecialContractKind.OfflineDirect), Contract, new EndSpecialContract("c", "k"), new SpecialContractEnded("c", "k", SpecialContractKind.OfflineDirect) },
        { new RecordCashSpending("c", "p", 1m, "USD"), Cash, null, null },
        { new RecordUnpaidBill("c", "b", 1m, "CLP"), Bill, new SettleUnpaidBill("c", "b"), new UnpaidBillSettled("c", "b", new(1m, "CLP")) },
        { new RecordReservedInstance("c", "ri", Now), Reserved, null, null },
        { new JoinEnterprise("c", "m", EnterpriseAccountKind.CloudAccount, EnterpriseAccounting.Independent), Joined, new LeaveEnterprise("c", "m"), new EnterpriseLeft("c", "m") },
        { new AddIndependentMember("c", "m"), new IndependentMemberAdded("c", "m"), new RemoveIndependentMember("c", "m"), new IndependentMemberRemoved("c", "m") },
        { new BindCard("c", "v"), new CardBound("c", "v"), new RemoveCard("c", "v"), new CardRemoved("c", "v") },
        { new ChangePaymentMethod("c", "card"), new PaymentMethodChanged("c", "card"), new ChangePaymentMethod("c", null), new PaymentMethodChanged("c", null) },
        { new ChangeAccountInformation("c", ["taxId"]), new AccountInformationChanged("c", ["taxId"]), new ChangeAccountInformation("c", []), new AccountInformationChanged("c", []) },
    };

    [Theory, Trait("Rule", "CONV-10"), MemberData(nameof(Facts))]
    public void A_fact_is_kept_once_and_undone_once(CustomerCommand tell, IDomainEvent fact, CustomerCommand? undo, IDomainEvent? undone)
    {
        Given().When(tell).Then(fact).AndRepeatingChangesNothing();
        if (undo is null) return;
        Given(fact).When(undo).Then(undone!).AndRepeatingChangesNothing();
        Given().When(undo).ThenNothing();
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void What_changed_is_news()
    {
        Given(Reserved).When(new RecordReservedInstance("c", "ri", Now.AddDays(1))).Then(Reserved with { ValidTo = Now.AddDays(1) });
        Given(Joined).When(new JoinEnterprise("c", "m", Joined.Account, EnterpriseAccounting.Unified)).Then(Joined with { Accounting = EnterpriseAccounting.Unified });
        Given(new AccountInformationChanged("c", ["taxId"])).When(new ChangeAccountInformation("c", ["name"])).Then(new AccountInformationChanged("c", ["name"]));
    }

    [Fact, Trait("Rule", "CONV-10")]
    public void A_reference_stands_for_one_fact()
    {
        CustomerCommand[] others =
        [
            new RecordSpecialContract("c", "k", SpecialContractKind.ProfessionalService), new RecordCashSpending("c", "p", 2m, "USD"), new RecordUnpaidBill("c", "b", 1m, "USD"),
        ];
        Assert.Equal(
            ["contractId", "referenceId", "billId"],
            others.Select(other => Assert.Single(Given(Contract, Cash, Bill).When(other).ThenRejected("CONV-10").WithCode("REFERENCE_REUSED").Decision.Rejections).Path));
    }

    [Theory, Trait("Rule", "CONV-5")]
    [InlineData("US")]
    [InlineData("USDX")]
    [InlineData("U1D")]
    [InlineData(null)]
    public void A_currency_is_three_capital_letters(string? currency) =>
        Given().When(new RecordUnpaidBill("c", "b", 1m, currency!)).ThenRejected("CONV-5").WithCode("AMOUNT_INVALID");

    private static Scenario<CustomerCommand, CustomerAccount> Given(params IDomainEvent[] facts) =>
        CustomerDecider.Definition.Given([Registered, .. facts]);
}
