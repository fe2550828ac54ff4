using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PartnerGraph.Read.Projections.Runtime;
using PartnerGraph.Read.Projections.Runtime.Sql;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Read.Projections.Policies;

/// <summary>A commercial policy as it stands.</summary>
public sealed class PolicyTableRow
{
    /// <summary>Of kind, region, subject and first day, so that policies are listed in this order.</summary>
    public required string Id { get; init; }

    public PolicyKind Kind { get; init; }

    public string? Region { get; init; }

    public string? Subject { get; init; }

    public decimal? Value { get; set; }

    public string? Choice { get; set; }

    public DateOnly From { get; init; }

    /// <summary>As it was given; null where the row holds until the next begins.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Of the application that laid it down, or changed it last.</summary>
    public int Number { get; set; }
}

/// <summary>An application of policies.</summary>
public sealed class PolicyVersionRow
{
    /// <summary>Counts the applications from 1.</summary>
    public int Number { get; init; }

    public DateTimeOffset AppliedAt { get; init; }

    public required string Operator { get; init; }

    public required string Reason { get; init; }

    public long Version { get; init; }

    public long Position { get; init; }
}

/// <summary>What an application changed of one policy.</summary>
public sealed class PolicyChangeRow
{
    public int Number { get; init; }

    /// <summary>Its place in the application, from 0.</summary>
    public int Place { get; init; }

    public PolicyKind Kind { get; init; }

    public string? Region { get; init; }

    public string? Subject { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? Until { get; init; }

    public decimal? Value { get; init; }

    public string? Choice { get; init; }

    /// <summary>Whether it took the place of a policy of the same first day.</summary>
    public bool Replaces { get; init; }

    public DateOnly? UntilBefore { get; init; }

    public decimal? ValueBefore { get; init; }

    public string? ChoiceBefore { get; init; }
}

/// <summary>The vendor's commercial policies, and how they came to what they are.</summary>
public sealed class PolicyProjection : Projection
{
    public const string ReadModelName = "commercial-policies";

    public PolicyProjection() => On<PoliciesApplied>(async (db, recorded, cancellation) =>
    {
        var e = recorded.Event;
        db.Add(new PolicyVersionRow
        {
            Number = e.Version, AppliedAt = e.AppliedAt, Operator = recorded.Metadata.Actor, Reason = e.Reason, Version = recorded.ClientVersion, Position = recorded.Position,
        });
        for (var place = 0; place < e.Changes.Length; place++)
        {
            var (row, before) = (e.Changes[place].Row, e.Changes[place].Before);
            db.Add(Change(e.Version, place, row, before));
            var id = IdOf(row);
            var stands = await db.RowOrNew<PolicyTableRow>(
                () => new() { Id = id, Kind = row.Kind, Region = row.Region, Subject = row.Subject, From = row.From }, cancellation, id);
            (stands.Value, stands.Choice, stands.Until, stands.Number) = (row.Value, row.Choice, row.Until, e.Version);
        }
    });

    public override string Name => ReadModelName;

    public override void Map(ModelBuilder model)
    {
        model.Entity<PolicyTableRow>(policy =>
        {
            policy.ToTable("commercial_policy");
            policy.HasKey(row => row.Id);
        });
        model.Entity<PolicyVersionRow>(version =>
        {
            version.ToTable("commercial_policy_version");
            version.HasKey(row => row.Number);
            version.Property(row => row.Number).ValueGeneratedNever();
        });
        model.Entity<PolicyChangeRow>(change =>
        {
            change.ToTable("commercial_policy_change");
            change.HasKey(row => new { row.Number, row.Place });
        });
    }

    private static PolicyChangeRow Change(int number, int place, PolicyRow row, PolicyRow? before) => new()
    {
        Number = number, Place = place, Kind = row.Kind, Region = row.Region, Subject = row.Subject, From = row.From, Until = row.Until, Value = row.Value, Choice = row.Choice,
        Replaces = before is not null, UntilBefore = before?.Until, ValueBefore = before?.Value, ChoiceBefore = before?.Choice,
    };

    // A subject may hold any readable text, but no control character.
    private static string IdOf(PolicyRow row) =>
        string.Join('\u0001', ((int)row.Kind).ToString("D3", CultureInfo.InvariantCulture), row.Region, row.Subject, row.From.ToString("O", CultureInfo.InvariantCulture));
}
