using PartnerGraph.Cli.Stores;
using PartnerGraph.Import;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Partners;

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
        var account = await Account(customer, cancellation);
        if (!account.Exists)
        {
            var register = new RegisterCustomer(
                customer.CustomerId, Shortened(customer.Name), CustomerSite.International, null, null, country, since, store.Clock.GetUtcNow());
            var registered = await store.Runner.Run(CustomerDecider.Definition, register, context, cancellation);
            account = await Account(customer, cancellation);
            if (!account.Exists) return Told(customer, registered);
            // Another import was first, and says that the customer is there since another day.
            if (!registered.IsAccepted) since = account.RegisteredAt;
        }

        if (since < account.RegisteredAt) since = account.RegisteredAt;
        var associated = await association.AssociateByTicket(
            customer.CustomerId, ownership.PartnerId, ownership.Model, Ticket, setAside: null, effectiveFrom: since, context, cancellation);
        return Told(customer, associated);
    }

    private async Task<CustomerAccount> Account(NewCustomer customer, CancellationToken cancellation) =>
        (await store.Runner.Load(CustomerDecider.Definition, customer.CustomerId, cancellation)).State;

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200];

    private static IEnumerable<string> Told(NewCustomer customer, CommandResult result) =>
        result.Rejections.Select(rejection => $"Customer {customer.CustomerId}: {rejection.Message} ({rejection.RuleId})");
}
