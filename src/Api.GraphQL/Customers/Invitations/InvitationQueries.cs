using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Customers.PreRegistrations;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PreRegistration = PartnerGraph.Api.GraphQL.Customers.PreRegistrations.PreRegistration;

namespace PartnerGraph.Api.GraphQL.Customers.Invitations;

[Description("Which invitations are asked for; a field left out asks nothing.")]
public sealed record InvitationFilter(
    InvitationStatus? Status, InvitationChannel? Channel, AssociationModel? Model, string? Email,
    [property: Description("Made at this instant or later.")] DateTimeOffset? From,
    [property: Description("Made at this instant or earlier.")] DateTimeOffset? Until);

[Description("Which pre-registrations are asked for; a field left out asks nothing.")]
public sealed record PreRegistrationFilter(
    PreRegistrationStatus? Status, string? Email, string? Country,
    [property: Description("Made at this instant or later.")] DateTimeOffset? From,
    [property: Description("Made at this instant or earlier.")] DateTimeOffset? Until);

public sealed class InvitationQueries(InvitationReads reads, AssociationReads customers, TimeProvider clock)
{
    [Description("One invitation of the caller's partner; null when there is none that the caller may see.")]
    public Task<Invitation?> Invitation(IResolveFieldContext context, [Id] string id) =>
        FindInvitation(reads, Actor.Of(context), GlobalId.KeyOf(nameof(Invitation), id), context.CancellationToken);

    [Description("The invitations of the caller's partner, the newest first unless orderBy says otherwise.")]
    public async Task<Connection<Invitation>> Invitations(IResolveFieldContext context, InvitationFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, created) = (Actor.Of(context).Development(), Period.Window(filter?.From, filter?.Until, orderBy));
        var query = new InvitationQuery(filter?.Status, filter?.Channel, filter?.Model, Normal(filter?.Email), created);
        return new(
            (await reads.Invitations(scope, query, page, context.CancellationToken)).Select(row => row.To<Invitation>()),
            cancellation => reads.CountInvitations(scope, query, cancellation));
    }

    [Description("The pre-registrations of the caller's partner, the newest first unless orderBy says otherwise.")]
    public async Task<Connection<PreRegistration>> PreRegistrations(
        IResolveFieldContext context, PreRegistrationFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, registered) = (Actor.Of(context).Development(), Period.Window(filter?.From, filter?.Until, orderBy));
        var query = new PreRegistrationQuery(filter?.Status, Normal(filter?.Email), CountryCode.FoldOrNull(filter?.Country), registered);
        return new(
            (await reads.PreRegistrations(scope, query, page, context.CancellationToken)).Select(row => row.To<PreRegistration>()),
            cancellation => reads.CountPreRegistrations(scope, query, cancellation));
    }

    [Description("The open invitations to the caller's verified email address, for customers; the newest first unless orderBy says otherwise (CUST-1).")]
    public async Task<Connection<Invitation>> MyInvitations(
        IResolveFieldContext context, [Description("Made at this instant or later.")] DateTimeOffset? from,
        [Description("Made at this instant or earlier.")] DateTimeOffset? until, TimeOrder? orderBy, PageRequest page)
    {
        var (actor, created) = (Actor.Of(context), Period.Window(from, until, orderBy));
        var key = actor.RequireCustomer();
        var row = (await customers.Of(actor.Customers(), [key], context.CancellationToken)).GetValueOrDefault(key);
        if (row?.VerifiedEmail is not { } email) return new(Page<Invitation>.Empty, _ => Task.FromResult(0));
        var now = clock.GetUtcNow();
        return new(
            (await reads.OpenFor(email, now, created, page, context.CancellationToken)).Select(invitation => invitation.To<Invitation>()),
            cancellation => reads.CountOpenFor(email, now, created, cancellation));
    }

    internal static async Task<Invitation?> FindInvitation(InvitationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.Invitation(actor.Development(), key, cancellation))?.To<Invitation>();

    internal static async Task<PreRegistration?> FindPreRegistration(InvitationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.PreRegistration(actor.Development(), key, cancellation))?.To<PreRegistration>();

    private static string? Normal(string? email) => EmailAddress.TryNormalize(email, out var normalized) ? normalized : email;
}
