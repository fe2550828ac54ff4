namespace PartnerGraph.Cli.Repair;

internal enum Health
{
    Fine,

    /// <summary>Works, but somebody should look at it.</summary>
    Doubtful,

    Broken,
}

/// <summary>What the doctor found out about one thing.</summary>
internal readonly record struct Finding(Health Health, string Subject, string Detail)
{
    public static Finding Fine(string subject, string detail) => new(Health.Fine, subject, detail);

    public static Finding Doubtful(string subject, string detail) => new(Health.Doubtful, subject, detail);

    public static Finding Broken(string subject, string detail) => new(Health.Broken, subject, detail);

    /// <summary>A stream that a read model goes on without: figures of its tenants are incomplete until it is mended.</summary>
    public static Finding SetAside(string model, string stream, string type, string position, string skipped, string reason) => Broken(
        model, $"lacks the stream {stream} from {type} at position {position} on, and {skipped} later events of it: {reason}; "
        + "mend the cause, then rebuild it");

    public override string ToString() => $"{Health switch { Health.Fine => "ok  ", Health.Doubtful => "warn", _ => "FAIL" }}  {Subject}: {Detail.ReplaceLineEndings(" ")}";
}
