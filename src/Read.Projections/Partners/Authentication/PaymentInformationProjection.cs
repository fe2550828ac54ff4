using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Partners.Authentication;

namespace PartnerGraph.Read.Projections.Partners.Authentication;

/// <summary>Where a partner is paid.</summary>
public sealed class PaymentInformationRow : IPartnerRow
{
    public required string PartnerId { get; init; }

    /// <summary>Null once it is invalid.</summary>
    public string? BankAccount { get; set; }

    public DateTimeOffset AuthenticatedAt { get; set; }

    /// <summary>Why it is invalid; null while it is not.</summary>
    public string? InvalidReason { get; set; }
}

public sealed class PaymentInformationProjection : Projection
{
    public const string ReadModelName = "payment-information";

    public PaymentInformationProjection()
    {
        On<PaymentInformationAuthenticated>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            if (await db.FindAsync<PaymentInformationRow>([e.PartnerId], cancellation) is { } row)
                (row.BankAccount, row.AuthenticatedAt, row.InvalidReason) = (e.BankAccount, e.AuthenticatedAt, null);
            else db.Add(new PaymentInformationRow { PartnerId = e.PartnerId, BankAccount = e.BankAccount, AuthenticatedAt = e.AuthenticatedAt });
        });
        On<PaymentInformationInvalidated>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<PaymentInformationRow>(cancellation, recorded.Event.PartnerId);
            (row.BankAccount, row.InvalidReason) = (null, recorded.Event.Reason);
        });
    }

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model) => model.Entity<PaymentInformationRow>(information =>
    {
        information.ToTable("payment_information");
        information.HasKey(row => row.PartnerId);
    });
}

/// <summary>Reads of payment information: a partner reads its own, the vendor all of it.</summary>
public sealed class PaymentInformationReads(IDbContextFactory<ReadModel<PaymentInformationProjection>> information)
{
    /// <summary>Of the partners within the scope; one SQL command for all.</summary>
    public async Task<IReadOnlyDictionary<string, PaymentInformationRow>> Of(PartnerScope scope, IReadOnlyCollection<string> partnerIds, CancellationToken cancellation)
    {
        await using var db = await information.CreateDbContextAsync(cancellation);
        return await db.Set<PaymentInformationRow>().Within(scope).Where(row => partnerIds.Contains(row.PartnerId)).ToDictionaryAsync(row => row.PartnerId, cancellation);
    }
}
