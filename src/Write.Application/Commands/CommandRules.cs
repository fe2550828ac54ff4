using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Application.Commands;

/// <summary>What every command is held to, whatever its capability (CONV-10).</summary>
public static class CommandRules
{
    public static readonly Rule StaleVersion = new("CONV-10", "CONFLICT",
        "The aggregate has changed since the version that the caller expected.",
        "Read the entity again and repeat the mutation with its current version.");

    public static readonly Rule Contended = new("CONV-10", "CONFLICT",
        "Other writers changed the same aggregate again and again while this command was being decided.",
        "Send the mutation again.");
}
