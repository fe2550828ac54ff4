using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Organization;

namespace PartnerGraph.Read.Projections.Customers.Associations;

/// <summary>Customers, to whom they belong, and every step of their associations.</summary>
public sealed class AssociationProjection : Projection
{
    public const string ReadModelName = "associations";

    public AssociationProjection()
    {
        On<CustomerRegistered>((db, recorded) => db.Add(Registered(recorded.Event)));
        On<CustomerContactChanged>(async (db, recorded, cancellation) =>
        {
            var row = await Customer(db, recorded.Event.CustomerId, cancellation);
            (row.Email, row.Phone, row.Version) = (recorded.Event.Email, recorded.Event.Phone, recorded.ClientVersion);
            if (row.Email is null) row.VerifiedEmail = null;
            if (row.Phone is null) row.VerifiedPhone = null;
        });
        On<ContactVerified>(async (db, recorded, cancellation) =>
        {
            var row = await Customer(db, recorded.Event.CustomerId, cancellation);
            row.Version = recorded.ClientVersion;
            if (recorded.Event.Kind == ContactKind.Email) row.VerifiedEmail = recorded.Event.Value;
            else row.VerifiedPhone = recorded.Event.Value;
        });
        On<CustomerAllocated>(async (db, recorded, cancellation) =>
        {
            var row = await Customer(db, recorded.Event.CustomerId, cancellation);
            row.Version = recorded.ClientVersion;
            if (row.PartnerId == recorded.Event.PartnerId) row.AllocatedTo = row.AccountManagerId = recorded.Event.AccountManagerId ?? "";
        });
        Touches<SpecialContractRecorded>(e => e.CustomerId);
        Touches<SpecialContractEnded>(e => e.CustomerId);
        Touches<CashSpendingRecorded>(e => e.CustomerId);
        Touches<UnpaidBillRecorded>(e => e.CustomerId);
        Touches<UnpaidBillSettled>(e => e.CustomerId);
        Touches<ReservedInstanceRecorded>(e => e.CustomerId);
        Touches<EnterpriseJoined>(e => e.CustomerId);
        Touches<EnterpriseLeft>(e => e.CustomerId);
        Touches<IndependentMemberAdded>(e => e.CustomerId);
        Touches<IndependentMemberRemoved>(e => e.CustomerId);
        Touches<CardBound>(e => e.CustomerId);
        Touches<CardRemoved>(e => e.CustomerId);
        Touches<PaymentMethodChanged>(e => e.CustomerId);
        Touches<AccountInformationChanged>(e => e.CustomerId);
        On<CustomerAssociated>(Associate);
        On<AssociationModelChanged>(ChangeModel);
        On<DisassociationRequested>(Request);
        On<DisassociationRejected>(async (db, recorded, cancellation) =>
        {
            var e = recorded.Event;
            await Decide(db, e.CustomerId, e.RequestId, AssociationRecordStatus.Rejected, e.RejectedAt, cancellation);
            var row = await Customer(db, e.CustomerId, cancellation);
            (row.PendingRequestId, row.AssociationVersion) = (null, recorded.ClientVersion);
        });
        On<CustomerDisassociated>(End);
        On<RoleAssigned>(Manage);
        On<MemberRemoved>(Manage);
    }

    public override string Name => ReadModelName;

    public override int Version => 3;

    public override void Map(ModelBuilder model)
    {
        model.Entity<CustomerRow>(customer =>
        {
            customer.ToTable("customer");
            customer.HasKey(row => row.CustomerId);
            customer.HasIndex(row => new { row.PartnerId, row.AccountManagerId, row.Name, row.CustomerId });
            customer.HasIndex(row => new { row.PartnerId, row.RegisteredAt, row.CustomerId });
            customer.HasIndex(row => new { row.RegisteredAt, row.CustomerId });
            customer.HasIndex(row => new { row.Name, row.CustomerId });
            customer.HasIndex(row => row.Email);
        });
        model.Entity<AssociationRecordRow>(record =>
        {
            record.ToTable("association_record");
            record.HasKey(row => row.RecordId);
            record.HasIndex(row => new { row.PartnerId, row.RequestedAt, row.RecordId });
            record.HasIndex(row => new { row.CustomerId, row.RequestedAt, row.RecordId });
            record.HasIndex(row => new { row.RequestedAt, row.RecordId });
        });
    }

    /// <summary>Follows what is kept elsewhere and moves the account's version.</summary>
    private void Touches<TEvent>(Func<TEvent, string> customer) where TEvent : IDomainEvent => On<TEvent>(async (db, recorded, cancellation) =>
        (await Customer(db, customer(recorded.Event), cancellation)).Version = recorded.ClientVersion);

