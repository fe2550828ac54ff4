namespace PartnerGraph.Write.EventStore;

/// <summary>Tells a fault of the event file from one of another file that was in use at the same time.</summary>
public static class EventLogFaults
{
    private const string File = "PartnerGraph.EventFile";

    /// <summary>The event file that the fault is about; null when it is about another one.</summary>
    public static string? FileOf(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
            if (fault.Data[File] is string file) return file;
        return null;
    }

    internal static void Name(Exception fault, string file) => fault.Data[File] = file;
}
