using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Schema;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Following;

namespace PartnerGraph.Api.GraphQL.Platform;

[Description("The read model or reaction after its rebuild.")]
public sealed record RebuildProjectionPayload(ProjectionView Projection);

[Description("How it stands after the attempt.")]
public sealed record RetryQuarantinedPayload(
    ProjectionView Projection,
    [property: Description("Null when the stream is taken up again or was not set aside; else where it stopped now, and why.")]
    QuarantinedStreamView? StillQuarantined);

public sealed class ProjectionMutations(ProjectionHost projections, ProjectionQueries queries)
{
    /// <summary>The read model is kept elsewhere, is not open yet, or the new rows would lack what the present ones have.</summary>
    public const string Refused = "REBUILD_REFUSED";

    [Description("Rebuilds a read model from the first event while the present one serves, and answers when it has been switched. A reaction goes through "
        + "the log again in the same way; what it has done already it does not do twice. Refused with REBUILD_REFUSED when the new rows would lack a "
        + "stream that the present ones include.")]
    public async Task<RebuildProjectionPayload> RebuildProjection(string name, CancellationToken cancellation)
    {
        await Refusable(name, async () =>
        {
            await projections.Rebuild(name, cancellation: cancellation);
            return true;
        });
        return new(await View(name, cancellation));
    }

    [Description("Tries again what a read model or reaction has set aside of a stream, after what was wrong has been mended. A reaction applies what it has "
        + "missed, in order; a read model is rebuilt, because its rows may depend on the order of the whole log.")]
    public async Task<RetryQuarantinedPayload> RetryQuarantined(
        [Description("Of the read model or reaction.")] string projection,
        [Description("As told by projections { quarantined { stream } }.")] string stream,
        CancellationToken cancellation)
    {
        var still = await Refusable(projection, () => projections.Retry(projection, stream, cancellation));
        return new(await View(projection, cancellation), still is null ? null : new(still));
    }

    private async Task<ProjectionView> View(string name, CancellationToken cancellation) =>
        (await queries.Projections(cancellation)).Single(projection => projection.Name == name);

    private async Task<T> Refusable<T>(string name, Func<Task<T>> act)
    {
        string[] known = [.. projections.ReadModels, .. projections.Reactions];
        if (!known.Contains(name))
            throw RequestErrors.Of(RequestErrors.BadRequest, $"There is no read model or reaction '{name}'. There are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
        try
        {
            return await act();
        }
        catch (InvalidOperationException refused)
        {
            throw RequestErrors.Of(Refused, refused.Message);
        }
    }
}
