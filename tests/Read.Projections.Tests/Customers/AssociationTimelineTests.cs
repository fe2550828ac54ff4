using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Expenditure.Attributing;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Read.Projections.Tests.Customers;

public sealed class AssociationTimelineTests
{
    private static readonly DateTimeOffset Start = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset End = new(2024, 3, 14, 15, 25, 30, TimeSpan.Zero);

    private static readonly AssociationTimeline Associated = AssociationTimeline.Empty.Associate("p", AssociationModel.Reseller, Start);

    [Fact]
    public void A_customer_without_association_belongs_to_nobody() => Assert.Null(AssociationTimeline.Empty.At(Start));

    [Fact]
    public void An_association_begins_with_its_second()
    {
        Assert.Null(Associated.At(Start.AddTicks(-1)));
        Assert.Equal("p", Associated.At(Start)?.PartnerId);
        Assert.Equal("p", Associated.At(Start.AddYears(10))?.PartnerId);
    }

    [Fact, Trait("Rule", "EXPEND-13")]
    public void The_second_in_which_it_ends_still_belongs_to_it()
    {
        var ended = Associated.End(End.AddMilliseconds(200));
        Assert.Equal("p", ended.At(End)?.PartnerId);
        Assert.Equal("p", ended.At(End.AddMilliseconds(999))?.PartnerId);
        Assert.Null(ended.At(End.AddSeconds(1)));
    }

    [Fact, Trait("Rule", "EXPEND-16")]
    public void The_second_in_which_a_tie_to_a_master_ends_still_belongs_to_it()
    {
        var history = CustomerHistory.Empty.Join("master", EnterpriseAccounting.Unified, Start).Leave("master", End.AddMilliseconds(200));
        Assert.Null(history.MasterAt(Start.AddTicks(-1)));
        Assert.Equal("master", history.MasterAt(Start));
        Assert.Equal("master", history.MasterAt(End));
        Assert.Equal("master", history.MasterAt(End.AddMilliseconds(999)));
        Assert.Null(history.MasterAt(End.AddSeconds(1)));
    }

    [Fact]
    public void A_new_partner_in_the_second_of_the_end_begins_with_the_next()
    {
        var moved = Associated.End(End).Associate("q", AssociationModel.Referral, End);
        Assert.Equal("p", moved.At(End)?.PartnerId);
        Assert.Equal("q", moved.At(End.AddSeconds(1))?.PartnerId);
    }

    [Fact]
    public void A_change_of_model_counts_from_its_second()
    {
        var changed = Associated.ChangeModel(AssociationModel.Referral, End);
        Assert.Equal(AssociationModel.Reseller, changed.At(End.AddTicks(-1))?.Model);
        Assert.Equal(AssociationModel.Referral, changed.At(End)?.Model);
    }

    [Fact]
    public void An_account_manager_counts_from_the_second_of_the_allocation_to_the_end()
    {
        var allocated = Associated.Allocate("p", "m", Start.AddDays(1)).Allocate("p", null, Start.AddDays(2)).End(End);
        Assert.Null(allocated.At(Start)?.AccountManagerId);
        Assert.Equal("m", allocated.At(Start.AddDays(1))?.AccountManagerId);
        Assert.Equal("m", allocated.At(Start.AddDays(2).AddTicks(-1))?.AccountManagerId);
        Assert.Null(allocated.At(Start.AddDays(2))?.AccountManagerId);
        Assert.Equal("p", allocated.At(Start.AddDays(2))?.PartnerId);
    }

    [Fact]
    public void Changes_in_the_second_of_the_start_leave_one_period() =>
        Assert.Equal(
            new AssociationPeriod("p", AssociationModel.Referral, "m", Start, null),
            Assert.Single(Associated.Allocate("p", "m", Start).ChangeModel(AssociationModel.Referral, Start.AddMilliseconds(5)).Periods));

    [Fact]
    public void An_allocation_by_another_partner_and_changes_after_the_end_are_not_of_this_period()
    {
        Assert.Same(Associated, Associated.Allocate("q", "m", End));
        var ended = Associated.End(End);
        Assert.Same(ended, ended.Allocate("p", "m", End).ChangeModel(AssociationModel.Referral, End).End(End));
    }
}
