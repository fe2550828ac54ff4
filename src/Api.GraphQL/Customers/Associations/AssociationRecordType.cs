using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using Mapster;
using PartnerGraph.Api.GraphQL.Customers.Accounts;
using PartnerGraph.Api.GraphQL.Organization;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Associations;

namespace PartnerGraph.Api.GraphQL.Customers.Associations;

[Node, Description("A step in the history of a customer's associations, as it was when it happened (ASSOC-17).")]
public sealed record AssociationRecord
{
    [Id]
    public required string Id { get; init; }

    [Description("The customer's account name.")]
    public required string Account { get; init; }

    [Id]
    public required string CustomerId { get; init; }

    [SeenLike("customer"), Description("That customer; null where the caller may not see it, as when it has left the partner (CONV-7).")]
    public IDataLoaderResult<Customer?>? Customer(IResolveFieldContext context) => context.CustomerOf(CustomerId);

    public required string Mobile { get; init; }

    public required AssociationModel Model { get; init; }

    public required AssociationPurpose Purpose { get; init; }

    public required string Reason { get; init; }

    [Description("CUSTOMER or PARTNER for what they asked for or accepted; VENDOR for what operations did by a service ticket or the ecosystem manager by its reference (ASSOC-23, ASSOC-46).")]
    public required AssociationInitiator Initiator { get; init; }

    public required AssociationRecordStatus Status { get; init; }

    [Id]
    public string? AccountManagerId { get; init; }

    [SeenLike("me"), Description("That member; null where the caller may not see it: an account manager sees itself (ORG-5).")]
    public IDataLoaderResult<Member?>? AccountManager(IResolveFieldContext context) => context.MemberOf(AccountManagerId);

    public required DateTimeOffset RequestedAt { get; init; }

    [Description("When it was approved or rejected; null while it waits.")]
    public DateTimeOffset? DecidedAt { get; init; }
}

[Description("Which association records are asked for; a field left out asks nothing.")]
public sealed record AssociationRecordFilter(
    [property: Id] string? CustomerId,
    [property: Description("Part of the account name.")] string? Account,
    [property: Description("Part of the number.")] string? Mobile,
    AssociationModel? Model, AssociationPurpose? Purpose,
    [property: Description("Part of the reason.")] string? Reason,
    [property: Description("Who brought the step about; VENDOR is operations or the ecosystem manager.")] AssociationInitiator? Initiator,
    AssociationRecordStatus? Status,
    [property: Id] string? AccountManagerId,
    DateTimeOffset? RequestedFrom, DateTimeOffset? RequestedTo, DateTimeOffset? DecidedFrom, DateTimeOffset? DecidedTo)
{
    /// <exception cref="GraphQL.ExecutionError">BAD_USER_INPUT: a period ends before it begins.</exception>
    internal AssociationRecordQuery ToQuery()
    {
        Period.Check(RequestedFrom, RequestedTo, "requestedTo");
        Period.Check(DecidedFrom, DecidedTo, "decidedTo");
        return new(
            CustomerId is null ? null : GlobalId.KeyOf(nameof(Customer), CustomerId), Account, Mobile, Model, Purpose, Reason, Initiator, Status,
            AccountManagerId is null ? null : GlobalId.KeyOf("Member", AccountManagerId), RequestedFrom, RequestedTo, DecidedFrom, DecidedTo);
    }
}

internal sealed class AssociationRecordMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<AssociationRecordRow, AssociationRecord>()
        .Map(record => record.Id, row => GlobalId.Of(nameof(AssociationRecord), row.RecordId))
        .Map(record => record.CustomerId, row => GlobalId.Of(nameof(Customer), row.CustomerId))
        .Map(record => record.AccountManagerId, row => row.AccountManagerId.Length == 0 ? null : GlobalId.Of("Member", row.AccountManagerId));
}
