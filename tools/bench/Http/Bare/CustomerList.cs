namespace PartnerGraph.Bench.Http.Bare;

internal sealed class CustomerList(Plan plan)
{
    private readonly PreparedReads customers = new(plan.Customers);

    public IReadOnlyList<ListedCustomer> Read()
    {
        var found = customers.Rows(row => new ListedCustomer(
            Values.Id("Customer", row.GetString(Columns.CustomerId)), row.GetString(Columns.Name), row.IsDBNull(Columns.Email) ? null : row.GetString(Columns.Email),
            row.GetString(Columns.Country), Values.Instant(row.GetInt64(Columns.RegisteredAt))));
        // One more than asked for tells whether there are more.
        return found[..Math.Min(100, found.Count)];
    }
}
