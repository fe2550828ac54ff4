using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Organization.Audit;

public sealed record RecordDenial(
    DenialAccount Account, [property: Text(TextKind.Caller)] string Subject, string Field, string Code, string? Permission, DateTimeOffset At);

/// <summary>
/// Keeps that somebody was denied something: once an hour for the same, so many a day for one caller, and so many a day for an account. Whoever asks a million times is seen to
/// have asked, and fills no log (ADR 78).
/// </summary>
public static class DenialDecider
{
    public const int MostOfSubject = 100;

    public const int MostOfAccount = 1_000;

    public static readonly Decider<RecordDenial, Denials> Definition = new(
        "denials", denial => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{denial.Account.Key}.{denial.At.UtcDateTime:yyyyMMdd}"), Denials.None, Decide, Denials.Evolve);

    public static Decision Decide(RecordDenial denial, Denials state) =>
        state.Seen.Contains((denial.Subject, denial.Field, denial.Code, denial.At.UtcDateTime.Hour))
        || state.BySubject.GetValueOrDefault(denial.Subject) >= MostOfSubject || state.Seen.Count >= MostOfAccount
            ? Decision.Nothing
            : Decision.Accept(new AccessDenied(denial.Account.PartnerId, denial.Account.CustomerId, denial.Subject, denial.Field, denial.Code, denial.Permission, denial.At));
}
