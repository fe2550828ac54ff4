namespace PartnerGraph.Api.Customers;

/// <summary>How a code travels: to an address, to a number, or to a signed-in user by whatever the identity provider knows of it.</summary>
public enum VerificationChannel { Email, Sms, User }

/// <param name="To">The address, the number, or the subject of the user's token.</param>
public sealed record VerificationMessage(VerificationChannel Channel, string To, string Code);

/// <summary>Brings a verification code to whoever should know it, and to nobody else: no answer and no log holds one.</summary>
public interface IVerificationCodeDelivery
{
    Task Deliver(VerificationMessage message, CancellationToken cancellation);
}
