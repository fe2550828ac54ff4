using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Billing;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Expenditure;
using PartnerGraph.Domain.Kernel;
using PartnerGraph.EventStore.Types;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Runtime;

namespace PartnerGraph.Projections.Quotas;

/// <summary>
/// Keeps what partners owe and what their reseller customers spend, line by line in the order of the log. A batch's rows are
/// read at once and then live in memory, so that a line costs no query. What is shown and what is watched share this one sum.
/// </summary>
internal sealed class SpendingLedger(ReadModelContext db, BusinessTime time)
{
    public static readonly IReadOnlyList<Type> Events =
    [
        typeof(CustomerAssociated), typeof(CustomerDisassociated), typeof(AssociationModelChanged), typeof(ExpenditureRecorded),
        typeof(BalanceToppedUp), typeof(CouponIssued), typeof(BillGenerated), typeof(RepaymentRecorded),
    ];

    private readonly Dictionary<string, (CustomerTimelineRow Row, AssociationTimeline Timeline)> timelines = [];
    private readonly Dictionary<string, PartnerDebtRow> debts = [];
    private readonly Dictionary<(string PartnerId, BillingMonth Month), PartnerMonthRow> partnerMonths = [];
    private readonly Dictionary<(string CustomerId, string PartnerId, BillingMonth Month), CustomerMonthRow> customerMonths = [];

    /// <summary>What an event changed: the debt of a partner, the month of a customer, both, or nothing.</summary>
    public readonly record struct Change(PartnerDebtRow? Debt, CustomerMonthRow? Month, Money Spent);

    public async Task Load(IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var lines = batch.Select(recorded => recorded.Event).OfType<ExpenditureRecorded>().ToList();
        var customers = lines.Select(line => line.CustomerId)
            .Concat(batch.Select(recorded => CustomerOf(recorded.Event)).OfType<string>()).Distinct().ToList();
        var months = lines.Select(line => time.MonthOf(line.ChargedFrom)).Distinct().ToList();
        foreach (var row in await db.Set<CustomerTimelineRow>().Where(row => customers.Contains(row.CustomerId)).ToListAsync(cancellation))
            timelines[row.CustomerId] = (row, new([.. JsonSerializer.Deserialize<AssociationPeriod[]>(row.Periods)!]));
        foreach (var row in await db.Set<CustomerMonthRow>()
            .Where(row => customers.Contains(row.CustomerId) && months.Contains(row.Month)).ToListAsync(cancellation))
            customerMonths[(row.CustomerId, row.PartnerId, row.Month)] = row;
        var partners = timelines.Values.SelectMany(entry => entry.Timeline.Periods).Select(period => period.PartnerId)
            .Concat(batch.Select(recorded => PartnerOf(recorded.Event)).OfType<string>()).Distinct().ToList();
        foreach (var row in await db.Set<PartnerDebtRow>().Where(row => partners.Contains(row.PartnerId)).ToListAsync(cancellation))
            debts[row.PartnerId] = row;
        foreach (var row in await db.Set<PartnerMonthRow>().Where(row => partners.Contains(row.PartnerId)).ToListAsync(cancellation))
            partnerMonths[(row.PartnerId, row.Month)] = row;
    }

    public Change Apply(IDomainEvent @event) => @event switch
    {
        ExpenditureRecorded line => Spend(line),
        BillGenerated bill => Bill(bill),
        RepaymentRecorded repaid => Repay(repaid),
        BalanceToppedUp e => Moved(e.PartnerId, debt => debt.Balance += e.Amount),
        CouponIssued e => Moved(e.PartnerId, debt => debt.Coupons += e.Amount),
        _ => Associate(@event),
    };

    /// <summary>What the partner owes; nothing when it was never heard of.</summary>
    public async Task<PartnerDebtRow> DebtOf(string partnerId, CancellationToken cancellation)
    {
        if (!debts.ContainsKey(partnerId) && await db.FindAsync<PartnerDebtRow>([partnerId], cancellation) is { } stored) debts[partnerId] = stored;
        return Debt(partnerId);
    }

