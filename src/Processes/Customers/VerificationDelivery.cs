namespace PartnerGraph.Processes.Customers;

/// <summary>How a code travels: to an address, to a number, or to a signed-in user by whatever the identity provider knows of it.</summary>
public enum VerificationChannel { Email, Sms, User }

/// <param name="To">The address, the number, or the subject of the user's token.</param>
public sealed record VerificationMessage(VerificationChannel Channel, string To, string Code)
{
    /// <summary>The same whenever this code comes again.</summary>
    public string Id { get; init; } = "";
}

/// <summary>Brings a verification code to whoever should know it, and to nobody else: no answer and no log holds one.</summary>
public interface IVerificationCodeDelivery
{
    /// <summary>
    /// Completes when the message is handed over for good. The same message may come twice. What it throws is taken to pass: it is called again
    /// until the code ends, on its own; other codes go on meanwhile. What takes longer than <see cref="CodeDeliveryBounds.Timeout"/> is cancelled and has failed.
    /// </summary>
    Task Deliver(VerificationMessage message, CancellationToken cancellation);
}
