using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Expenditure;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Billing;
using PartnerGraph.Write.Domain.Billing.Arrears;
using PartnerGraph.Write.Domain.Billing.Restatements;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Read.Projections.Quotas.Spending;

/// <summary>
/// What partners owe and what their reseller customers spend: the same attributed lines that the distribution adds up, in other sums. A
/// batch's rows are read at once and then live in memory, so that a line costs no query.
/// </summary>
internal sealed class SpendingView(ReadModelContext db)
{
    private static readonly string Reseller = nameof(AssociationModel.Reseller);

    private readonly HashSet<string> customers = [], partners = [];
    private readonly HashSet<BillingMonth> months = [];
    private readonly Dictionary<string, PartnerDebtRow> debts = [];
    private readonly Dictionary<(string PartnerId, BillingMonth Month), PartnerMonthRow> partnerMonths = [];
    private readonly Dictionary<(string CustomerId, string PartnerId, BillingMonth Month), CustomerMonthRow> customerMonths = [];
    private readonly Dictionary<string, BillingMonth> monthsByDay = [];
    private readonly HashSet<PartnerDebtRow> moved = [];
    private readonly List<(CustomerMonthRow Month, Money Change)> spent = [];

    /// <summary>The debts that changed since <see cref="Judged"/>.</summary>
    public IEnumerable<PartnerDebtRow> Moved => moved;

    /// <summary>What customers spent more, or less, since <see cref="Judged"/>.</summary>
    public IReadOnlyList<(CustomerMonthRow Month, Money Change)> Spent => spent;

    public void Judged()
    {
        moved.Clear();
        spent.Clear();
    }

    /// <summary>Makes sure that the rows of these are known; what is not there begins at nothing.</summary>
    public async Task Load(
        IReadOnlyCollection<string> customerIds, IReadOnlyCollection<string> partnerIds, IReadOnlyCollection<BillingMonth> chargedIn,
        CancellationToken cancellation)
    {
        List<string> newPartners = [.. partnerIds.Where(partners.Add)];
        if (newPartners.Count > 0)
        {
            foreach (var row in await db.Set<PartnerDebtRow>().Where(row => newPartners.Contains(row.PartnerId)).ToListAsync(cancellation))
                debts[row.PartnerId] = row;
            foreach (var row in await db.Set<PartnerMonthRow>().Where(row => newPartners.Contains(row.PartnerId)).ToListAsync(cancellation))
                partnerMonths[(row.PartnerId, row.Month)] = row;
        }

        var known = customers.IsSupersetOf(customerIds) && months.IsSupersetOf(chargedIn);
        customers.UnionWith(customerIds);
        months.UnionWith(chargedIn);
        if (known) return;
        foreach (var row in await db.Set<CustomerMonthRow>()
            .Where(row => customers.Contains(row.CustomerId) && months.Contains(row.Month)).ToListAsync(cancellation))
            customerMonths[(row.CustomerId, row.PartnerId, row.Month)] = row;
    }

    /// <summary>Adds the line. Only the reseller model makes a partner owe (BILL-22) and has budgets (BUDGET-2).</summary>
    public void Count(ExpenditureLineRow line) => Count(line, line.Sums.AmountDue.Money, line.Sums.ListPrice.Money);

    /// <summary>Takes the line out again.</summary>
    public void Discount(ExpenditureLineRow line) => Count(line, Money.Zero - line.Sums.AmountDue.Money, Money.Zero - line.Sums.ListPrice.Money);

    /// <summary>What happened on a partner's account.</summary>
    public void Apply(IDomainEvent @event)
    {
        switch (@event)
        {
            case BalanceToppedUp e:
                Moving(e.PartnerId).Balance += e.Amount;
                break;
            case CouponIssued e:
                Moving(e.PartnerId).Coupons += e.Amount;
                break;
            case CouponExpired e:
                Moving(e.PartnerId).Coupons -= e.Amount;
                break;
            case BillGenerated e:
                Bill(e, Moving(e.PartnerId));
                break;
            case BillRestated e:
                Restate(e, Moving(e.PartnerId));
                break;
            case BillOverdue e:
                PartnerMonth(e.PartnerId, e.Month).IsOverdue = true;
                break;
            case RefundCredited e:
                Debt(e.PartnerId).Refunds += e.Amount;
                break;
            case RefundSettled e:
                var debt = Moving(e.PartnerId);
                (debt.Refunds, debt.Balance) = (debt.Refunds - e.Amount, debt.Balance + e.Amount);
                break;
            case RepaymentRecorded e:
                Repay(e, Moving(e.PartnerId));
                break;
        }
    }