    /// <summary>The months in which the customer spent something under the partner.</summary>
    public async Task<IReadOnlyList<CustomerMonthRow>> MonthsOf(string customerId, string partnerId, CancellationToken cancellation)
    {
        // Rows of this batch that are not saved yet are only in memory; a query gives the tracked instance of all others.
        var stored = await db.Set<CustomerMonthRow>().Where(row => row.CustomerId == customerId && row.PartnerId == partnerId).ToListAsync(cancellation);
        foreach (var row in stored) customerMonths.TryAdd((row.CustomerId, row.PartnerId, row.Month), row);
        return [.. customerMonths.Values.Where(row => row.CustomerId == customerId && row.PartnerId == partnerId).OrderBy(row => row.Month)];
    }

    private static string? CustomerOf(IDomainEvent @event) => @event switch
    {
        CustomerAssociated e => e.CustomerId,
        CustomerDisassociated e => e.CustomerId,
        AssociationModelChanged e => e.CustomerId,
        _ => null,
    };

    private static string? PartnerOf(IDomainEvent @event) => @event switch
    {
        CustomerAssociated e => e.PartnerId,
        BillGenerated e => e.PartnerId,
        RepaymentRecorded e => e.PartnerId,
        BalanceToppedUp e => e.PartnerId,
        CouponIssued e => e.PartnerId,
        _ => null,
    };

    private Change Associate(IDomainEvent @event)
    {
        if (CustomerOf(@event) is not { } customerId) return default;
        var entry = timelines.GetValueOrDefault(customerId);
        if (entry.Row is null)
        {
            entry = (new CustomerTimelineRow { CustomerId = customerId, Periods = "[]" }, AssociationTimeline.Empty);
            db.Add(entry.Row);
        }

        entry.Timeline = entry.Timeline.After(@event);
        entry.Row.Periods = JsonSerializer.Serialize(entry.Timeline.Periods.AsEnumerable());
        timelines[customerId] = entry;
        return default;
    }

    private Change Spend(ExpenditureRecorded line)
    {
        if (!timelines.TryGetValue(line.CustomerId, out var entry) || entry.Timeline.At(line.ChargedFrom) is not { Model: AssociationModel.Reseller } period)
            return default;
        var month = time.MonthOf(line.ChargedFrom);
        Month(period.PartnerId, month).Unbilled += line.AmountDue;
        var debt = Debt(period.PartnerId);
        debt.Unbilled += line.AmountDue;
        var key = (line.CustomerId, period.PartnerId, month);
        if (!customerMonths.TryGetValue(key, out var spent))
        {
            spent = customerMonths[key] = new() { CustomerId = line.CustomerId, PartnerId = period.PartnerId, Month = month };
            db.Add(spent);
        }

        spent.Spent += line.ListPrice;
        return new(debt, spent, line.ListPrice);
    }

    private Change Bill(BillGenerated bill)
    {
        var month = Month(bill.PartnerId, bill.Month);
        var unpaid = bill.Total - bill.FromBalance;
        var change = Moved(bill.PartnerId, debt =>
        {
            debt.Unbilled -= month.Unbilled;
            debt.Due += unpaid;
            debt.Balance -= bill.FromBalance;
            foreach (var coupon in bill.Coupons) debt.Coupons -= coupon.Amount;
        });
        (month.Unbilled, month.Unpaid) = (Money.Zero, month.Unpaid + unpaid);
        return change;
    }

    private Change Repay(RepaymentRecorded repaid)
    {
        var left = repaid.Settled;
        foreach (var month in partnerMonths.Values.Where(row => row.PartnerId == repaid.PartnerId).OrderBy(row => row.Month))
        {
            var paid = left < month.Unpaid ? left : month.Unpaid;
            month.Unpaid -= paid;
            left -= paid;
        }

        return Moved(repaid.PartnerId, debt =>
        {
            debt.Due -= repaid.Settled;
            debt.Balance += repaid.Source == PaymentSource.Balance ? repaid.Credited - repaid.Amount : repaid.Credited;
        });
    }

    private Change Moved(string partnerId, Action<PartnerDebtRow> move)
    {
        var debt = Debt(partnerId);
        move(debt);
        return new(debt, null, Money.Zero);
    }

    private PartnerDebtRow Debt(string partnerId)
    {
        if (debts.TryGetValue(partnerId, out var debt)) return debt;
        debt = debts[partnerId] = new() { PartnerId = partnerId };
        db.Add(debt);
        return debt;
    }

    private PartnerMonthRow Month(string partnerId, BillingMonth month)
    {
        if (partnerMonths.TryGetValue((partnerId, month), out var row)) return row;
        row = partnerMonths[(partnerId, month)] = new() { PartnerId = partnerId, Month = month };
        db.Add(row);
        return row;
    }
}
