namespace PartnerGraph.Write.EventStore.EventStoreDb;

/// <summary>Where the event log on an EventStoreDB cluster lies and how much it may take.</summary>
public sealed class EventStoreDbOptions
{
    /// <summary>Such as <c>esdb://db:2113?tls=false</c> or <c>esdb+discover://user:password@a,b,c</c>; <c>kurrentdb</c> is the same.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The stream that is the log; begun when there is none. A stream whose name begins with <c>$</c> is the server's own.</summary>
    public string Stream { get; set; } = "partnergraph-log";

    /// <summary>Where this node's copy of the log lies, made from the cluster where it is missing; null for a directory that goes with the store.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The most events that share one append (what belongs together is never split), and the most appends that wait in the queue.</summary>
    public int MaxBatch { get; set; } = 4096;

    /// <summary>In bytes, of one append to the server; not more than its own <c>MaxAppendSize</c>. Larger ones send their payloads ahead.</summary>
    public int MaxAppendSize { get; set; } = 1 << 20;

    /// <summary>How long appends wait for a cluster that is away or has no leader before they fail.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);
}
