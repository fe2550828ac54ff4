using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Organization;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Customers.Accounts;

/// <summary>What is told of a customer when it is registered.</summary>
/// <param name="RegisteredAt">Null for now; may lie in the past.</param>
public sealed record CustomerDetails(
    string Name, CustomerSite Site, string? Email, string? Phone, string Country, DateTimeOffset? RegisteredAt = null)
{
    /// <summary>Whether the vendor's account system has had the codes sent to address and number given back.</summary>
    public bool ContactVerified { get; init; }
}

/// <summary>Commands on customers, with the facts of other streams that they are decided by.</summary>
public sealed class CustomerWorkflow(CommandRunner runner, TimeProvider clock)
{
    private readonly ContactWorkflow contacts = new(runner, clock);

    /// <summary>Registers a customer; the caller chooses the id, so that sending it again registers it once.</summary>
    public Task<CommandResult> Register(
        string customerId, CustomerDetails details, CommandContext context, CancellationToken cancellation = default) => runner.Decide(context, async unit =>
    {
        var now = clock.Now();
        var result = await unit.Decide(CustomerDecider.Definition, new RegisterCustomer(
            customerId, details.Name, details.Site, details.Email, details.Phone, details.Country, details.RegisteredAt ?? now, now));
        return result.IsAccepted && details.ContactVerified && await contacts.Vouch(unit, customerId) is { } refused ? refused : result;
    }, cancellation);

    /// <summary>Registers an account for the partner's own use (CSP-4); the caller chooses the id, so that sending it again registers it once.</summary>
    public Task<CommandResult> RegisterOwn(
        string customerId, string partnerId, string companyName, string? email, string? phone, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            var partner = (await unit.Load(PartnerDecider.Definition, partnerId)).State;
            return await unit.Decide(CustomerDecider.Definition, new RegisterOwnAccount(customerId, companyName, partner.Name, partner.Country, email, phone, clock.Now()));
        }, cancellation);

    /// <summary>Gives a customer to an account manager of its partner, or takes it back with null.</summary>
    public Task<CommandResult> Allocate(
        string customerId, string partnerId, string? accountManagerId, CommandContext context, CancellationToken cancellation = default) =>
        runner.Decide(context, async unit =>
        {
            if (await unit.Owned(customerId, partnerId) is not { } association)
                return CommandResult.Refused(CustomerRules.OnlyAssociatedBelong.Refuse("customerId"));
            var isAccountManager = accountManagerId is null
                || (await unit.Load(MemberDecider.Definition, accountManagerId)).State is
                { IsActive: true, Role: BuiltInRole.AccountManager } member && member.PartnerId == partnerId;
            return await unit.Decide(CustomerDecider.Definition,
                new AllocateCustomer(customerId, partnerId, accountManagerId, association, isAccountManager, clock.Now()));
        }, cancellation);

    /// <summary>Any fact about a customer that needs nothing of other streams.</summary>
    public Task<CommandResult> Run(CustomerCommand command, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(CustomerDecider.Definition, command, context, cancellation);
}
