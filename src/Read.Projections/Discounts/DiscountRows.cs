using PartnerGraph.Read.Projections.Scoping;

namespace PartnerGraph.Read.Projections.Discounts;

/// <summary>What a partner gives a customer on a product type, as long as it stands.</summary>
public sealed class CustomerDiscountRow : IPartnerRow
{
    /// <summary>The key of its stream: product type and customer.</summary>
    public required string DiscountId { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>The partner who gives it.</summary>
    public required string PartnerId { get; set; }

    public required string ProductType { get; init; }

    /// <summary>A part of the price; 0.05 is five percent.</summary>
    public decimal Discount { get; set; }

    public DateTimeOffset GrantedAt { get; set; }

    /// <summary>When it was given or changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Of the event that made or changed it last.</summary>
    public long Position { get; set; }

    /// <summary>The version of the grant's last event, for <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}

/// <summary>On what a customer has discounts, so that all of them are found by its key when they lapse.</summary>
public sealed class DiscountHolderRow
{
    public required string CustomerId { get; init; }

    /// <summary>Product types, separated by spaces, in the order in which they were given.</summary>
    public string ProductTypes { get; set; } = "";
}

/// <summary>What happened to a discount; LAPSED is what ended with the association, or with its model.</summary>
public enum DiscountStep { Granted, Changed, Withdrawn, Lapsed }

/// <summary>Who did what to a customer's discount, and when.</summary>
public sealed class DiscountHistoryRow : IPartnerRow
{
    public required string Id { get; init; }

    /// <summary>As <see cref="CustomerDiscountRow.DiscountId"/>.</summary>
    public required string DiscountId { get; init; }

    public required string CustomerId { get; init; }

    public required string PartnerId { get; init; }

    public DiscountStep Step { get; init; }

    /// <summary>The discount from then on; what it had been when it ended.</summary>
    public decimal Discount { get; init; }

    public required string Operator { get; init; }

    public DateTimeOffset At { get; init; }

    public long Position { get; init; }
}

/// <summary>How far operations let partners go on a product type.</summary>
public sealed class DiscountScopeRow
{
    public required string ProductType { get; init; }

    public decimal Maximum { get; set; }

    public DateTimeOffset SetAt { get; set; }

    /// <summary>For <c>expectedVersion</c>.</summary>
    public long Version { get; set; }
}
