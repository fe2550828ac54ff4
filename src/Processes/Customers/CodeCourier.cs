using Microsoft.Extensions.Logging;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Turns;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers.Contacts;
using PartnerGraph.Write.Domain.Customers.Accounts;
using PartnerGraph.Write.Domain.Customers.Contacts;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Processes.Customers;

/// <param name="Timeout">After so long a delivery has failed.</param>
public sealed record CodeDeliveryBounds(TimeSpan Timeout);

/// <summary>Brings one code to its reader while it can still be given back.</summary>
public sealed partial class CodeCourier(
    CommandRunner runner, OneTimeCodes codes, IVerificationCodeDelivery delivery, CodeDeliveryBounds bounds, INodeTurns<WhenCodeIssuedThenDeliver> turns,
    TimeProvider clock, ILogger<CodeCourier> log)
{
    /// <returns>False when it is to be tried again: delivering failed, or took too long.</returns>
    /// <exception cref="ReadModelUnavailableException">Another node's turn has come, or nobody knows whose it is.</exception>
    public async Task<bool> Try(UndeliveredCodeRow issued, CancellationToken cancellation)
    {
        if (BusinessTime.IsLate(clock.GetUtcNow(), issued.ValidTo) || await ReaderOf(issued, cancellation) is not var (channel, to)) return true;
        if (codes.CodeOf(issued.CodeHash) is not { } code)
        {
            Foreign();
            return true;
        }

        // Nothing tells a second message from the first: a node that stalled does not send what its successor has sent.
        if (!await turns.IsMine(cancellation)) throw new ReadModelUnavailableException(WhenCodeIssuedThenDeliver.ReactionName);
        var message = new VerificationMessage(channel, to, code) { Id = EventIds.Of($"code:{issued.CodeHash}").ToString("N") };
        using var given = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            // Apart, and without trust in its regard for the token: one that hangs must not hold up the others.
            await Task.Run(() => delivery.Deliver(message, given.Token), given.Token).WaitAsync(bounds.Timeout, clock, cancellation);
            return true;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            await given.CancelAsync();
            // Of the fault only its kind: its text may name the message.
            Undelivered(channel, fault.GetType().Name);
            return false;
        }
    }

    // Null when it is not the present code any more, or its reader cannot be reached by it.
    private async Task<(VerificationChannel Channel, string To)?> ReaderOf(UndeliveredCodeRow issued, CancellationToken cancellation)
    {
        if (issued.Kind is not { } kind)
        {
            var asked = (await runner.Load(VerificationDecider.Definition, issued.OwnerId, cancellation)).State;
            return asked.Used || asked.CodeHash != issued.CodeHash ? null : (VerificationChannel.User, issued.Reader);
        }

        var present = (await runner.Load(ContactCodeDecider.Definition, issued.OwnerId, cancellation)).State.ByKind.GetValueOrDefault(kind);
        if (present is not { Used: false } || present.CodeHash != issued.CodeHash) return null;
        var customer = (await runner.Load(CustomerDecider.Definition, issued.OwnerId, cancellation)).State;
        var (channel, told) = kind == ContactKind.Email ? (VerificationChannel.Email, customer.Email) : (VerificationChannel.Sms, customer.Phone);
        return told is null || EmailAddress.HashOf(told) != issued.Reader ? null : (channel, told);
    }

    [LoggerMessage(LogLevel.Warning, "A verification code could not be delivered by {Channel} ({Fault}); it is tried again until it ends.")]
    private partial void Undelivered(VerificationChannel channel, string fault);

    [LoggerMessage(LogLevel.Warning, "A verification code was issued with another codes.key and is not delivered: its reader asks for a new one.")]
    private partial void Foreign();
}
