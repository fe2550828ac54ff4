using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization.Menus;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Domain.Tests.Organization;

/// <summary>The sales menus as REF-16 has them, and what hides an entry.</summary>
public sealed class SalesMenuTests
{
    private static SalesMenuItem Development => SalesMenu.Items.Single(item => item.Entry == SalesMenuEntry.CustomerDevelopment);

    [Fact]
    public void The_file_has_every_entry_once() =>
        Assert.Equal(Enum.GetValues<SalesMenuEntry>(), SalesMenu.Items.Select(item => item.Entry).Order());

    /// <summary>Copied from REF-16: y in the menu, r for looking only, h hidden by MENU-6, - not in it.</summary>
    [Theory, Trait("Rule", "MENU-1"), Trait("Rule", "MENU-2"), Trait("Rule", "MENU-3")]
    [InlineData(SalesMenuEntry.CustomerDevelopment, "Sales > Leads and Opportunities > Customer Development > By Link or QR Code", "hyy")]
    [InlineData(SalesMenuEntry.CustomerManagement, "Sales > Customers > Customer Management", "ryy")]
    [InlineData(SalesMenuEntry.CustomerExpenditure, "Sales > Customers > Customer Expenditure", "yyy")]
    [InlineData(SalesMenuEntry.IncentiveManagement, "Sales > Incentives > Incentive Management", "yyy")]
    [InlineData(SalesMenuEntry.ExpenditureStatistics, "Sales > Operations Statistics > Expenditures", "yyy")]
    [InlineData(SalesMenuEntry.PartnerBills, "Sales > Financial Information > Partner Bills > Bills", "yy-")]
    [InlineData(SalesMenuEntry.Coupons, "Sales > Financial Information > Coupons", "yy-")]
    [InlineData(SalesMenuEntry.ProductDiscounts, "Sales Management > Product Discounts and Incentives", "-yy")]
    [InlineData(SalesMenuEntry.WithholdingTaxCredentials, "Withholding tax credentials", "--y")]
    public void The_menus_are_those_of_the_catalogue(SalesMenuEntry entry, string path, string places)
    {
        var item = SalesMenu.Items.Single(item => item.Entry == entry);
        Assert.Equal(path, item.Path);
        Assert.Equal(places, string.Concat(new[] { PartnerKind.Distributor, PartnerKind.SolutionProvider, PartnerKind.Reseller }.Select(kind => item.Places[SalesMenu.VariantOf(kind)!.Value] switch
        {
            SalesMenuPlace.Shown => 'y',
            SalesMenuPlace.Reads => 'r',
            SalesMenuPlace.Hidden => 'h',
            _ => '-',
        })));
    }

    [Fact, Trait("Rule", "MENU-4")]
    public void Entries_stand_in_the_order_of_selling() =>
        Assert.Equal(
            [SalesStep.DevelopingCustomers, SalesStep.IncreasingSales, SalesStep.RevenueAndIncentives, SalesStep.ContinuousOperations],
            SalesMenu.Items.Select(item => item.Step).Distinct());

    [Theory, Trait("Rule", "MENU-1")]
    [InlineData(PartnerKind.DevelopmentPath), InlineData(PartnerKind.Carrier), InlineData(PartnerKind.Koogallery)]
    public void Who_does_not_sell_has_no_sales_menu(PartnerKind kind)
    {
        Assert.Null(SalesMenu.VariantOf(kind));
        Assert.Equal([SalesMenuRules.OtherMenu], SalesMenuVisibility.Hiding(Development, Viewer(kind, 1m)));
    }

    [Fact, Trait("Rule", "MENU-6")]
    public void Customer_development_is_hidden_from_distributors_whatever_else_they_have()
    {
        Assert.Equal([SalesMenuRules.DistributorAccount], SalesMenuVisibility.Hiding(Development, Viewer(PartnerKind.Distributor, 1_000m)));
        Assert.Equal([SalesMenuRules.DistributorAccount], SalesMenuVisibility.Hiding(Development, Viewer(PartnerKind.Distributor, 0m, mayUse: false)));
    }

    [Theory, Trait("Rule", "MENU-7")]
    [InlineData("0.00", false, true)]
    [InlineData("0.01", false, false)]
    [InlineData("0.00", true, false)]
    [InlineData("0.01", true, false)]
    public void It_is_hidden_without_a_card_and_without_credit(string credit, bool card, bool hidden)
    {
        foreach (var kind in new[] { PartnerKind.SolutionProvider, PartnerKind.Reseller })
        {
            var viewer = Viewer(kind, decimal.Parse(credit, System.Globalization.CultureInfo.InvariantCulture), card);
            Assert.Equal(hidden ? [SalesMenuRules.CardOrCredit] : [], SalesMenuVisibility.Hiding(Development, viewer));
            // Of no other entry is it asked.
            Assert.All(SalesMenu.Items.Where(item => item != Development), item => Assert.DoesNotContain(SalesMenuRules.CardOrCredit, SalesMenuVisibility.Hiding(item, viewer)));
        }
    }

    [Fact, Trait("Rule", "MENU-8")]
    public void It_is_hidden_from_whoever_may_not_develop_customers()
    {
        var viewer = Viewer(PartnerKind.SolutionProvider, 1m) with { IsOperator = true };
        Assert.Empty(SalesMenuVisibility.Hiding(Development, viewer));
        Assert.Equal([SalesMenuRules.OperatorPermission], SalesMenuVisibility.Hiding(Development, viewer with { MayUse = field => field != "createInvitation" }));
        Assert.Equal([SalesMenuRules.RolePermission], SalesMenuVisibility.Hiding(Development, viewer with { IsOperator = false, MayUse = _ => false }));
        Assert.Equal([SalesMenuRules.CardOrCredit, SalesMenuRules.OperatorPermission], SalesMenuVisibility.Hiding(Development, viewer with { Credit = Money.Zero, MayUse = _ => false }));
    }

    private static SalesMenuViewer Viewer(PartnerKind kind, decimal credit, bool card = false, bool mayUse = true) => new(kind, card, new(credit), false, _ => mayUse);
}
