using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.Schema;
using PartnerGraph.Domain.Customers;
using PartnerGraph.Projections.Customers;

namespace PartnerGraph.Api.Customers;

[Node, Description("A customer of the cloud vendor; a partner sees those that are associated with it (ASSOC-35).")]
public sealed record Customer
{
    [Id]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required CustomerSite Site { get; init; }

    [Description("As the customer told it; it counts once it is verified.")]
    public string? Email { get; init; }

    [Description("Whether the code sent to the address was given back: only then it counts as the customer's (CUST-6).")]
    public required bool EmailVerified { get; init; }

    public string? Phone { get; init; }

    [Description("As emailVerified, for the number (CUST-7).")]
    public required bool PhoneVerified { get; init; }

    [Description("ISO 3166-1 alpha-2 code.")]
    public required string Country { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    [Description("To whom the customer belongs now; null when it belongs to nobody.")]
    public Association? Association { get; init; }

    [Id, Description("The member who looks after the customer; null when nobody does, also while the member given is no account manager (ORG-3).")]
    public string? AccountManagerId { get; init; }
}

[Description("The tie of a customer to its one partner, in one model (CSP-9).")]
public sealed record Association
{
    [Id]
    public required string PartnerId { get; init; }

    public required AssociationModel Model { get; init; }

    public required DateTimeOffset Since { get; init; }

    [Description("Always null: an association has no end date, it ends by disassociation (CSP-10).")]
    public DateTimeOffset? ValidTo { get; init; }

    public required AssociationVia Via { get; init; }

    [Id, Description("The record of the request to end the association that waits for a decision.")]
    public string? PendingRequestId { get; init; }

    [Description("For expectedVersion.")]
    public required long Version { get; init; }
}

internal sealed class CustomerMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<CustomerRow, Customer>().MapWith(row => ToCustomer(row));

    private static Customer ToCustomer(CustomerRow row) => new()
    {
        Id = GlobalId.Of(nameof(Customer), row.CustomerId), Name = row.Name, Site = row.Site, Email = row.Email, Phone = row.Phone,
        EmailVerified = row.Email is not null && row.Email == row.VerifiedEmail, PhoneVerified = row.Phone is not null && row.Phone == row.VerifiedPhone,
        Country = row.Country, RegisteredAt = row.RegisteredAt, Association = ToAssociation(row),
        AccountManagerId = row.AccountManagerId.Length == 0 ? null : GlobalId.Of("Member", row.AccountManagerId),
    };

    private static Association? ToAssociation(CustomerRow row) => row is { Model: { } model, AssociatedAt: { } since, Via: { } via }
        ? new()
        {
            PartnerId = GlobalId.Of("Partner", row.PartnerId), Model = model, Since = since, Via = via, Version = row.AssociationVersion,
            PendingRequestId = row.PendingRequestId is { } request
                ? GlobalId.Of(nameof(AssociationRecord), AssociationRecordRow.IdOf(row.CustomerId, request))
                : null,
        }
        : null;
}
