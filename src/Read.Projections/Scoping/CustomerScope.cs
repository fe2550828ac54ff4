using System.Collections.Immutable;

namespace PartnerGraph.Read.Projections.Scoping;

/// <summary>
/// Which customers a reader may see. Every read of customer data takes one; there is no overload without it, and the
/// scope that was never thought about, <see cref="Nobody"/>, sees nothing.
/// </summary>
public abstract record CustomerScope
{
    /// <summary>The vendor's staff: every customer.</summary>
    public sealed record Everybody : CustomerScope;

    /// <summary>A partner's administrator, or an operator whose role says so: the partner's customers.</summary>
    public sealed record OfPartner(string PartnerId) : CustomerScope;

    /// <summary>A distributor: its own customers and those of its resellers.</summary>
    public sealed record OfPartners(ImmutableArray<string> PartnerIds) : CustomerScope;

    /// <summary>An account manager sees its own customers (EXPEND-2), a director those of its managers (EXPEND-3).</summary>
    public sealed record OfManagers(string PartnerId, ImmutableArray<string> ManagerIds) : CustomerScope;

    /// <summary>A customer sees itself.</summary>
    public sealed record Self(string CustomerId) : CustomerScope;

    public sealed record Nobody : CustomerScope;
}

/// <summary>A row that belongs to a customer of a partner.</summary>
public interface ICustomerRow
{
    string CustomerId { get; }

    /// <summary>Empty when the customer belongs to no partner.</summary>
    string PartnerId { get; }

    /// <summary>Empty when no account manager looks after the customer.</summary>
    string AccountManagerId { get; }
}

/// <summary>A row that belongs to a partner.</summary>
public interface IPartnerRow
{
    string PartnerId { get; }
}

/// <summary>Which partners' own data a reader may see.</summary>
public abstract record PartnerScope
{
    public sealed record Everybody : PartnerScope;

    public sealed record Self(string PartnerId) : PartnerScope;

    /// <summary>A distributor with its resellers.</summary>
    public sealed record Several(ImmutableArray<string> PartnerIds) : PartnerScope;

    public sealed record Nobody : PartnerScope;
}

public static class Scoped
{
    /// <summary>The rows that the scope includes.</summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, CustomerScope scope) where TRow : class, ICustomerRow => scope switch
    {
        CustomerScope.Everybody => rows,
        CustomerScope.OfPartner partner => rows.Where(row => row.PartnerId == partner.PartnerId),
        CustomerScope.OfPartners several => rows.Where(row => several.PartnerIds.AsEnumerable().Contains(row.PartnerId)),
        CustomerScope.OfManagers managers => rows.Where(row =>
            row.PartnerId == managers.PartnerId && managers.ManagerIds.AsEnumerable().Contains(row.AccountManagerId)),
        CustomerScope.Self self => rows.Where(row => row.CustomerId == self.CustomerId),
        _ => rows.Where(row => false),
    };

    /// <summary>The rows that the scope includes.</summary>
    public static IQueryable<TRow> Within<TRow>(this IQueryable<TRow> rows, PartnerScope scope) where TRow : class, IPartnerRow => scope switch
    {
        PartnerScope.Everybody => rows,
        PartnerScope.Self self => rows.Where(row => row.PartnerId == self.PartnerId),
        PartnerScope.Several several => rows.Where(row => several.PartnerIds.AsEnumerable().Contains(row.PartnerId)),
        _ => rows.Where(row => false),
    };

    /// <summary>The same question for one row at hand, asked for each event that a subscriber would get.</summary>
    public static bool Includes(this CustomerScope scope, ICustomerRow row) => scope switch
    {
        CustomerScope.Everybody => true,
        CustomerScope.OfPartner partner => row.PartnerId == partner.PartnerId,
        CustomerScope.OfPartners several => several.PartnerIds.Contains(row.PartnerId),
        CustomerScope.OfManagers managers => row.PartnerId == managers.PartnerId && managers.ManagerIds.Contains(row.AccountManagerId),
        CustomerScope.Self self => row.CustomerId == self.CustomerId,
        _ => false,
    };

    /// <summary>Whether the partner's own data is within the scope.</summary>
    public static bool Includes(this PartnerScope scope, string partnerId) => scope switch
    {
        PartnerScope.Everybody => true,
        PartnerScope.Self self => self.PartnerId == partnerId,
        PartnerScope.Several several => several.PartnerIds.Contains(partnerId),
        _ => false,
    };
}
