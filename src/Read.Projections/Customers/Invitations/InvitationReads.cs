using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Read.Projections.Customers.Invitations;

/// <summary>Whose development work a reader sees: a partner's, and of an account manager only its own.</summary>
/// <param name="By">The subject whose work alone is seen; null for all of the partner's.</param>
public sealed record DevelopmentScope(PartnerScope Partners, string? By = null);

public sealed record InvitationQuery(InvitationStatus? Status, InvitationChannel? Channel, AssociationModel? Model, string? Email, TimeWindow Created);

public sealed record PreRegistrationQuery(PreRegistrationStatus? Status, string? Email, string? Country, TimeWindow Registered);

/// <summary>Reads of invitations, pre-registrations and failed attempts, each within the reader's scope.</summary>
public sealed class InvitationReads(IDbContextFactory<ReadModel<InvitationProjection>> invitations)
{
    public async Task<InvitationRow?> Invitation(DevelopmentScope scope, string invitationId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Invitations(db, scope).FirstOrDefaultAsync(row => row.InvitationId == invitationId, cancellation);
    }

    /// <summary>By the instant at which they were made.</summary>
    public async Task<Page<InvitationRow>> Invitations(DevelopmentScope scope, InvitationQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query)
            .ReadPage(page, row => row.CreatedAt, row => row.InvitationId, query.Created.Descending, cancellation);
    }

    public async Task<int> CountInvitations(DevelopmentScope scope, InvitationQuery query, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>The open invitations to an address (CUST-1).</summary>
    public async Task<Page<InvitationRow>> OpenFor(string email, DateTimeOffset now, TimeWindow created, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await OpenFor(db, email, now, created).ReadPage(page, row => row.CreatedAt, row => row.InvitationId, created.Descending, cancellation);
    }

    public async Task<int> CountOpenFor(string email, DateTimeOffset now, TimeWindow created, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await OpenFor(db, email, now, created).CountAsync(cancellation);
    }

    public async Task<PreRegistrationRow?> PreRegistration(DevelopmentScope scope, string preRegistrationId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await PreRegistrations(db, scope).FirstOrDefaultAsync(row => row.PreRegistrationId == preRegistrationId, cancellation);
    }

    /// <summary>By the instant at which they were made.</summary>
    public async Task<Page<PreRegistrationRow>> PreRegistrations(
        DevelopmentScope scope, PreRegistrationQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query)
            .ReadPage(page, row => row.RegisteredAt, row => row.PreRegistrationId, query.Registered.Descending, cancellation);
    }

    public async Task<int> CountPreRegistrations(DevelopmentScope scope, PreRegistrationQuery query, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>Refused attempts (ASSOC-45).</summary>
    public Task<Page<AssociationFailureRow>> Failures(
        DevelopmentScope scope, string? email, TimeWindow refused, PageRequest page, CancellationToken cancellation) =>
        Failures(scope.Partners, Matching(scope, email), refused, page, cancellation);

    public Task<int> CountFailures(DevelopmentScope scope, string? email, TimeWindow refused, CancellationToken cancellation) =>
        CountFailures(scope.Partners, Matching(scope, email), refused, cancellation);

    /// <summary>A customer's own refused attempts (ASSOC-44).</summary>
    public Task<Page<AssociationFailureRow>> FailuresOf(
        string customerId, string? email, TimeWindow refused, PageRequest page, CancellationToken cancellation) =>
        Failures(new PartnerScope.Everybody(), Own(customerId, email), refused, page, cancellation);

    public Task<int> CountFailuresOf(string customerId, string? email, TimeWindow refused, CancellationToken cancellation) =>
        CountFailures(new PartnerScope.Everybody(), Own(customerId, email), refused, cancellation);

    /// <summary>Whether a customer tried to accept an invitation of the partner: what the partner did alone gives it no reason to ask.</summary>
    public async Task<bool> Tried(string partnerId, string customerId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().AnyAsync(row => row.PartnerId == partnerId && row.CustomerId == customerId, cancellation);
    }

    private async Task<Page<AssociationFailureRow>> Failures(
        PartnerScope scope, Expression<Func<AssociationFailureRow, bool>> matches, TimeWindow refused, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().Within(scope).Where(matches).During(refused, row => row.RefusedAt)
            .ReadPage(page, row => row.RefusedAt, row => row.FailureId, refused.Descending, cancellation);
    }

    private async Task<int> CountFailures(
        PartnerScope scope, Expression<Func<AssociationFailureRow, bool>> matches, TimeWindow refused, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().Within(scope).During(refused, row => row.RefusedAt).CountAsync(matches, cancellation);
    }

    private static Expression<Func<AssociationFailureRow, bool>> Own(string customerId, string? email) =>
        row => row.CustomerId == customerId && (email == null || row.CustomerEmail == email);

    private static Expression<Func<AssociationFailureRow, bool>> Matching(DevelopmentScope scope, string? email) =>
        row => (scope.By == null || row.InvitedBy == scope.By) && (email == null || row.CustomerEmail == email);

    private static IQueryable<InvitationRow> Matching(ReadModelContext db, DevelopmentScope scope, InvitationQuery query)
    {
        var rows = Invitations(db, scope).During(query.Created, row => row.CreatedAt);
        if (query.Status is { } status) rows = rows.Where(row => row.Status == status);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        return query.Email is { } email ? rows.Where(row => row.Email == email) : rows;
    }

    private static IQueryable<PreRegistrationRow> Matching(ReadModelContext db, DevelopmentScope scope, PreRegistrationQuery query)
    {
        var rows = PreRegistrations(db, scope).During(query.Registered, row => row.RegisteredAt);
        if (query.Country is { } country) rows = rows.Where(row => row.Country == country);
        if (query.Status is { } status) rows = rows.Where(row => row.Status == status);
        return query.Email is { } email ? rows.Where(row => row.Email == email) : rows;
    }

    private static IQueryable<InvitationRow> OpenFor(ReadModelContext db, string email, DateTimeOffset now, TimeWindow created) => db.Set<InvitationRow>()
        .Where(row => row.Email == email && row.Status == InvitationStatus.Open && (row.ValidTo == null || row.ValidTo >= now))
        .During(created, row => row.CreatedAt);

    private static IQueryable<InvitationRow> Invitations(ReadModelContext db, DevelopmentScope scope) =>
        db.Set<InvitationRow>().Within(scope.Partners).Where(row => scope.By == null || row.CreatedBy == scope.By);

    private static IQueryable<PreRegistrationRow> PreRegistrations(ReadModelContext db, DevelopmentScope scope) =>
        db.Set<PreRegistrationRow>().Within(scope.Partners).Where(row => scope.By == null || row.CreatedBy == scope.By);
}
