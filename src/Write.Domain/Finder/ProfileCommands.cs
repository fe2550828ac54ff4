namespace PartnerGraph.Write.Domain.Finder;

public abstract record ProfileCommand(string PartnerId);

/// <summary>Makes the profile visible to everybody (BEN-14).</summary>
/// <param name="Content">What to show; null shows what was saved before.</param>
public sealed record PublishProfile(string PartnerId, ProfileContent? Content, PartnerInFinder Partner, DateTimeOffset At)
    : ProfileCommand(PartnerId);

/// <summary>Saves the content whether it is published or not: before the first publication it is a draft.</summary>
public sealed record UpdateProfile(string PartnerId, ProfileContent Content, PartnerInFinder Partner, DateTimeOffset At)
    : ProfileCommand(PartnerId);

/// <summary>Takes the profile out of sight; its content is kept.</summary>
public sealed record UnpublishProfile(string PartnerId, DateTimeOffset At) : ProfileCommand(PartnerId);

/// <summary>What the partner's other streams tell of it, as far as its profile depends on them.</summary>
/// <param name="Exists">Whether the partner is registered, and so enrolled in the program of its kind (PROG-51).</param>
/// <param name="IsFrozen">By operations or through its distributor.</param>
/// <param name="IsRestricted">For any cause.</param>
/// <param name="Country">ISO 3166-1 alpha-2; empty for a partner that does not exist.</param>
public sealed record PartnerInFinder(bool Exists, bool BusinessInformationApproved, bool IsFrozen, bool IsRestricted, string Country);
