using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.Domain.Quotas;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Quotas;

/// <summary>To whom a customer belonged when: <see cref="Customers.AssociationTimeline"/> as JSON.</summary>
public sealed class CustomerTimelineRow
{
    public required string CustomerId { get; init; }

    public required string Periods { get; set; }
}

/// <summary>What a partner owes and has to pay with.</summary>
public sealed class PartnerDebtRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public Money Due { get; set; }

    public Money Unbilled { get; set; }

    public Money Balance { get; set; }

    public Money Coupons { get; set; }

    public PartnerDebt Debt => new(Due, Unbilled, Balance, Coupons);
}

/// <summary>A partner's month: what no bill holds yet, and what its bill left unpaid.</summary>
public sealed class PartnerMonthRow
{
    public required string PartnerId { get; init; }

    public BillingMonth Month { get; init; }

    public Money Unbilled { get; set; }

    public Money Unpaid { get; set; }
}

/// <summary>What a reseller customer spent at official prices in a month, under one partner (BUDGET-3).</summary>
public sealed class CustomerMonthRow
{
    public required string CustomerId { get; init; }

    public required string PartnerId { get; init; }

    public BillingMonth Month { get; init; }

    public Money Spent { get; set; }
}

internal static class SpendingTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CustomerTimelineRow>(timeline =>
        {
            timeline.ToTable("customer_timeline");
            timeline.HasKey(row => row.CustomerId);
        });
        model.Entity<PartnerDebtRow>(debt =>
        {
            debt.ToTable("partner_debt");
            debt.HasKey(row => row.PartnerId);
            debt.Ignore(row => row.Debt);
        });
        model.Entity<PartnerMonthRow>(month =>
        {
            month.ToTable("partner_month");
            month.HasKey(row => new { row.PartnerId, row.Month });
        });
        model.Entity<CustomerMonthRow>(month =>
        {
            month.ToTable("customer_month");
            month.HasKey(row => new { row.CustomerId, row.PartnerId, row.Month });
        });
    }
}
