using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.Schema;
using PartnerGraph.Api.Security;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Customers;
using PartnerGraph.Projections.Paging;

namespace PartnerGraph.Api.Customers;

[Description("Which invitations are asked for; a field left out asks nothing.")]
public sealed record InvitationFilter(InvitationStatus? Status, InvitationChannel? Channel, AssociationModel? Model, string? Email);

[Description("Which pre-registrations are asked for; a field left out asks nothing.")]
public sealed record PreRegistrationFilter(PreRegistrationStatus? Status, string? Email);

public sealed class InvitationQueries(InvitationReads reads, AssociationReads customers, TimeProvider clock)
{
    [Description("One invitation of the caller's partner; null when there is none that the caller may see.")]
    public Task<Invitation?> Invitation(IResolveFieldContext context, [Id] string id) =>
        FindInvitation(reads, Actor.Of(context), GlobalId.KeyOf(nameof(Invitation), id), context.CancellationToken);

    [Description("The invitations of the caller's partner, the newest first.")]
    public async Task<Connection<Invitation>> Invitations(IResolveFieldContext context, InvitationFilter? filter, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Development(), new InvitationQuery(filter?.Status, filter?.Channel, filter?.Model, Normal(filter?.Email)));
        return new(
            (await reads.Invitations(scope, query, page, context.CancellationToken)).Select(row => row.To<Invitation>()),
            cancellation => reads.CountInvitations(scope, query, cancellation));
    }

    [Description("The pre-registrations of the caller's partner, the newest first.")]
    public async Task<Connection<PreRegistration>> PreRegistrations(IResolveFieldContext context, PreRegistrationFilter? filter, PageRequest page)
    {
        var (scope, query) = (Actor.Of(context).Development(), new PreRegistrationQuery(filter?.Status, Normal(filter?.Email)));
        return new(
            (await reads.PreRegistrations(scope, query, page, context.CancellationToken)).Select(row => row.To<PreRegistration>()),
            cancellation => reads.CountPreRegistrations(scope, query, cancellation));
    }

    [Description("The open invitations to the caller's verified email address, for customers; the newest first (CUST-1).")]
    public async Task<Connection<Invitation>> MyInvitations(IResolveFieldContext context, PageRequest page)
    {
        var actor = Actor.Of(context);
        var key = actor.RequireCustomer();
        var row = (await customers.Of(actor.Customers(), [key], context.CancellationToken)).GetValueOrDefault(key);
        if (row?.VerifiedEmail is not { } email) return new(Page<Invitation>.Empty, _ => Task.FromResult(0));
        var now = clock.GetUtcNow();
        return new(
            (await reads.OpenFor(email, now, page, context.CancellationToken)).Select(invitation => invitation.To<Invitation>()),
            cancellation => reads.CountOpenFor(email, now, cancellation));
    }

    internal static async Task<Invitation?> FindInvitation(InvitationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.Invitation(actor.Development(), key, cancellation))?.To<Invitation>();

    internal static async Task<PreRegistration?> FindPreRegistration(InvitationReads reads, Actor actor, string key, CancellationToken cancellation) =>
        (await reads.PreRegistration(actor.Development(), key, cancellation))?.To<PreRegistration>();

    private static string? Normal(string? email) => EmailAddress.TryNormalize(email, out var normalized) ? normalized : email;
}
