using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;
using static PartnerGraph.Write.Domain.Tests.Customers.Sample;

namespace PartnerGraph.Write.Domain.Tests.Customers;

public sealed class CustomerTests
{
    private static readonly RegisterCustomer Register =
        new("c", "Ana", CustomerSite.International, " Ana@Example.com", "+56 2 234-5678", "CL", At("2024-11-01 10:00:00"), Now);

    [Theory, Trait("Rule", "ASSOC-30")]
    [InlineData("AZ", true)]
    [InlineData("ZA", true)]
    [InlineData("@A", false)]
    [InlineData("A@", false)]
    [InlineData("[Z", false)]
    [InlineData("Z[", false)]
    [InlineData("cL", false)]
    [InlineData("CHL", false)]
    public void A_country_is_a_code_of_two_letters(string country, bool accepted)
    {
        var decision = CustomerDecider.Decide(Register with { Country = country }, CustomerAccount.Unknown);
        Assert.Equal(accepted ? [] : ["COUNTRY_INVALID"], decision.Rejections.Select(refused => refused.Code));
    }

    [Fact, Trait("Rule", "ASSOC-6"), Trait("Rule", "ASSOC-33")]
    public void A_customer_registers_also_with_a_date_in_the_past() =>
        CustomerDecider.Definition.Given().When(Register).Then(Registered).AndRepeatingChangesNothing();

    [Fact, Trait("Rule", "ASSOC-6")]
    public void Nobody_registers_in_the_future()
    {
        CustomerDecider.Definition.Given().When(Register with { RegisteredAt = Now }).Then(Registered with { RegisteredAt = Now });
        CustomerDecider.Definition.Given().When(Register with { RegisteredAt = Now.AddMilliseconds(1) })
            .ThenRejected("ASSOC-6").WithCode("REGISTERED_IN_THE_FUTURE");
    }

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7"), Trait("Rule", "CONV-7")]
    public void What_is_malformed_is_refused_all_at_once() =>
        CustomerDecider.Definition.Given().When(Register with { Name = " ", Email = "x", Phone = "12-34", Country = "cl" })
            .ThenRejected("ASSOC-30", "CONV-7", "CUST-6", "CUST-7").WithCode("COUNTRY_INVALID", "NAME_REQUIRED", "EMAIL_INVALID", "PHONE_INVALID");

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7")]
    public void A_new_address_or_number_is_one() =>
        CustomerDecider.Definition.Given(Registered).When(new ChangeCustomerContact("c", "x", "12-34")).ThenRejected("CUST-6", "CUST-7");

    [Fact, Trait("Rule", "CONV-7")]
    public void Nobody_is_registered_twice_under_one_id()
    {
        foreach (var other in (RegisterCustomer[])
            [Register with { Site = CustomerSite.China }, Register with { Country = "PE" }, Register with { Email = "b@example.com" }, Register with { RegisteredAt = Now }])
            CustomerDecider.Definition.Given(Registered).When(other).ThenRejected("CONV-7").WithCode("CUSTOMER_EXISTS");
    }

    [Fact, Trait("Rule", "CUST-6"), Trait("Rule", "CUST-7")]
    public void Email_and_phone_may_be_bound_later()
    {
        var unbound = Registered with { Email = null, Phone = null };
        CustomerDecider.Definition.Given().When(Register with { Email = null, Phone = "" }).Then(unbound);
        CustomerDecider.Definition.Given(unbound).When(new ChangeCustomerContact("c", Email, null))
            .Then(new CustomerContactChanged("c", Email, null)).AndRepeatingChangesNothing();
    }

    [Fact, Trait("Rule", "CONV-7")]
    public void An_id_belongs_to_one_customer_and_facts_to_a_known_one()
    {
        CustomerDecider.Definition.Given(Registered).When(Register with { Name = "Eva" }).ThenRejected("CONV-7").WithCode("CUSTOMER_EXISTS");
        CustomerDecider.Definition.Given().When(new BindCard("c", "v")).ThenRejected("CONV-7").WithCode("CUSTOMER_NOT_FOUND");
    }

    [Theory, Trait("Rule", "CONV-5"), Trait("Rule", "ASSOC-7")]
    [InlineData("0", "USD")]
    [InlineData("-1", "USD")]
    [InlineData("1", "usd")]
    public void Amounts_are_above_zero_and_have_a_currency(string amount, string currency) =>
        CustomerDecider.Definition.Given(Registered).When(new RecordCashSpending("c", "p", decimal.Parse(amount), currency))
            .ThenRejected("CONV-5").WithCode("AMOUNT_INVALID");

    [Fact, Trait("Rule", "CONV-10"), Trait("Rule", "ASSOC-8")]
    public void A_reference_stands_for_one_fact_and_a_settled_bill_stays_settled()
    {
        var bill = new UnpaidBillRecorded("c", "b", new(1m));
        CustomerDecider.Definition.Given(Registered, bill).When(new RecordUnpaidBill("c", "b", 2m, "USD")).ThenRejected("CONV-10").WithCode("REFERENCE_REUSED");
        CustomerDecider.Definition.Given(Registered, bill).When(new SettleUnpaidBill("c", "b")).Then(new UnpaidBillSettled("c", "b", new(1m)));
        CustomerDecider.Definition.Given(Registered, bill, new UnpaidBillSettled("c", "b", new(1m))).When(new RecordUnpaidBill("c", "b", 1m, "USD")).ThenNothing();
    }

    [Fact, Trait("Rule", "ASSOC-35"), Trait("Rule", "ORG-3")]
    public void Only_associated_customers_are_given_to_members_of_the_partner()
    {
        var association = AssociationDecider.Definition.Fold([Associated()]);
        var allocate = new AllocateCustomer("c", "a", "m1", association, true, Now.AddDays(1));
        CustomerDecider.Definition.Given(Registered).When(allocate).Then(new CustomerAllocated("c", "a", "m1", Now.AddDays(1))).AndRepeatingChangesNothing();
        CustomerDecider.Definition.Given(Registered).When(allocate with { Association = Association.None, IsAccountManager = false })
            .ThenRejected("ORG-3", "ASSOC-35").WithCode("ACCOUNT_MANAGER_UNKNOWN", "NOT_ASSOCIATED");
    }

    [Fact, Trait("Rule", "ASSOC-35")]
    public void An_allocation_ends_with_its_association_also_when_the_customer_comes_back()
    {
        var account = Customer(new CustomerAllocated("c", "a", "m1", Now));
        Association Since(DateTimeOffset at) => AssociationDecider.Definition.Fold([Associated(at: at)]);
        Assert.Equal("m1", account.AccountManagerUnder(Since(Now)));
        Assert.Null(account.AccountManagerUnder(Since(Now.AddMilliseconds(1))));
        Assert.Null(account.AccountManagerUnder(Association.None));
        Assert.Null(account.AccountManagerUnder(AssociationDecider.Definition.Fold([Associated("b")])));
    }

    [Fact, Trait("Rule", "ASSOC-15")]
    public void Own_coupons_pay_only_what_was_spent_before_the_reseller_association()
    {
        (DateTimeOffset, Money)[] spending = [(At("2024-11-10 11:59:59"), new(20m)), (At("2024-11-10 12:00:00"), new(30m))];
        Assert.Equal(new Money(20m), ResellerCoupons.Deductible(new(50m), spending, At("2024-11-10 12:00:00")));
        Assert.Equal(new Money(50m), ResellerCoupons.Deductible(new(50m), spending, null));
        Assert.Equal(new Money(19.99999999m), ResellerCoupons.Deductible(new(19.99999999m), spending, At("2024-11-10 12:00:00")));
    }
}
