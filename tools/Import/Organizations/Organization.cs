using System.Collections.Immutable;

namespace PartnerGraph.Import.Organizations;

/// <summary>An organisation as a line of a file tells of it.</summary>
/// <param name="HomePage">Whatever stands there, an address or not.</param>
/// <param name="Categories">Such as <c>Provisioning / Container Registry</c>, from the wide to the narrow.</param>
public sealed record Organization(string Name, string? HomePage, string? Description, ImmutableArray<string> Categories)
{
    /// <summary>The same line, category by category: immutable arrays themselves compare by reference.</summary>
    public bool Equals(Organization? other) => other is not null
        && (Name, HomePage, Description) == (other.Name, other.HomePage, other.Description) && Categories.SequenceEqual(other.Categories);

    public override int GetHashCode() => HashCode.Combine(Name, HomePage, Description, Categories.Length);
}

/// <summary>A line of the file that holds an organisation.</summary>
/// <param name="Number">From 1.</param>
/// <param name="PartnerId">The partner that the organisation is, in this file and in the next one.</param>
public sealed record OrganizationLine(long Number, string PartnerId, Organization Organization);
