using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;

namespace PartnerGraph.Api.GraphQL.Customers.PreRegistrations;

[Node, Description("A potential customer that a partner has reserved by email address; it does not belong to the partner (ASSOC-35).")]
public sealed record PreRegistration
{
    [Id]
    public required string Id { get; init; }

    [Description("Trimmed and in lower case.")]
    public required string Email { get; init; }

    [Description("ISO 3166-1 alpha-2 code.")]
    public required string Country { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    [Description("The last instant at which no other partner can pre-register or associate the address (ASSOC-31, ASSOC-32).")]
    public required DateTimeOffset ProtectedUntil { get; init; }

    public required PreRegistrationStatus Status { get; init; }

    [Id, Description("The customer that it became (ASSOC-34).")]
    public string? CustomerId { get; init; }

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);
}

internal sealed class PreRegistrationMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<PreRegistrationRow, PreRegistration>()
        .Map(preRegistration => preRegistration.Id, row => GlobalId.Of(nameof(PreRegistration), row.PreRegistrationId))
        .Map(preRegistration => preRegistration.CustomerId, row => row.CustomerId == null ? null : GlobalId.Of(nameof(Customer), row.CustomerId));
}
