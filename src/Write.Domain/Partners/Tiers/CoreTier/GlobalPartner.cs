using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Tiers.CoreTier;

/// <param name="Key">What names it in a stream: letter case and blanks do not count.</param>
[EventType("partners.global-partner-certified")]
public sealed record GlobalPartnerCertified(string Key, string Name, DateOnly CertifiedOn) : IDomainEvent;

public sealed record CertifyGlobalPartner([property: Text(TextKind.Name)] string Name, DateOnly CertifiedOn, DateOnly Today);

/// <summary>A partner that the vendor has certified worldwide, so that its local organizations may become Core (PROG-33).</summary>
public sealed record GlobalPartner(bool IsCertified)
{
    public static readonly Decider<CertifyGlobalPartner, GlobalPartner> Definition =
        new("global-partner", command => KeyOf(command.Name), new(false), Decide, (state, @event) => @event is GlobalPartnerCertified ? new(true) : throw new UnknownEventException(state, @event));

    public static string KeyOf(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', name.ToUpperInvariant().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))))[..40];

    private static Decision Decide(CertifyGlobalPartner certify, GlobalPartner state)
    {
        if (string.IsNullOrWhiteSpace(certify.Name)) return Decision.Reject(InputRules.Required.Refuse("name"));
        if (certify.CertifiedOn > certify.Today) return Decision.Reject(CoreRules.GlobalParentLater.Refuse("certifiedOn"));
        return state.IsCertified ? Decision.Nothing : Decision.Accept(new GlobalPartnerCertified(KeyOf(certify.Name), certify.Name.Trim(), certify.CertifiedOn)).By(CoreRules.GlobalParent);
    }
}
