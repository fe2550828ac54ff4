using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Projects;

/// <summary>A project hangs on the customer account for which it is done, and on nothing else (CSP-37).</summary>
/// <param name="ProjectId">In capital letters.</param>
[EventType("customers.project-bound")]
public sealed record ProjectBound(string ProjectId, string CustomerId, DateTimeOffset BoundAt) : IDomainEvent;

/// <param name="CustomerId">Null while it is bound to nobody.</param>
public sealed record Project(string? CustomerId)
{
    public static readonly Project None = new((string?)null);

    /// <summary>The id as streams are named by it, in capital letters; null for what is no project's id.</summary>
    public static string? KeyOf(string projectId)
    {
        var key = projectId.Trim().ToUpperInvariant();
        return key.Length is >= 1 and <= 64 && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') ? key : null;
    }

    public static Project Evolve(Project state, IDomainEvent @event) => @event switch
    {
        ProjectBound e => new(e.CustomerId),
        _ => throw new UnknownEventException(state, @event),
    };
}
