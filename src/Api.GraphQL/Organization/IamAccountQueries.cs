using System.ComponentModel;
using GraphQL;
using Mapster;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Organization;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Api.GraphQL.Organization;

[Description("An account of the console's IAM whose address no member may have while it exists (ORG-9, ORG-10). The address itself is not kept; ask for one by filter.")]
public sealed record IamAccount
{
    [Description("Tells accounts apart: a hash of the address.")]
    public required string AddressHash { get; init; }

    [Description("When it was recorded the last time.")]
    public required DateTimeOffset RecordedAt { get; init; }

    [Description("When it was recorded as deleted, which freed the address (ORG-10); null while the account exists.")]
    public required DateTimeOffset? DeletedAt { get; init; }
}

[Description("Which accounts are asked for; a field left out asks nothing.")]
public sealed record IamAccountFilter(
    [property: Description("The account with this address, in any letter case.")] string? Email,
    [property: Description("Those that were deleted, or those that exist.")] bool? Deleted);

public sealed class IamAccountQueries(IamAccountReads reads)
{
    [Description("The accounts of the console that operations recorded, the latest first unless orderBy says otherwise (ORG-9, ORG-10).")]
    public async Task<Connection<IamAccount>> IamAccounts(IResolveFieldContext context, IamAccountFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var query = new IamAccountQuery(KeyOf(filter?.Email), filter?.Deleted, orderBy ?? TimeOrder.LatestFirst);
        return new(
            (await reads.Page(query, page, context.CancellationToken)).Select(row => row.To<IamAccount>()), cancellation => reads.Count(query, cancellation));
    }

    /// <summary>The account with an address; null when none was recorded.</summary>
    internal async Task<IamAccount?> Find(string email, CancellationToken cancellation) =>
        (await reads.Page(new(KeyOf(email), null, TimeOrder.LatestFirst), new(1, null, false), cancellation)).Items is [var row] ? row.To<IamAccount>() : null;

    // What is no address is nobody's.
    private static string? KeyOf(string? email) => email is null ? null : EmailAddress.TryNormalize(email, out var address) ? EmailAddress.HashOf(address) : "";
}

internal sealed class IamAccountMapping : IRegister
{
    public void Register(TypeAdapterConfig config) => config.NewConfig<IamAccountRow, IamAccount>().Map(account => account.AddressHash, row => row.Key);
}
