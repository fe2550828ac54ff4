namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>What a decider answers: events to append (none when the command is already true), or every rule that refuses.</summary>
public sealed class Decision
{
    /// <summary>Accepted, and nothing changes: the command asks for what already holds.</summary>
    public static readonly Decision Nothing = new([], [], []);

    private Decision(IReadOnlyList<IDomainEvent> events, IReadOnlyList<Rejection> rejections, IReadOnlyList<string> ruleIds) =>
        (Events, Rejections, RuleIds) = (events, rejections, ruleIds);

    public IReadOnlyList<IDomainEvent> Events { get; }

    public IReadOnlyList<Rejection> Rejections { get; }

    /// <summary>The rules that the accepted events follow from; kept in the metadata of each event.</summary>
    public IReadOnlyList<string> RuleIds { get; }

    public bool IsAccepted => Rejections.Count == 0;

    public static Decision Accept(params IReadOnlyList<IDomainEvent> events) => new(events, [], []);

    public static Decision Reject(params IReadOnlyList<Rejection> rejections)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rejections.Count, nameof(rejections));
        return new([], rejections, []);
    }

    /// <summary>Refuses with every rejection given; when there is none, decides as <paramref name="accepted"/> says.</summary>
    public static Decision RejectOr(IReadOnlyList<Rejection> rejections, Func<Decision> accepted) =>
        rejections.Count > 0 ? Reject(rejections) : accepted();

    /// <summary>Names the rules by which an accepted decision was made.</summary>
    public Decision By(params IReadOnlyList<Rule> rules) =>
        new(Events, Rejections, [.. RuleIds.Union(rules.Select(rule => rule.Id))]);
}
