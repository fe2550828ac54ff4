using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Quotas;

namespace PartnerGraph.Read.Projections.Quotas.Spending;

/// <summary>What a partner owes and has to pay with.</summary>
public sealed class PartnerDebtRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    public Money Due { get; set; }

    /// <summary>What no bill holds yet: all that <see cref="PartnerMonthRow.Unbilled"/> adds up to.</summary>
    public Money Unbilled { get; set; }

    public Money Balance { get; set; }

    public Money Coupons { get; set; }

    /// <summary>Refunds of former customers that lie on the balance when their month has ended (BILL-28).</summary>
    public Money Refunds { get; set; }

    public PartnerDebt Debt => new(Due, Unbilled, Balance, Coupons);
}

/// <summary>A partner's month: what its reseller customers came to at settlement price, what its bill holds of it, and what that left unpaid.</summary>
public sealed class PartnerMonthRow
{
    public required string PartnerId { get; init; }

    public BillingMonth Month { get; init; }

    /// <summary>The amount due of the lines that are the partner's in the reseller model, as they are attributed now.</summary>
    public Money Spent { get; set; }

    /// <summary>What bills hold of it, the month's own and later ones that correct it: lines that come or go afterwards make the rest.</summary>
    public Money Billed { get; set; }

    /// <summary>What is left to pay of the month's bill.</summary>
    public Money Unpaid { get; set; }

    /// <summary>Whether the bill's due day passed before it was paid.</summary>
    public bool IsOverdue { get; set; }

    public Money Unbilled => Spent - Billed;
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
            month.Ignore(row => row.Unbilled);
        });
        model.Entity<CustomerMonthRow>(month =>
        {
            month.ToTable("customer_month");
            month.HasKey(row => new { row.CustomerId, row.PartnerId, row.Month });
        });
    }
}
