using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Customers.Contacts;

namespace PartnerGraph.Processes.Customers;

/// <summary>
/// Brings codes to their readers once they are in the log, so that none is lost when the process that issued it ends. A code is delivered at
/// least once while it can still be given back; a rebuild sends nothing else. One that cannot be delivered is set aside, and holds up no other.
/// </summary>
public sealed class WhenCodeIssuedThenDeliver : Reaction
{
    public const string ReactionName = "reaction-deliver-codes";

    private readonly CodeCourier courier;
    private readonly CodesSetAside aside;
    private readonly TimeProvider clock;

    public WhenCodeIssuedThenDeliver(CodeCourier courier, CodesSetAside aside, TimeProvider clock)
    {
        (this.courier, this.aside, this.clock) = (courier, aside, clock);
        On<ContactCodeIssued>((db, recorded, cancellation) => Deliver(db, new()
        {
            Position = recorded.Position, CodeHash = recorded.Event.CodeHash, OwnerId = recorded.Event.CustomerId, Kind = recorded.Event.Kind,
            Reader = recorded.Event.Contact, ValidTo = recorded.Event.ValidTo,
        }, cancellation));
        On<VerificationCodeIssued>((db, recorded, cancellation) => Deliver(db, new()
        {
            Position = recorded.Position, CodeHash = recorded.Event.CodeHash, OwnerId = recorded.Event.PartnerId,
            Reader = recorded.Metadata.Actor, ValidTo = recorded.Event.ValidTo,
        }, cancellation));
    }

    public override string Name => ReactionName;

    public override void Map(ModelBuilder model) => model.Entity<UndeliveredCodeRow>(code =>
    {
        code.ToTable("undelivered_code");
        code.HasKey(row => row.Position);
        code.Property(row => row.Position).ValueGeneratedNever();
    });

    private async ValueTask Deliver(ReadModelContext db, UndeliveredCodeRow issued, CancellationToken cancellation)
    {
        var over = clock.GetUtcNow().AddSeconds(-1);
        await db.Set<UndeliveredCodeRow>().Where(row => row.ValidTo < over).ExecuteDeleteAsync(cancellation);
        if (await courier.Try(issued, cancellation)) return;
        db.Add(issued);
        aside.Add(issued);
    }
}
