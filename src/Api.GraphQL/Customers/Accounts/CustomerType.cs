using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Associations;
using PartnerGraph.Api.GraphQL.Partners;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Read.Projections.Partners;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Accounts;

[Node, Description("A customer of the cloud vendor; a partner sees those that are associated with it (ASSOC-35).")]
public sealed partial record Customer
{
    [Id]
    public required string Id { get; init; }

    [Ignore]
    public required string Key { get; init; }

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

    [Description("Of the account, for expectedVersion; facts told of it and giving it to a manager move it, too. Its association has a version of its own.")]
    public required long Version { get; init; }

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

    [Ignore]
    public required string PartnerKey { get; init; }

    [Description("The partner's company name: what a customer reads of its partner (CUST-3).")]
    public IDataLoaderResult<string?> PartnerName(IResolveFieldContext context, PartnerReads partners) =>
        context.Load<string, string>("partner-names", PartnerKey, partners.Names);

    [SeenLike("partner"), Description("The partner; null for customers and whoever else may not read partners.")]
    public IDataLoaderResult<Partner?>? Partner(IResolveFieldContext context) => context.PartnerOf(PartnerId);

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
        Id = GlobalId.Of(nameof(Customer), row.CustomerId), Key = row.CustomerId, Name = row.Name, Site = row.Site, Email = row.Email, Phone = row.Phone,
        EmailVerified = row.Email is not null && row.Email == row.VerifiedEmail, PhoneVerified = row.Phone is not null && row.Phone == row.VerifiedPhone,
        Country = row.Country, RegisteredAt = row.RegisteredAt, Version = row.Version, Association = ToAssociation(row),
        AccountManagerId = row.AccountManagerId.Length == 0 ? null : GlobalId.Of("Member", row.AccountManagerId),
    };

    private static Association? ToAssociation(CustomerRow row) => row is { Model: { } model, AssociatedAt: { } since, Via: { } via }
        ? new()
        {
            PartnerId = GlobalId.Of("Partner", row.PartnerId), PartnerKey = row.PartnerId, Model = model, Since = since, Via = via, Version = row.AssociationVersion,
            PendingRequestId = row.PendingRequestId is { } request
                ? GlobalId.Of(nameof(AssociationRecord), AssociationRecordRow.IdOf(row.CustomerId, request))
                : null,
        }
        : null;
}
