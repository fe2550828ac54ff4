using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Api.Transport.Documents;
using PartnerGraph.Domain.Customers;
using PartnerGraph.EventStore.Customers;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Api.Customers;

public sealed class AssociationQueries(AssociationReads reads, InvitationReads invitations, AssociationWorkflow associations)
{
    private static readonly AssociationRecordFilter Everything = new(null, null, null, null, null, null, null, null, null, null, null, null, null);

    [Description("The steps of associations that the caller may see, the newest request first (ASSOC-17).")]
    public async Task<Connection<AssociationRecord>> AssociationRecords(IResolveFieldContext context, AssociationRecordFilter? filter, PageRequest page)
    {
        var (scope, query) = (context.CustomerScope(), (filter ?? Everything).ToQuery());
        return new(
            (await reads.Records(scope, query, page, context.CancellationToken)).Select(row => row.To<AssociationRecord>()),
            cancellation => reads.CountRecords(scope, query, cancellation));
    }

    [Description("Refused attempts to accept the caller's invitations, or for a customer its own; the newest first (ASSOC-44, ASSOC-45).")]
    public async Task<Connection<AssociationFailure>> AssociationFailures(IResolveFieldContext context, string? customerEmail, PageRequest page)
    {
        var actor = Actor.Of(context);
        var email = EmailAddress.TryNormalize(customerEmail, out var normalized) ? normalized : customerEmail;
        var isCustomer = actor.Role == Role.Customer;
        var rows = isCustomer
            ? await invitations.FailuresOf(actor.RequireCustomer(), email, page, context.CancellationToken)
            : await invitations.Failures(actor.Development(), email, page, context.CancellationToken);
        return new(
            rows.Select(row => actor.PartnerId is null ? row.To<AssociationFailure>() : row.To<AssociationFailure>().ForPartner()),
            cancellation => isCustomer
                ? invitations.CountFailuresOf(actor.RequireCustomer(), email, cancellation)
                : invitations.CountFailures(actor.Development(), email, cancellation));
    }

    [Cost(500), Description("""
        Every condition of an association with pass or fail, by the code that decides it. Null when the caller may not ask: a customer asks about
        itself and its partner, or the one whose invitation's token it gives; a partner about itself and customers that it has or that tried to
        accept its invitation. Of the latter it learns what the attempt told it (ASSOC-45): codes and general remedies, no amounts. To have
        invited or reserved somebody opens nothing.
        """)]
    public async Task<AssociationEligibilityView?> AssociationEligibility(
        IResolveFieldContext context, [Id] string customerId, [Id] string partnerId, AssociationModel model,
        [Description("The token of the invitation by which the customer would come.")] string? token)
    {
        var (customer, partner) = (GlobalId.KeyOf(nameof(Customer), customerId), GlobalId.KeyOf("Partner", partnerId));
        var actor = Actor.Of(context);
        var row = (await reads.Of(actor.Customers(), [customer], context.CancellationToken)).GetValueOrDefault(customer);
        var mayAsk = actor switch
        {
            { CustomerId: not null } => row is not null && (token is not null || row.PartnerId == partner),
            { PartnerId: { } own } => own == partner && (row is not null || await invitations.Tried(own, customer, context.CancellationToken)),
            _ => row is not null,
        };
        if (!mayAsk) return null;
        return new(await associations.Eligibility(customer, partner, model, token, context.CancellationToken), details: row is not null);
    }
}
