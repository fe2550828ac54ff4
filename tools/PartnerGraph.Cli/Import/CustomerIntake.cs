using PartnerGraph.Cli.Stores;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Domain.Partners;
using PartnerGraph.EventStore.Commands;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Import;

namespace PartnerGraph.Cli.Import;

/// <summary>Makes customers of accounts, and associates them with a partner by ticket, as operations do.</summary>
internal sealed class CustomerIntake(EmbeddedStore store, CommandContext context)
{
    private const string Ticket = "import";

    public async Task<IReadOnlyList<string>> Run(
        IReadOnlyCollection<NewCustomer> customers, Ownership ownership, DateTimeOffset since, CancellationToken cancellation)
    {
        var partner = (await store.Runner.Load(PartnerDecider.Definition, ownership.PartnerId, cancellation)).State;
        if (!partner.Exists) return [$"There is no partner {ownership.PartnerId}."];
        var association = new AssociationWorkflow(store.Runner, store.Clock, AssociationPolicy.Default);
        List<string> refusals = [];
        foreach (var customer in customers)
        {
            cancellation.ThrowIfCancellationRequested();
            refusals.AddRange(await Own(customer, partner.Country, association, ownership, since, cancellation));
        }

        return refusals;
    }

    private async Task<IEnumerable<string>> Own(
        NewCustomer customer, string country, AssociationWorkflow association, Ownership ownership, DateTimeOffset since, CancellationToken cancellation)
    {
        var current = (await store.Runner.Load(AssociationDecider.Definition, customer.CustomerId, cancellation)).State;
        if (current.PartnerId == ownership.PartnerId) return [];
        var account = (await store.Runner.Load(CustomerDecider.Definition, customer.CustomerId, cancellation)).State;
        if (!account.Exists)
        {
            var register = new RegisterCustomer(
                customer.CustomerId, Shortened(customer.Name), CustomerSite.International, null, null, country, since, store.Clock.GetUtcNow());
            var registered = await store.Runner.Run(CustomerDecider.Definition, register, context, cancellation);
            if (!registered.IsAccepted) return Told(customer, registered);
        }

        var associated = await association.AssociateByTicket(
            customer.CustomerId, ownership.PartnerId, ownership.Model, Ticket, setAside: null, effectiveFrom: since, context, cancellation);
        return Told(customer, associated);
    }

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200];

    private static IEnumerable<string> Told(NewCustomer customer, CommandResult result) =>
        result.Rejections.Select(rejection => $"Customer {customer.CustomerId}: {rejection.Message} ({rejection.RuleId})");
}
