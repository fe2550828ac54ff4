using PartnerGraph.Domain.Kernel;

namespace PartnerGraph.Domain.Customers;

[EventType("customers.verification-switched")]
public sealed record VerificationSwitched(string PartnerId, bool On) : IDomainEvent;

/// <param name="CodeHash">The code itself is only in the message to the administrator.</param>
[EventType("customers.verification-code-issued")]
public sealed record VerificationCodeIssued(string PartnerId, string RequestId, string CodeHash, DateTimeOffset ValidTo) : IDomainEvent;

[EventType("customers.verification-code-mistyped")]
public sealed record VerificationCodeMistyped(string PartnerId, string RequestId) : IObservation;

[EventType("customers.verification-code-used")]
public sealed record VerificationCodeUsed(string PartnerId, string RequestId, string CodeHash) : IObservation;

/// <summary>Lifetime and attempts of a code (GAP-71).</summary>
public sealed record VerificationPolicy(TimeSpan Lifetime, int Attempts)
{
    public static readonly VerificationPolicy Default = new(TimeSpan.FromMinutes(10), 5);
}

/// <summary>Whether a partner's decisions on disassociation need a code, and the code that is out.</summary>
public sealed record VerificationCodes(bool On, string? RequestId, string? CodeHash, DateTimeOffset ValidTo, int Mistyped, bool Used)
{
    public static readonly VerificationCodes Off = new(false, null, null, default, 0, false);

    public static VerificationCodes Evolve(VerificationCodes state, IDomainEvent @event) => @event switch
    {
        VerificationSwitched e => state with { On = e.On },
        VerificationCodeIssued e => state with { RequestId = e.RequestId, CodeHash = e.CodeHash, ValidTo = e.ValidTo, Mistyped = 0, Used = false },
        VerificationCodeMistyped => state with { Mistyped = state.Mistyped + 1 },
        VerificationCodeUsed => state with { Used = true },
        _ => throw new UnknownEventException(state, @event),
    };
}

public abstract record VerificationCommand(string PartnerId);

public sealed record SwitchVerification(string PartnerId, bool On) : VerificationCommand(PartnerId);

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
        SwitchVerification c => c.On == state.On ? Decision.Nothing : Decision.Accept(new VerificationSwitched(c.PartnerId, c.On)),
        IssueVerificationCode c => Decision.Accept(new VerificationCodeIssued(c.PartnerId, c.RequestId, c.CodeHash, c.At + c.Policy.Lifetime)),
        TryVerificationCode c => Try(c, state),
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Try(TryVerificationCode command, VerificationCodes state)
    {
        if (state.RequestId != command.RequestId || state.Mistyped >= command.Policy.Attempts || BusinessTime.IsLate(command.At, state.ValidTo))
            return Decision.Reject(DisassociationRules.CodeInvalid.Refuse("verificationCode"));
        if (state.CodeHash != command.CodeHash) return Decision.Accept(new VerificationCodeMistyped(command.PartnerId, command.RequestId));
        return state.Used ? Decision.Nothing : Decision.Accept(new VerificationCodeUsed(command.PartnerId, command.RequestId, command.CodeHash));
    }
}
