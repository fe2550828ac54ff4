using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Write.Domain.Partners.Authentication;

public abstract record PaymentInformationCommand(string PartnerId);

/// <param name="PartnerExists">As the partner's stream tells it.</param>
public sealed record AuthenticatePaymentInformation(string PartnerId, string BankAccount, bool PartnerExists, DateTimeOffset At) : PaymentInformationCommand(PartnerId);

/// <param name="Reason">What the bank said, for the partner to correct.</param>
public sealed record InvalidatePaymentInformation(string PartnerId, [property: Text(TextKind.Reason)] string Reason, DateTimeOffset At) : PaymentInformationCommand(PartnerId);

/// <summary>Whether the vendor knows where a partner is paid.</summary>
public static class PaymentInformationDecider
{
    public static readonly Decider<PaymentInformationCommand, PaymentInformation> Definition =
        new("payment-information", command => command.PartnerId, PaymentInformation.None, Decide, PaymentInformation.Evolve);

    public static Decision Decide(PaymentInformationCommand command, PaymentInformation state) => command switch
    {
        AuthenticatePaymentInformation authenticate => Authenticate(authenticate, state),
        InvalidatePaymentInformation invalidate => state.IsAuthenticated
            ? Decision.Accept(new PaymentInformationInvalidated(invalidate.PartnerId, invalidate.Reason, invalidate.At))
            : Decision.Nothing,
        _ => throw new ArgumentOutOfRangeException(nameof(command)),
    };

    private static Decision Authenticate(AuthenticatePaymentInformation authenticate, PaymentInformation state)
    {
        if (!authenticate.PartnerExists) return Decision.Reject(PartnerRules.NotFound.Refuse("partnerId"));
        if (string.IsNullOrWhiteSpace(authenticate.BankAccount)) return Decision.Reject(InputRules.Required.Refuse("bankAccount"));
        var account = authenticate.BankAccount.Trim();
        return account == state.BankAccount
            ? Decision.Nothing
            : Decision.Accept(new PaymentInformationAuthenticated(authenticate.PartnerId, account, authenticate.At));
    }
}
