namespace PartnerGraph.Read.Projections.Runtime.Quarantining;

/// <summary>A stream that a read model has set aside, because it could not apply one of its events: the others go on without it.</summary>
/// <param name="Position">The log position of the first event that is not applied.</param>
/// <param name="Type">The stored type of that event.</param>
/// <param name="Reason">Why it could not be applied.</param>
/// <param name="Since">UTC; when it was set aside.</param>
/// <param name="Skipped">How many later events of the stream have not been applied either.</param>
/// <param name="Tenants">
/// The ids of partners and customers that its events name: whose figures lack it. Empty when that cannot be told, so that everybody's may.
/// </param>
public sealed record QuarantinedStream(
    string Stream, long Position, string Type, string Reason, DateTimeOffset Since, long Skipped, IReadOnlyList<string> Tenants);

/// <summary>What a commit changes in what is set aside.</summary>
/// <param name="All">Everything that is set aside after it.</param>
/// <param name="Put">Those of them that are new or different.</param>
/// <param name="Released">Those that are applied again.</param>
public sealed record QuarantineChange(
    IReadOnlyCollection<QuarantinedStream> All, IReadOnlyList<QuarantinedStream> Put, IReadOnlyList<string> Released)
{
    /// <summary>Leaves it as it is, whatever it is.</summary>
    public static readonly QuarantineChange Nothing = new([], [], []);

    public bool IsNothing => Put.Count == 0 && Released.Count == 0;
}
