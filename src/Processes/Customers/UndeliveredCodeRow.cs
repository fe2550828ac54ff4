using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Processes.Customers;

/// <summary>A code that could not be delivered at first. It holds neither the code nor an address: both are found when it is tried again.</summary>
public sealed class UndeliveredCodeRow
{
    /// <summary>Of the event that issued it.</summary>
    public long Position { get; init; }

    public required string CodeHash { get; init; }

    /// <summary>The customer that confirms a contact by it, or the partner that decides by it.</summary>
    public required string OwnerId { get; init; }

    /// <summary>What a customer confirms; null for the code of a partner.</summary>
    public ContactKind? Kind { get; init; }

    /// <summary>The hash of the customer's address or number, or the subject who asked for the partner.</summary>
    public required string Reader { get; init; }

    public DateTimeOffset ValidTo { get; init; }
}
