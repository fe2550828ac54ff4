using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.EventStore.Commands;

/// <summary>What every command is held to, whatever its capability (CONV-10).</summary>
public static class CommandRules
{
    public static readonly Rule StaleVersion = new("CONV-10", "CONFLICT",
        "The aggregate has changed since the version that the caller expected.",
        "Read the entity again and repeat the mutation with its current version.");

    public static readonly Rule Contended = new("CONV-10", "CONFLICT",
        "Other writers changed the same aggregate again and again while this command was being decided.",
        "Send the mutation again.");

    public static readonly Rule KeyReused = new("CONV-10", "IDEMPOTENCY_KEY_REUSED",
        "The idempotency key was used before with another input.",
        "Use a new key for a new request, and the same input when repeating one.");

    public static readonly Rule KeyInUse = new("CONV-10", "IDEMPOTENCY_KEY_IN_USE",
        "A request with the same idempotency key is still being worked on.",
        "Send the same request again in a moment.");
}
