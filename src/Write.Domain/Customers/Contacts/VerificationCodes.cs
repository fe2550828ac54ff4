using System.Collections.Immutable;
using PartnerGraph.Write.Domain.Customers.Associations;
using PartnerGraph.Write.Domain.Customers.Invitations;
using PartnerGraph.Write.Domain.Customers.PreRegistrations;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Customers.Contacts;

[EventType("customers.verification-switched")]
public sealed record VerificationSwitched(string PartnerId, bool On) : IDomainEvent;

/// <param name="CodeHash">The code itself is only in the message to the administrator.</param>
[EventType("customers.verification-code-issued")]
public sealed record VerificationCodeIssued(string PartnerId, string RequestId, string CodeHash, DateTimeOffset ValidTo) : IDomainEvent;

[EventType("customers.verification-code-mistyped")]
public sealed record VerificationCodeMistyped(string PartnerId, string RequestId) : IObservation;

[EventType("customers.verification-code-used")]
public sealed record VerificationCodeUsed(string PartnerId, string RequestId, string CodeHash) : IObservation;

/// <summary>Lifetime and attempts of a code (GAP-71), and how many codes are sent in a span of time: else attempts would have no bound.</summary>
public sealed record VerificationPolicy(TimeSpan Lifetime, int Attempts)
{
    public static readonly VerificationPolicy Default = new(TimeSpan.FromMinutes(10), 5);

    public int Codes { get; init; } = 20;

    public TimeSpan Span { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Whether no more code may be sent now.</summary>
    public bool IsSpent(IEnumerable<DateTimeOffset> issued, DateTimeOffset at) => issued.Count(sent => sent > at - Span) >= Codes;
}

/// <summary>Whether a partner's decisions on disassociation need a code, and the code that is out.</summary>
/// <param name="RequestId">What the code is for: a request to decide, or <see cref="SwitchingOff"/>.</param>
/// <param name="Ends">When the last codes that were sent end.</param>
public sealed record VerificationCodes(
    bool On, string? RequestId, string? CodeHash, DateTimeOffset ValidTo, int Mistyped, bool Used, ImmutableArray<DateTimeOffset> Ends)
{
    /// <summary>In the place of a request: the code by which the function itself is switched off.</summary>
    public const string SwitchingOff = "switch-off";

    private const int Remembered = 50;

    public static readonly VerificationCodes Off = new(false, null, null, default, 0, false, []);

    public static VerificationCodes Evolve(VerificationCodes state, IDomainEvent @event) => @event switch
    {
        VerificationSwitched e => state with { On = e.On },
        VerificationCodeIssued e => state with
        {
            RequestId = e.RequestId,
            CodeHash = e.CodeHash,
            ValidTo = e.ValidTo,
            Mistyped = 0,
            Used = false,
            Ends = [.. state.Ends.TakeLast(Remembered), e.ValidTo],
        },
        VerificationCodeMistyped => state with { Mistyped = state.Mistyped + 1 },
        VerificationCodeUsed => state with { Used = true },
        _ => throw new UnknownEventException(state, @event),
    };
}

public abstract record VerificationCommand(string PartnerId);

/// <param name="Verification">What came of the code that switching off needs.</param>
public sealed record SwitchVerification(string PartnerId, bool On, VerificationOutcome Verification) : VerificationCommand(PartnerId);

public sealed record IssueVerificationCode(
    string PartnerId, string RequestId, string CodeHash, VerificationPolicy Policy, DateTimeOffset At) : VerificationCommand(PartnerId);

/// <summary>Tries a code for one request. A wrong one is an event, not a refusal, because wrong ones are counted.</summary>
public sealed record TryVerificationCode(
    string PartnerId, string RequestId, string CodeHash, VerificationPolicy Policy, DateTimeOffset At) : VerificationCommand(PartnerId);

/// <summary>The verification-code function of a partner (ASSOC-22).</summary>
public static class VerificationDecider
{
    public static readonly Decider<VerificationCommand, VerificationCodes> Definition =
        new("verification", command => command.PartnerId, VerificationCodes.Off, Decide, VerificationCodes.Evolve);

    public static Decision Decide(VerificationCommand command, VerificationCodes state) => command switch
    {
        SwitchVerification c => c.On == state.On ? Decision.Nothing
            : Decision.RejectOr(c.On ? [] : [.. DisassociationDecisions.Unverified(c.Verification)], () => Decision.Accept(new VerificationSwitched(c.PartnerId, c.On))),
        IssueVerificationCode c when c.Policy.IsSpent(state.Ends.Select(end => end - c.Policy.Lifetime), c.At) =>
            Decision.Reject(DisassociationRules.TooManyCodes.Refuse()),
        IssueVerificationCode c => Decision.Accept(new VerificationCodeIssued(c.PartnerId, c.RequestId, c.CodeHash, c.At + c.Policy.Lifetime)),
        TryVerificationCode c => Try(c, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Try(TryVerificationCode command, VerificationCodes state)
    {
        if (state.RequestId != command.RequestId || state.Mistyped >= command.Policy.Attempts || BusinessTime.IsLate(command.At, state.ValidTo))
            return Decision.Reject(DisassociationRules.CodeInvalid.Refuse("verificationCode"));
        if (state.CodeHash != command.CodeHash) return Decision.Accept(new VerificationCodeMistyped(command.PartnerId, command.RequestId));
        // Repeating a decision with its code changes nothing; the function is switched off once with a code.
        if (state.Used && command.RequestId == VerificationCodes.SwitchingOff) return Decision.Reject(DisassociationRules.CodeInvalid.Refuse("verificationCode"));
        return state.Used ? Decision.Nothing : Decision.Accept(new VerificationCodeUsed(command.PartnerId, command.RequestId, command.CodeHash));
    }
}
