namespace PartnerGraph.Write.Domain.Kernel.Sandbox;

/// <summary>How the clock may be moved (CONV-9).</summary>
public static class SandboxRules
{
    public static readonly Rule SandboxOnly = new("CONV-9", "NOT_A_SANDBOX",
        "Only the clock of a sandbox can be moved; this server is none.", "Use a server of its own that runs as a sandbox.");

    public static readonly Rule ForwardOnly = new("CONV-9", "CLOCK_NOT_FORWARD",
        "The clock moves forward only: what has happened stays in the past.", "Give an instant after the clock's.");

    public static readonly Rule WithinTenYears = new("CONV-9", "CLOCK_TOO_FAR",
        "The clock of a sandbox is at most ten years ahead of the machine's.", "Give an earlier instant, or begin with an empty sandbox.");
}
