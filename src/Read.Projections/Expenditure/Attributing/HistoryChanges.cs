using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.EventStore.Types;

namespace PartnerGraph.Read.Projections.Expenditure.Attributing;

/// <summary>From an instant on a customer's lines may be somebody else's.</summary>
internal readonly record struct HistoryChange(string CustomerId, DateTimeOffset From);

/// <summary>What events about customers change in their histories; other events change nothing.</summary>
internal static class HistoryChanges
{
    public static async ValueTask<IReadOnlyList<HistoryChange>> Apply(Recorded recorded, BatchCustomers customers, CancellationToken cancellation)
    {
        switch (recorded.Event)
        {
            case CustomerRegistered e:
                customers.RowOf(e.CustomerId).Name = e.Name;
                return [];
            case CustomerAssociated e:
                customers.Change(e.CustomerId, history => history.With(timeline => timeline.Associate(e.PartnerId, e.Model, e.AssociatedAt)));
                await customers.Manage(e.CustomerId, e.PartnerId, "", cancellation);
                return [new(e.CustomerId, e.AssociatedAt)];
            case AssociationModelChanged e:
                customers.Change(e.CustomerId, history => history.With(timeline => timeline.ChangeModel(e.To, e.ChangedAt)));
                return [new(e.CustomerId, e.ChangedAt)];
            case CustomerDisassociated e:
                customers.Change(e.CustomerId, history => history.With(timeline => timeline.End(e.EndedAt)));
                return [new(e.CustomerId, e.EndedAt)];
            case CustomerAllocated e:
                customers.Change(e.CustomerId, history => history.With(timeline => timeline.Allocate(e.PartnerId, e.AccountManagerId, e.ValidFrom)));
                await customers.Manage(e.CustomerId, e.PartnerId, e.AccountManagerId ?? "", cancellation);
                return [new(e.CustomerId, e.ValidFrom)];
            case EnterpriseJoined e:
                customers.Change(e.CustomerId, history => history.Join(e.MasterId, e.Accounting, recorded.Metadata.OccurredAt));
                return [new(e.CustomerId, recorded.Metadata.OccurredAt)];
            case EnterpriseLeft e:
                customers.Change(e.CustomerId, history => history.Leave(e.MasterId, recorded.Metadata.OccurredAt));
                return [new(e.CustomerId, recorded.Metadata.OccurredAt)];
            case RoleAssigned or MemberRemoved:
                var management = AccountManagement.After(recorded.Event, recorded.Metadata)!.Value;
                var given = await customers.Manage(management, cancellation);
                foreach (var customerId in given)
                    customers.Change(customerId, history => history.With(timeline => management.Of(timeline)));
                return [.. given.Select(customerId => new HistoryChange(customerId, management.At))];
            default:
                return [];
        }
    }
}
