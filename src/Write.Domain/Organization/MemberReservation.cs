using System.Security.Cryptography;
using System.Text;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization;

/// <param name="Key">What is claimed: the hash of an email address or of a subject, or the partner whose master account it is.</param>
[EventType("organization.member-key-claimed")]
public sealed record MemberKeyClaimed(string Key, string MemberId, DateTimeOffset ClaimedAt) : IDomainEvent;

/// <summary>An IAM account of the console uses the address (ORG-9).</summary>
[EventType("organization.iam-account-recorded")]
public sealed record IamAccountRecorded(string Key, DateTimeOffset RecordedAt) : IDomainEvent;

[EventType("organization.iam-account-deleted")]
public sealed record IamAccountDeleted(string Key, DateTimeOffset DeletedAt) : IDomainEvent;

public abstract record MemberReservationCommand(string Key);

/// <summary>Claims a key for a member before the member is created.</summary>
/// <param name="ReleasedBy">
/// A member that has the claim but never will use it again: removed, voided, or created with another key. All three are for ever,
/// so that taking the claim over is safe.
/// </param>
public sealed record ClaimMemberKey(string Key, string MemberId, string? ReleasedBy, DateTimeOffset At) : MemberReservationCommand(Key);

public sealed record RecordIamAccount(string Key, DateTimeOffset At) : MemberReservationCommand(Key);

public sealed record DeleteIamAccount(string Key, DateTimeOffset At) : MemberReservationCommand(Key);

/// <summary>Keeps a key with one member, also when two requests race.</summary>
/// <param name="HolderId">The member that has the claim; null while nobody does.</param>
public sealed record MemberReservation(string? HolderId, bool InIam)
{
    public static readonly Decider<MemberReservationCommand, MemberReservation> Email = Named("member-email", OrganizationRules.EmailTaken);

    public static readonly Decider<MemberReservationCommand, MemberReservation> Subject = Named("member-subject", OrganizationRules.SubjectTaken);

    /// <summary>Keyed by partner: an organization has one master account (ORG-8).</summary>
    public static readonly Decider<MemberReservationCommand, MemberReservation> Master = Named("organization", OrganizationRules.OneMaster);

    /// <summary>What names a subject in a stream; unlike an address it is compared as it is written.</summary>
    public static string KeyOfSubject(string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..40];

    private static Decider<MemberReservationCommand, MemberReservation> Named(string category, Rule taken) =>
        new(category, command => command.Key, new(null, false), (command, state) => Decide(command, state, taken), Evolve);

    private static Decision Decide(MemberReservationCommand command, MemberReservation state, Rule taken) => command switch
    {
        ClaimMemberKey claim when state.HolderId == claim.MemberId => Decision.Nothing,
        ClaimMemberKey when state.InIam => Decision.Reject(OrganizationRules.EmailInIam.Refuse("email")),
        ClaimMemberKey claim => state.HolderId is null || state.HolderId == claim.ReleasedBy
            ? Decision.Accept(new MemberKeyClaimed(claim.Key, claim.MemberId, claim.At)).By(taken)
            : Decision.Reject(taken.Refuse()),
        RecordIamAccount record => state.InIam
            ? Decision.Nothing
            : Decision.Accept(new IamAccountRecorded(record.Key, record.At)).By(OrganizationRules.EmailInIam),
        DeleteIamAccount delete => state.InIam
            ? Decision.Accept(new IamAccountDeleted(delete.Key, delete.At)).By(OrganizationRules.EmailFreed)
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static MemberReservation Evolve(MemberReservation state, IDomainEvent @event) => @event switch
    {
        MemberKeyClaimed e => state with { HolderId = e.MemberId },
        IamAccountRecorded => state with { InIam = true },
        IamAccountDeleted => state with { InIam = false },
        _ => throw new UnknownEventException(state, @event),
    };
}
