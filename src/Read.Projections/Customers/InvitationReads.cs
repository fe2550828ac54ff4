using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Paging;
using PartnerGraph.Projections.Runtime;
using PartnerGraph.Projections.Scoping;

namespace PartnerGraph.Projections.Customers;

/// <summary>Whose development work a reader sees: a partner's, and of an account manager only its own.</summary>
/// <param name="By">The subject whose work alone is seen; null for all of the partner's.</param>
public sealed record DevelopmentScope(PartnerScope Partners, string? By = null);

public sealed record InvitationQuery(InvitationStatus? Status, InvitationChannel? Channel, AssociationModel? Model, string? Email);

public sealed record PreRegistrationQuery(PreRegistrationStatus? Status, string? Email);

/// <summary>An invitation or a pre-registration whose time is over.</summary>
public sealed record CustomerDeadline(string? InvitationId, string? PreRegistrationId, string PartnerId);

/// <summary>Reads of invitations, pre-registrations and failed attempts, each within the reader's scope.</summary>
public sealed class InvitationReads(IDbContextFactory<ReadModel<InvitationProjection>> invitations)
{
    public async Task<InvitationRow?> Invitation(DevelopmentScope scope, string invitationId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Invitations(db, scope).FirstOrDefaultAsync(row => row.InvitationId == invitationId, cancellation);
    }

    /// <summary>The newest first.</summary>
    public async Task<Page<InvitationRow>> Invitations(DevelopmentScope scope, InvitationQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query)
            .ReadPage(page, row => row.CreatedAt, row => row.InvitationId, descending: true, cancellation: cancellation);
    }

    public async Task<int> CountInvitations(DevelopmentScope scope, InvitationQuery query, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>The open invitations to an address, the newest first (CUST-1).</summary>
    public async Task<Page<InvitationRow>> OpenFor(string email, DateTimeOffset now, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await OpenFor(db, email, now)
            .ReadPage(page, row => row.CreatedAt, row => row.InvitationId, descending: true, cancellation: cancellation);
    }

    public async Task<int> CountOpenFor(string email, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await OpenFor(db, email, now).CountAsync(cancellation);
    }

    public async Task<PreRegistrationRow?> PreRegistration(DevelopmentScope scope, string preRegistrationId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await PreRegistrations(db, scope).FirstOrDefaultAsync(row => row.PreRegistrationId == preRegistrationId, cancellation);
    }

    /// <summary>The newest first.</summary>
    public async Task<Page<PreRegistrationRow>> PreRegistrations(
        DevelopmentScope scope, PreRegistrationQuery query, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query)
            .ReadPage(page, row => row.RegisteredAt, row => row.PreRegistrationId, descending: true, cancellation: cancellation);
    }

    public async Task<int> CountPreRegistrations(DevelopmentScope scope, PreRegistrationQuery query, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await Matching(db, scope, query).CountAsync(cancellation);
    }

    /// <summary>Refused attempts, the newest first (ASSOC-45).</summary>
    public Task<Page<AssociationFailureRow>> Failures(DevelopmentScope scope, string? email, PageRequest page, CancellationToken cancellation) =>
        Failures(scope.Partners, Matching(scope, email), page, cancellation);

    public Task<int> CountFailures(DevelopmentScope scope, string? email, CancellationToken cancellation) =>
        CountFailures(scope.Partners, Matching(scope, email), cancellation);

    /// <summary>A customer's own refused attempts, the newest first (ASSOC-44).</summary>
    public Task<Page<AssociationFailureRow>> FailuresOf(string customerId, string? email, PageRequest page, CancellationToken cancellation) =>
        Failures(
            new PartnerScope.Everybody(), row => row.CustomerId == customerId && (email == null || row.CustomerEmail == email), page, cancellation);

    public Task<int> CountFailuresOf(string customerId, string? email, CancellationToken cancellation) =>
        CountFailures(new PartnerScope.Everybody(), row => row.CustomerId == customerId && (email == null || row.CustomerEmail == email), cancellation);

    /// <summary>Whether a customer tried to accept an invitation of the partner: what the partner did alone gives it no reason to ask.</summary>
    public async Task<bool> Tried(string partnerId, string customerId, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().AnyAsync(row => row.PartnerId == partnerId && row.CustomerId == customerId, cancellation);
    }

    /// <summary>What should have ended before an instant and is still open, the earliest first.</summary>
    public async Task<IReadOnlyList<CustomerDeadline>> Due(DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        var expiring = await db.Set<InvitationRow>().Where(row => row.Status == InvitationStatus.Open && row.ValidTo < before)
            .OrderBy(row => row.ValidTo).Take(limit).ToListAsync(cancellation);
        var lapsing = await db.Set<PreRegistrationRow>().Where(row => row.Status == PreRegistrationStatus.Active && row.ProtectedUntil < before)
            .OrderBy(row => row.ProtectedUntil).Take(limit).ToListAsync(cancellation);
        return
        [
            .. expiring.Select(row => new CustomerDeadline(row.InvitationId, null, row.PartnerId)),
            .. lapsing.Select(row => new CustomerDeadline(null, row.PreRegistrationId, row.PartnerId)),
        ];
    }

    private async Task<Page<AssociationFailureRow>> Failures(
        PartnerScope scope, Expression<Func<AssociationFailureRow, bool>> matches, PageRequest page, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().Within(scope).Where(matches)
            .ReadPage(page, row => row.RefusedAt, row => row.FailureId, descending: true, cancellation: cancellation);
    }

    private async Task<int> CountFailures(PartnerScope scope, Expression<Func<AssociationFailureRow, bool>> matches, CancellationToken cancellation)
    {
        await using var db = await invitations.CreateDbContextAsync(cancellation);
        return await db.Set<AssociationFailureRow>().Within(scope).CountAsync(matches, cancellation);
    }

    private static Expression<Func<AssociationFailureRow, bool>> Matching(DevelopmentScope scope, string? email) =>
        row => (scope.By == null || row.InvitedBy == scope.By) && (email == null || row.CustomerEmail == email);

    private static IQueryable<InvitationRow> Matching(ReadModelContext db, DevelopmentScope scope, InvitationQuery query)
    {
        var rows = Invitations(db, scope);
        if (query.Status is { } status) rows = rows.Where(row => row.Status == status);
        if (query.Channel is { } channel) rows = rows.Where(row => row.Channel == channel);
        if (query.Model is { } model) rows = rows.Where(row => row.Model == model);
        return query.Email is { } email ? rows.Where(row => row.Email == email) : rows;
    }

    private static IQueryable<PreRegistrationRow> Matching(ReadModelContext db, DevelopmentScope scope, PreRegistrationQuery query)
    {
        var rows = PreRegistrations(db, scope);
        if (query.Status is { } status) rows = rows.Where(row => row.Status == status);
        return query.Email is { } email ? rows.Where(row => row.Email == email) : rows;
    }

    private static IQueryable<InvitationRow> OpenFor(ReadModelContext db, string email, DateTimeOffset now) => db.Set<InvitationRow>()
        .Where(row => row.Email == email && row.Status == InvitationStatus.Open && (row.ValidTo == null || row.ValidTo >= now));

    private static IQueryable<InvitationRow> Invitations(ReadModelContext db, DevelopmentScope scope) =>
        db.Set<InvitationRow>().Within(scope.Partners).Where(row => scope.By == null || row.CreatedBy == scope.By);

    private static IQueryable<PreRegistrationRow> PreRegistrations(ReadModelContext db, DevelopmentScope scope) =>
        db.Set<PreRegistrationRow>().Within(scope.Partners).Where(row => scope.By == null || row.CreatedBy == scope.By);
}