    /// <summary>What the partner owes; nothing when it was never heard of.</summary>
    public PartnerDebtRow Debt(string partnerId)
    {
        if (debts.TryGetValue(partnerId, out var debt)) return debt;
        debt = (partners.Contains(partnerId) ? null : db.Find<PartnerDebtRow>(partnerId)) ?? Added(new PartnerDebtRow { PartnerId = partnerId });
        return debts[partnerId] = debt;
    }

    /// <summary>The months in which the customer spent something under the partner.</summary>
    public async Task<IReadOnlyList<CustomerMonthRow>> MonthsOf(string customerId, string partnerId, CancellationToken cancellation)
    {
        // Rows of this batch that are not saved yet are only in memory; a query gives the tracked instance of all others.
        foreach (var row in await db.Set<CustomerMonthRow>().Where(row => row.CustomerId == customerId && row.PartnerId == partnerId).ToListAsync(cancellation))
            customerMonths.TryAdd((row.CustomerId, row.PartnerId, row.Month), row);
        return [.. customerMonths.Values.Where(row => row.CustomerId == customerId && row.PartnerId == partnerId).OrderBy(row => row.Month)];
    }

    private void Bill(BillGenerated bill, PartnerDebtRow debt)
    {
        var unpaid = bill.Total - bill.FromBalance;
        foreach (var part in bill.UsageByMonth) PartnerMonth(bill.PartnerId, part.Month).Billed += part.Usage;
        PartnerMonth(bill.PartnerId, bill.Month).Unpaid += unpaid;
        debt.Unbilled -= bill.Usage;
        debt.Due += unpaid;
        debt.Balance += bill.Credited - bill.FromBalance;
        foreach (var coupon in bill.Coupons) debt.Coupons -= coupon.Amount;
    }

    private void Restate(BillRestated bill, PartnerDebtRow debt)
    {
        foreach (var part in bill.Added) PartnerMonth(bill.PartnerId, part.Month).Billed += part.Usage;
        var month = PartnerMonth(bill.PartnerId, bill.Month);
        // What was paid before is due anew, with a day of its own.
        if (month.Unpaid.IsZero) month.IsOverdue = false;
        month.Unpaid += bill.DueChange;
        debt.Unbilled -= bill.Usage - bill.Before;
        debt.Due += bill.DueChange;
        debt.Balance += bill.GivenBack - bill.Drawn;
        foreach (var coupon in bill.Coupons) debt.Coupons -= coupon.Amount;
    }

    private void Count(ExpenditureLineRow line, Money due, Money list)
    {
        if (line.Model != Reseller) return;
        var month = MonthOf(line.Day);
        PartnerMonth(line.PartnerId, month).Spent += due;
        Moving(line.PartnerId).Unbilled += due;
        var customerMonth = CustomerMonth(line.CustomerId, line.PartnerId, month);
        customerMonth.Spent += list;
        spent.Add((customerMonth, list));
    }

    private void Repay(RepaymentRecorded repaid, PartnerDebtRow debt)
    {
        var left = repaid.Settled;
        foreach (var month in partnerMonths.Values.Where(row => row.PartnerId == repaid.PartnerId).OrderBy(row => row.Month))
        {
            var paid = left < month.Unpaid ? left : month.Unpaid;
            month.Unpaid -= paid;
            left -= paid;
        }

        debt.Due -= repaid.Settled;
        debt.Balance += repaid.Source == PaymentSource.Balance ? repaid.Credited - repaid.Amount : repaid.Credited;
    }

    private PartnerDebtRow Moving(string partnerId)
    {
        var debt = Debt(partnerId);
        moved.Add(debt);
        return debt;
    }

    private PartnerMonthRow PartnerMonth(string partnerId, BillingMonth month)
    {
        if (partnerMonths.TryGetValue((partnerId, month), out var row)) return row;
        row = (partners.Contains(partnerId) ? null : db.Find<PartnerMonthRow>(partnerId, month))
            ?? Added(new PartnerMonthRow { PartnerId = partnerId, Month = month });
        return partnerMonths[(partnerId, month)] = row;
    }

    private CustomerMonthRow CustomerMonth(string customerId, string partnerId, BillingMonth month)
    {
        var key = (customerId, partnerId, month);
        if (customerMonths.TryGetValue(key, out var row)) return row;
        var known = customers.Contains(customerId) && months.Contains(month);
        row = (known ? null : db.Find<CustomerMonthRow>(customerId, partnerId, month))
            ?? Added(new CustomerMonthRow { CustomerId = customerId, PartnerId = partnerId, Month = month });
        return customerMonths[key] = row;
    }

    private BillingMonth MonthOf(string day)
    {
        if (!monthsByDay.TryGetValue(day, out var month))
            monthsByDay[day] = month = BillingMonth.TryParse(day[..7], out var parsed) ? parsed : throw new FormatException($"'{day}' is no day.");
        return month;
    }

    private TRow Added<TRow>(TRow row) where TRow : class
    {
        db.Add(row);
        return row;
    }
}
