using System.ComponentModel;
using GraphQL;
using GraphQL.DataLoader;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Read.Projections.Paging;
using PartnerGraph.Read.Projections.Scoping;
using PartnerGraph.Read.Projections.Withholding;
using PartnerGraph.Write.Domain.Withholding;

namespace PartnerGraph.Api.GraphQL.Withholding;

[Description("Which credentials are asked for; a field left out asks nothing.")]
public sealed record WhtCredentialFilter(
    [property: Id, Description("Of one partner alone; a partner reads none but its own.")] string? PartnerId,
    [property: Description("How far they have come.")] WhtCredentialStatus? Status,
    [property: Description("Recorded at this instant or later.")] DateTimeOffset? From,
    [property: Description("Recorded at this instant or earlier.")] DateTimeOffset? Until);

public sealed class WhtCredentialQueries(WhtCredentialReads reads)
{
    [Description("Credentials of withheld tax: a partner's own, and for finance those of all partners; the latest recorded first unless orderBy says otherwise (WHT-1, WHT-4).")]
    public async Task<Connection<WhtCredential>> WhtCredentials(
        IResolveFieldContext context, WhtCredentialFilter? filter, TimeOrder? orderBy, PageRequest page)
    {
        var (scope, query) = (context.PartnerScope(), new WhtCredentialQuery(
            filter?.PartnerId is { } partner ? GlobalId.KeyOf("Partner", partner) : null, filter?.Status, Period.Window(filter?.From, filter?.Until, orderBy)));
        return new(
            (await reads.Page(scope, query, page, context.CancellationToken)).Select(row => row.To<WhtCredential>()),
            cancellation => reads.Count(scope, query, cancellation));
    }

    internal async Task<WhtCredential?> Find(PartnerScope scope, string credential, CancellationToken cancellation) =>
        (await reads.Of(scope, [credential], cancellation)).GetValueOrDefault(credential)?.To<WhtCredential>();
}

internal static class WhtCredentialObjects
{
    /// <summary>The credential with a global id, read together with those of its siblings.</summary>
    public static IDataLoaderResult<WhtCredential?> WhtCredentialOf(this IResolveFieldContext context, WhtCredentialReads reads, string id)
    {
        var scope = context.PartnerScope();
        return context.Load<string, WhtCredentialRow>(
            "wht-credentials", GlobalId.KeyOf(nameof(WhtCredential), id), (keys, cancellation) => reads.Of(scope, keys, cancellation)).Then(row => row?.To<WhtCredential>());
    }
}
