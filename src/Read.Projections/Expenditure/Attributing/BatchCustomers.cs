using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Expenditure;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>The customers that a batch concerns, with their masters, read at once.</summary>
internal sealed class BatchCustomers(ReadModelContext db)
{
    private readonly Dictionary<string, (ExpenditureCustomerRow Row, CustomerHistory History)> customers = new(StringComparer.Ordinal);

    public static async Task<BatchCustomers> Load(ReadModelContext db, IReadOnlyList<Recorded> batch, CancellationToken cancellation)
    {
        var loaded = new BatchCustomers(db);
        await loaded.Load([.. batch.SelectMany(recorded => IdsOf(recorded.Event)).Distinct(StringComparer.Ordinal)], cancellation);
        loaded.PartnerIds.UnionWith(batch.Select(recorded => recorded.Event).OfType<CustomerAssociated>().Select(e => e.PartnerId));
        return loaded;
    }

    public IReadOnlyCollection<string> Ids => customers.Keys;

    /// <summary>Every partner that any of them ever had, or is about to have.</summary>
    public HashSet<string> PartnerIds { get; } = new(StringComparer.Ordinal);

    public CustomerHistory HistoryOf(string customerId) => customers.TryGetValue(customerId, out var known) ? known.History : CustomerHistory.Empty;

    /// <summary>The tracked row, which comes into being here.</summary>
    public ExpenditureCustomerRow RowOf(string customerId)
    {
        if (customers.TryGetValue(customerId, out var known)) return known.Row;
        var row = new ExpenditureCustomerRow { CustomerId = customerId, History = JsonSerializer.Serialize(CustomerHistory.Empty, EventJson.Options) };
        db.Add(row);
        customers[customerId] = (row, CustomerHistory.Empty);
        return row;
    }

    public void Change(string customerId, Func<CustomerHistory, CustomerHistory> change)
    {
        var row = RowOf(customerId);
        var changed = change(customers[customerId].History);
        row.History = JsonSerializer.Serialize(changed, EventJson.Options);
        customers[customerId] = (row, changed);
    }

    /// <summary>Who looks after the customer for the partner from now on, empty for nobody.</summary>
    public async ValueTask Manage(string customerId, string partnerId, string accountManagerId, CancellationToken cancellation)
    {
        var row = await db.RowOrNew<ExpenditureManagerRow>(() => new() { CustomerId = customerId, PartnerId = partnerId }, cancellation, customerId, partnerId);
        row.AllocatedTo = row.AccountManagerId = accountManagerId;
    }

    /// <summary>The customers of a member that became an account manager or is none any more.</summary>
    public async Task<IReadOnlyList<string>> Manage(AccountManagement management, CancellationToken cancellation)
    {
        string[] given = [.. (await management.Apply<ExpenditureManagerRow>(db, cancellation)).Select(row => row.CustomerId)];
        await Load(given, cancellation);
        return given;
    }

    /// <summary>Makes sure that these customers, and the masters that they were ever tied to, are known.</summary>
    public async Task Load(IReadOnlyCollection<string> ids, CancellationToken cancellation)
    {
        var missing = ids.Where(id => !customers.ContainsKey(id)).ToList();
        if (missing.Count == 0) return;
        foreach (var row in await db.Set<ExpenditureCustomerRow>().Where(row => missing.Contains(row.CustomerId)).ToListAsync(cancellation))
        {
            var history = JsonSerializer.Deserialize<CustomerHistory>(row.History, EventJson.Options)!;
            customers[row.CustomerId] = (row, history);
            PartnerIds.UnionWith(history.Periods.Select(period => period.PartnerId));
        }

        await Load([.. missing.SelectMany(id => HistoryOf(id).Ties).Select(tie => tie.MasterId).Distinct(StringComparer.Ordinal)
            .Where(id => !missing.Contains(id))], cancellation);
    }

    private static string[] IdsOf(IDomainEvent @event) => @event switch
    {
        ExpenditureRecorded e => [e.CustomerId],
        CustomerRegistered e => [e.CustomerId],
        CustomerAssociated e => [e.CustomerId],
        AssociationModelChanged e => [e.CustomerId],
        CustomerDisassociated e => [e.CustomerId],
        CustomerAllocated e => [e.CustomerId],
        EnterpriseJoined e => [e.CustomerId, e.MasterId],
        EnterpriseLeft e => [e.CustomerId, e.MasterId],
        _ => [],
    };
}
