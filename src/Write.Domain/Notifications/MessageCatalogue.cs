using System.Collections.Immutable;

namespace PartnerGraph.Write.Domain.Notifications;

public enum MessageCategory { Finance, Quota }

/// <summary>A type of messages with what it tells.</summary>
/// <param name="IsMandatory">Whether nobody can switch it off (QUOTA-10).</param>
/// <param name="Examples">What such messages are about.</param>
public sealed record ListedMessageType(MessageType Type, MessageCategory Category, bool IsMandatory, ImmutableArray<string> Examples)
{
    /// <summary>Every type, with what the source says of it (NOTIFY-5).</summary>
    public static ImmutableArray<ListedMessageType> All { get; } =
    [
        new(MessageType.AccountFee, MessageCategory.Finance, false, ["An account is in arrears."]),
        new(MessageType.Bill, MessageCategory.Finance, false, ["An incentive statement waits for confirmation."]),
        new(MessageType.Quota, MessageCategory.Quota, true, ["The consumption quota is used up or exceeded."]),
    ];
}
