namespace PartnerGraph.EventStoreDb.Server.Store;

/// <summary>What a writer expects of a stream: a revision, or one of the three words for it.</summary>
internal readonly record struct Expected(ExpectedKind Kind, ulong Revision = 0);

internal enum ExpectedKind
{
    Revision,
    NoStream,
    Any,
    StreamExists,
}

/// <summary>What became of an append.</summary>
internal abstract record Outcome
{
    public sealed record Stored(ulong Revision, ulong Position) : Outcome;

    /// <param name="Current">Null when there is no stream.</param>
    public sealed record WrongRevision(ulong? Current) : Outcome;

    public sealed record Deleted : Outcome;

    public sealed record TooLarge(int Limit) : Outcome;
}
