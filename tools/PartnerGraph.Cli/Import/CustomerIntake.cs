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
        var standings = new StoredPartnerStandings(store.Runner);
        var association = Workflow(standings, since);
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
            customer.CustomerId, ownership.PartnerId, ownership.Model, Ticket, setAside: null, context, cancellation);
        return Told(customer, associated);
    }

    private AssociationWorkflow Workflow(IPartnerStandings standings, DateTimeOffset since)
    {
        // The association holds from before the first line on, so the workflow is given that instant as its present.
        var clock = new EffectiveClock(since);
        return new(
            store.Runner, clock, AssociationPolicy.Default, standings,
            new InvitationWorkflow(store.Runner, clock, AssociationPolicy.Default, standings),
            new PreRegistrationWorkflow(store.Runner, clock, AssociationPolicy.Default, standings));
    }

    private static string Shortened(string name) => name.Length <= 200 ? name : name[..200];

    private static IEnumerable<string> Told(NewCustomer customer, CommandResult result) =>
        result.Rejections.Select(rejection => $"Customer {customer.CustomerId}: {rejection.Message} ({rejection.RuleId})");

    private sealed class EffectiveClock(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }

    private sealed class StoredPartnerStandings(CommandRunner runner) : IPartnerStandings
    {
        public async Task<PartnerStanding> Of(string partnerId, CancellationToken cancellation = default)
        {
            var partner = (await runner.Load(PartnerDecider.Definition, partnerId, cancellation)).State;
            var status = (await runner.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
            return new(partnerId, partner.Country, partner.Kind is PartnerKind.SolutionProvider or PartnerKind.Reseller && partner.Exists,
                status.IsFrozen ? PartnerFreeze.Itself : PartnerFreeze.None);
        }
    }
}
