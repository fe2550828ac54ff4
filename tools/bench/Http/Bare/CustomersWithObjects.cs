using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PartnerGraph.Bench.Http.Bare;

internal sealed class CustomersWithObjects(Plan plan)
{
    private static readonly SpentTotal Nothing = new(Values.Amount(0, 0), Values.Amount(0, 0));

    private readonly PreparedReads customers = new(plan.SomeCustomers), budgets = new(plan.Budgets), members = new(plan.Members), spending = new(plan.Spending);

    public IReadOnlyList<WholeCustomer> Read()
    {
        var found = customers.Rows(row => new Found(
            row.GetString(Columns.CustomerId), row.GetString(Columns.Name), row.GetString(Columns.AccountManagerId), AssociationOf(row)));
        var page = found[..Math.Min(Filled.WithBudget, found.Count)];
        var ids = page.Select(customer => customer.Id).ToList();
        var budgetOf = budgets.Rows(row => KeyValuePair.Create(row.GetString(Columns.BudgetOf), BudgetOf(row)), "customerIds", ids).ToDictionary();
        var managerIds = page.Select(customer => customer.Manager).Distinct().ToList();
        var managerOf = members.Rows(row => KeyValuePair.Create(row.GetString(Columns.MemberId), ManagerOf(row)), "memberIds", managerIds).ToDictionary();
        var spentBy = spending.Rows(row => KeyValuePair.Create(row.GetString(Columns.SpentBy), TotalOf(row)), "customerIds", ids).ToDictionary();
        return [.. page.Select(customer => new WholeCustomer(
            Values.Id("Customer", customer.Id), customer.Name, customer.Association, budgetOf.GetValueOrDefault(customer.Id),
            managerOf.GetValueOrDefault(customer.Manager), new(spentBy.GetValueOrDefault(customer.Id) ?? Nothing)))];
    }

    private static CustomerAssociation? AssociationOf(SqliteDataReader row) =>
        row.IsDBNull(Columns.Model) ? null : new(row.GetString(Columns.Model).ToUpperInvariant(), Values.Instant(row.GetInt64(Columns.AssociatedAt)));

    private static CustomerBudget BudgetOf(SqliteDataReader row) => new(
        row.GetDecimal(Columns.BudgetAmount).ToString("F8", CultureInfo.InvariantCulture), Values.Month(row.GetInt64(Columns.BudgetFirst)),
        row.GetString(Columns.BudgetOnExceeded).ToUpperInvariant());

    private static AccountManager ManagerOf(SqliteDataReader row) => new(Values.Id("Member", row.GetString(Columns.MemberId)), row.GetString(Columns.MemberName));

    private static SpentTotal TotalOf(SqliteDataReader row) => new(
        Values.Amount(row.GetInt64(Columns.ListPriceHigh), row.GetInt64(Columns.ListPriceHigh + 1)),
        Values.Amount(row.GetInt64(Columns.AmountDueHigh), row.GetInt64(Columns.AmountDueHigh + 1)));

    private sealed record Found(string Id, string Name, string Manager, CustomerAssociation? Association);
}
