using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Application.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

public sealed class AssociationQueries(AssociationReads reads, InvitationReads invitations, AssociationWorkflow associations)
{
    private static readonly AssociationRecordFilter Everything = new(null, null, null, null, null, null, null, null, null, null, null, null, null);

    [Description("The steps of associations that the caller may see, the newest request first unless orderBy says otherwise (ASSOC-17).")]
    public async Task<Connection<AssociationRecord>> AssociationRecords(
        IResolveFieldContext context, AssociationRecordFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.CustomerScope(), (filter ?? Everything).ToQuery() with { Order = orderBy ?? TimeOrder.LatestFirst });
        return new(
            (await reads.Records(scope, query, page, context.CancellationToken)).Select(row => row.To<AssociationRecord>()),
            cancellation => reads.CountRecords(scope, query, cancellation));
    }

    [Description("Refused attempts to accept the caller's invitations, or for a customer its own; the newest first unless orderBy says otherwise (ASSOC-44, ASSOC-45).")]
    public async Task<Connection<AssociationFailure>> AssociationFailures(
        IResolveFieldContext context, string? customerEmail, [Description("Refused at this instant or later.")] DateTimeOffset? from,
        [Description("Refused at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var refused = Period.Window(from, until, orderBy);
        var actor = Actor.Of(context);
        var email = EmailAddress.TryNormalize(customerEmail, out var normalized) ? normalized : customerEmail;
        var isCustomer = actor.Role == Role.Customer;
        var rows = isCustomer
            ? await invitations.FailuresOf(actor.RequireCustomer(), email, refused, page, context.CancellationToken)
            : await invitations.Failures(actor.Development(), email, refused, page, context.CancellationToken);
        return new(
            rows.Select(row => actor.PartnerId is null ? row.To<AssociationFailure>() : row.To<AssociationFailure>().ForPartner()),
            cancellation => isCustomer
                ? invitations.CountFailuresOf(actor.RequireCustomer(), email, refused, cancellation)
                : invitations.CountFailures(actor.Development(), email, refused, cancellation));
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
