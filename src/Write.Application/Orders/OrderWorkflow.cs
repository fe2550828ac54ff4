using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Orders;
using PartnerGraph.Write.Domain.Partners;

namespace PartnerGraph.Write.Application.Orders;

/// <summary>Who asks for an order: a customer for itself, or a partner, who is refused (PROG-47, CUST-5).</summary>
/// <param name="CustomerId">The account that would buy; the partner's own when it buys for itself.</param>
/// <param name="ActingPartnerId">The partner that asks; null when the customer does.</param>
public sealed record Buyer(string CustomerId, string? ActingPartnerId = null)
{
    /// <summary>A customer that asks for another one's order.</summary>
    public bool OnBehalfOf { get; init; }

    /// <summary>Refused whoever the other is (CUST-5): nothing of it is read.</summary>
    public bool IsForAnother => OnBehalfOf || (ActingPartnerId is not null && ActingPartnerId != CustomerId);

    public static Buyer Partner(string partnerId, string? onBehalfOf) => new(onBehalfOf ?? partnerId, partnerId);
}

/// <summary>Ordering, with the facts of the buyer, its partner and its partner's distributor.</summary>
public sealed class OrderWorkflow(CommandRunner runner, TimeProvider clock, OrderPolicy policy)
{
    /// <summary>Places an order; the caller chooses the id, so that sending it again orders once.</summary>
    public Task<CommandResult> Place(
        string orderId, Buyer buyer, ImmutableArray<OrderItem> items, CommandContext context, CancellationToken cancellation = default) =>
        Run(buyer, facts => new PlaceOrder(orderId, buyer.CustomerId, items, facts, policy, clock.Now()), context, cancellation);

    public Task<CommandResult> Renew(
        string resourceId, Buyer buyer, DateTimeOffset validTo, CommandContext context, CancellationToken cancellation = default) =>
        Order.OrderOf(resourceId) is { } orderId
            ? Run(buyer, facts => new RenewResource(orderId, buyer.CustomerId, resourceId, validTo, facts, policy, clock.Now()), context, cancellation)
            : NoSuchResource();

    public Task<CommandResult> Change(
        string resourceId, Buyer buyer, string specification, CommandContext context, CancellationToken cancellation = default) =>
        Order.OrderOf(resourceId) is { } orderId
            ? Run(buyer, facts => new ChangeResource(orderId, buyer.CustomerId, resourceId, specification, facts, policy, clock.Now()), context, cancellation)
            : NoSuchResource();

    /// <summary>Every rule that an order of this buyer is held to, by the code that decides.</summary>
    public async Task<IReadOnlyList<RuleCheck>> Eligibility(OrderOperation operation, Buyer buyer, CancellationToken cancellation = default) =>
        OrderChecks.For(operation, await Facts(runner, buyer, cancellation), policy);

    private static Task<CommandResult> NoSuchResource() => Task.FromResult(CommandResult.Refused(OrderRules.ResourceNotFound.Refuse("resourceId")));

    private Task<CommandResult> Run(Buyer buyer, Func<OrderFacts, OrderCommand> command, CommandContext context, CancellationToken cancellation) =>
        runner.Decide(context, async unit => await unit.Decide(OrderDecider.Definition, command(await Facts(unit, buyer))), cancellation);

    private static async Task<OrderFacts> Facts(IAggregates aggregates, Buyer buyer, CancellationToken cancellation = default)
    {
        if (buyer.IsForAnother) return new() { OnBehalfOfAnother = true };
        if (buyer.ActingPartnerId is not null)
            return new() { BuyerIsPartner = true, Partner = await Status(aggregates, buyer.CustomerId, cancellation), Distributor = await DistributorOf(aggregates, buyer.CustomerId, cancellation) };

        var account = (await aggregates.Load(CustomerDecider.Definition, buyer.CustomerId, cancellation)).State;
        var association = (await aggregates.Load(AssociationDecider.Definition, buyer.CustomerId, cancellation)).State;
        return new()
        {
            Model = association.Model,
            Customer = (await aggregates.Load(CustomerStatusDecider.Definition, buyer.CustomerId, cancellation)).State.Under(association.PartnerId),
            Partner = association.PartnerId is { } partnerId ? await Status(aggregates, partnerId, cancellation) : PartnerStatus.Normal,
            Distributor = association.PartnerId is { } managed ? await DistributorOf(aggregates, managed, cancellation) : null,
            EmailBound = account.VerifiedEmail is not null,
            PhoneBound = account.VerifiedPhone is not null,
            AccountInformationComplete = account is { Exists: true, IsAccountInformationComplete: true },
            CreditCardBound = !account.Cards.IsEmpty,
            PaymentMethodSet = account.PaymentMethod is not null,
        };
    }

    private static async Task<PartnerStatus?> DistributorOf(IAggregates aggregates, string partnerId, CancellationToken cancellation) =>
        (await aggregates.Load(PartnerDecider.Definition, partnerId, cancellation)).State.DistributorId is { } distributor
            ? await Status(aggregates, distributor, cancellation)
            : null;

    private static async Task<PartnerStatus> Status(IAggregates aggregates, string partnerId, CancellationToken cancellation) =>
        (await aggregates.Load(PartnerStatusDecider.Definition, partnerId, cancellation)).State;
}
