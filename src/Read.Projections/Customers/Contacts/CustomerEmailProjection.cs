using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Invitations;

namespace PartnerGraph.Read.Projections.Customers.Contacts;

public enum CustomerEmailKind
{
    /// <summary>The link to register and accept (ASSOC-25).</summary>
    Invitation,

    /// <summary>The same link, handed over by email (CUST-2).</summary>
    SharedInvitation,

    /// <summary>The customer now belongs to a partner (ASSOC-40).</summary>
    Associated,
}

/// <summary>An email that waits for delivery.</summary>
public sealed class CustomerEmailRow
{
    /// <summary>The position of the event that asks for it: whoever delivers keeps the last one.</summary>
    public required long Position { get; init; }

    public CustomerEmailKind Kind { get; init; }

    public required string To { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>What the link carries; null where there is no link.</summary>
    public string? Token { get; init; }

    /// <summary>The last instant that the email states for its link; null when it never expires.</summary>
    public DateTimeOffset? ValidTo { get; init; }

    public DateTimeOffset QueuedAt { get; init; }
}

/// <summary>What an email needs to know of a customer or an invitation, by its id.</summary>
public sealed class CustomerEmailSubjectRow
{
    public required string Id { get; init; }

    /// <summary>The verified address of a customer, the token of an invitation; null for a customer without one.</summary>
    public string? Value { get; set; }

    /// <summary>The last instant of an invitation; null when it never expires.</summary>
    public DateTimeOffset? ValidTo { get; init; }
}

/// <summary>The emails to customers, one for each event that asks for one; delivering them is not its work.</summary>
public sealed class CustomerEmailProjection : Projection
{
    public CustomerEmailProjection()
    {
        On<CustomerRegistered>((db, recorded) => db.Add(new CustomerEmailSubjectRow { Id = Customer(recorded.Event.CustomerId) }));
        // Only a verified address is the customer's: anybody can tell another's.
        On<CustomerContactChanged>(async (db, recorded, cancellation) =>
        {
            var row = await db.Row<CustomerEmailSubjectRow>(cancellation, Customer(recorded.Event.CustomerId));
            if (recorded.Event.Email is null) row.Value = null;
        });
        On<ContactVerified>(async (db, recorded, cancellation) =>
        {
            if (recorded.Event.Kind == ContactKind.Email)
                (await db.Row<CustomerEmailSubjectRow>(cancellation, Customer(recorded.Event.CustomerId))).Value = recorded.Event.Value;
        });
        On<InvitationCreated>((db, recorded) => db.Add(new CustomerEmailSubjectRow
        {
            Id = Invitation(recorded.Event.InvitationId), Value = recorded.Event.Token, ValidTo = recorded.Event.ValidTo,
        }));
        On<InvitationSent>(async (db, recorded, cancellation) => db.Add(new CustomerEmailRow
        {
            Position = recorded.Position, Kind = CustomerEmailKind.Invitation, To = recorded.Event.Email, PartnerId = recorded.Event.PartnerId,
            Token = (await db.Row<CustomerEmailSubjectRow>(cancellation, Invitation(recorded.Event.InvitationId))).Value,
            ValidTo = recorded.Event.ValidTo, QueuedAt = recorded.Event.SentAt,
        }));
        On<InvitationShared>(Share);
        On<CustomerAssociated>(async (db, recorded, cancellation) =>
        {
            if ((await db.Row<CustomerEmailSubjectRow>(cancellation, Customer(recorded.Event.CustomerId))).Value is not { } address) return;
            db.Add(new CustomerEmailRow
            {
                Position = recorded.Position, Kind = CustomerEmailKind.Associated, To = address, PartnerId = recorded.Event.PartnerId,
                QueuedAt = recorded.Event.AssociatedAt,
            });
        });
    }

    public override string Name => "customer-emails";

    public override void Map(ModelBuilder model)
    {
        model.Entity<CustomerEmailRow>(email =>
        {
            email.ToTable("email");
            email.HasKey(row => row.Position);
            email.Property(row => row.Position).ValueGeneratedNever();
        });
        model.Entity<CustomerEmailSubjectRow>(subject =>
        {
            subject.ToTable("subject");
            subject.HasKey(row => row.Id);
        });
    }

    private static async ValueTask Share(ReadModelContext db, Recorded<InvitationShared> recorded, CancellationToken cancellation)
    {
        if (recorded.Event is not { Channel: InvitationChannel.Email, Email: { } address } e) return;
        var invitation = await db.Row<CustomerEmailSubjectRow>(cancellation, Invitation(e.InvitationId));
        db.Add(new CustomerEmailRow
        {
            Position = recorded.Position, Kind = CustomerEmailKind.SharedInvitation, To = address, PartnerId = e.PartnerId,
            Token = invitation.Value, ValidTo = invitation.ValidTo, QueuedAt = e.SharedAt,
        });
    }

    private static string Customer(string id) => $"customer:{id}";

    private static string Invitation(string id) => $"invitation:{id}";
}
