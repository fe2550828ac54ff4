using PartnerGraph.Write.EventStore;

namespace PartnerGraph.Cli.Moving;

/// <summary>What was seen of a log.</summary>
/// <param name="Head">The last commit; null when there is no log that can be read.</param>
/// <param name="Types">The stored types of its events.</param>
/// <param name="Problems">What is missing or altered; one sentence each.</param>
internal sealed record LogFindings(LogMark? Head, IReadOnlyList<string> Types, IReadOnlyList<string> Problems);
