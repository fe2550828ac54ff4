namespace PartnerGraph.Processes.Sandbox;

/// <summary>The machine's own time, which nobody moves: how long tokens are valid, and time-outs. Everything of the business takes its time from <see cref="TimeProvider"/>.</summary>
public sealed record MachineClock(TimeProvider Time);