    private static ValueTask<CustomerRow> Customer(ReadModelContext db, string customerId, CancellationToken cancellation) =>
        db.Row<CustomerRow>(cancellation, customerId);

    private static CustomerRow Registered(CustomerRegistered e) => new()
    {
        CustomerId = e.CustomerId, Name = e.Name, Site = e.Site, Email = e.Email, Phone = e.Phone, Country = e.Country, RegisteredAt = e.RegisteredAt,
    };

    private static async ValueTask Associate(ReadModelContext db, Recorded<CustomerAssociated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await Customer(db, e.CustomerId, cancellation);
        (row.PartnerId, row.AccountManagerId, row.Model, row.AssociatedAt, row.Via) = (e.PartnerId, "", e.Model, e.AssociatedAt, e.Via);
        (row.AllocatedTo, row.AssociationVersion) = ("", recorded.ClientVersion);
        db.Add(Step(row, recorded.Version, AssociationPurpose.Association,
            e.Via == AssociationVia.Ticket ? AssociationInitiator.Vendor : AssociationInitiator.Customer, e.Override?.Reason ?? e.TicketNo ?? "", e.AssociatedAt));
    }

    private static async ValueTask ChangeModel(ReadModelContext db, Recorded<AssociationModelChanged> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await Customer(db, e.CustomerId, cancellation);
        (row.Model, row.AssociationVersion) = (e.To, recorded.ClientVersion);
        db.Add(Step(row, recorded.Version, AssociationPurpose.ModelChange, AssociationInitiator.Vendor, e.Reference, e.ChangedAt));
    }

    private static async ValueTask Request(ReadModelContext db, Recorded<DisassociationRequested> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        var row = await Customer(db, e.CustomerId, cancellation);
        (row.PendingRequestId, row.AssociationVersion) = (e.RequestId, recorded.ClientVersion);
        db.Add(new AssociationRecordRow
        {
            RecordId = AssociationRecordRow.IdOf(e.CustomerId, e.RequestId), CustomerId = e.CustomerId, PartnerId = e.PartnerId, AccountManagerId = row.AccountManagerId, Account = row.Name,
            Mobile = row.Phone ?? "", Model = e.Model, Purpose = AssociationPurpose.Disassociation, Reason = e.Reason,
            Initiator = e.Initiator == DisassociationParty.Partner ? AssociationInitiator.Partner : AssociationInitiator.Customer,
            Status = AssociationRecordStatus.PendingConfirmation, RequestedAt = e.RequestedAt,
        });
    }

    private static async ValueTask End(ReadModelContext db, Recorded<CustomerDisassociated> recorded, CancellationToken cancellation)
    {
        var e = recorded.Event;
        if (e.RequestId is { } requestId) await Decide(db, e.CustomerId, requestId, AssociationRecordStatus.Approved, e.EndedAt, cancellation);
        var row = await Customer(db, e.CustomerId, cancellation);
        (row.PartnerId, row.AccountManagerId, row.AllocatedTo, row.Model, row.AssociatedAt, row.Via) = ("", "", "", null, null, null);
        (row.PendingRequestId, row.AssociationVersion) = (null, recorded.ClientVersion);
    }

    private static async ValueTask Manage<TEvent>(ReadModelContext db, Recorded<TEvent> recorded, CancellationToken cancellation) where TEvent : IDomainEvent
    {
        if (AccountManagement.After(recorded.Event, recorded.Metadata) is { } management) await management.Apply<CustomerRow>(db, cancellation);
    }

    private static async ValueTask Decide(
        ReadModelContext db, string customerId, string requestId, AssociationRecordStatus status, DateTimeOffset at, CancellationToken cancellation)
    {
        var record = await db.Row<AssociationRecordRow>(cancellation, AssociationRecordRow.IdOf(customerId, requestId));
        (record.Status, record.DecidedAt) = (status, at);
    }

    /// <summary>What was requested and decided at once.</summary>
    private static AssociationRecordRow Step(
        CustomerRow row, long version, AssociationPurpose purpose, AssociationInitiator initiator, string reason, DateTimeOffset at) => new()
        {
            RecordId = AssociationRecordRow.IdOf(row.CustomerId, version.ToString(CultureInfo.InvariantCulture)), CustomerId = row.CustomerId, PartnerId = row.PartnerId, AccountManagerId = row.AccountManagerId,
            Account = row.Name, Mobile = row.Phone ?? "", Model = row.Model!.Value, Purpose = purpose, Reason = reason, Initiator = initiator,
            Status = AssociationRecordStatus.Approved, RequestedAt = at, DecidedAt = at,
        };
}
