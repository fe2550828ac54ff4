namespace PartnerGraph.Processes.Deadlines;

/// <summary>A deadline that was set and not cleared.</summary>
public sealed class DeadlineRow
{
    /// <summary>Kind and key.</summary>
    public required string Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>What it is about, within its kind.</summary>
    public required string Key { get; init; }

    /// <summary>Whose it is; null for nobody's in particular.</summary>
    public string? PartnerId { get; set; }

    /// <summary>The first instant at which the command runs.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When it is tried next: at its instant, and later once it was set aside.</summary>
    public DateTimeOffset RunAt { get; set; }

    /// <summary>How often it was tried in vain; 0 unless it was set aside.</summary>
    public int Attempts { get; set; }

    /// <summary>Why it was set aside; null otherwise.</summary>
    public string? Reason { get; set; }

    /// <summary>Whether there was nothing to do at its instant: kept, so that it is not asked for again when it is set for the same instant.</summary>
    public bool HasPassed { get; set; }

    public static string IdOf(string kind, string key) => $"{kind}:{key}";
}
