namespace PartnerGraph.Write.Domain.Kernel;

/// <summary>A rule of the catalogue that a decision enforces: its id, the stable code of a violation, what it says and what to do about it.</summary>
/// <param name="Id">The catalogue id, such as <c>ASSOC-6</c>.</param>
/// <param name="Code">The stable machine-readable code of a violation.</param>
/// <param name="Text">The rule in a sentence.</param>
/// <param name="Remedy">What the caller can do when the rule refuses; empty when nothing can be done.</param>
public sealed record Rule(string Id, string Code, string Text, string Remedy = "")
{
    /// <summary>The refusal of a command by this rule.</summary>
    /// <param name="path">The input field that the refusal concerns, such as <c>monthlyAmount</c>; empty for the whole input.</param>
    /// <param name="message">What happened in this case; the rule's text when omitted.</param>
    /// <param name="remedy">What helps in this case; the rule's own remedy when omitted.</param>
    public Rejection Refuse(string path = "", string? message = null, string? remedy = null) =>
        new(Code, Id, message ?? Text, path, remedy ?? Remedy);
}

/// <summary>A business refusal: no event is stored, and the caller learns the rule and the way out.</summary>
public sealed record Rejection(string Code, string RuleId, string Message, string Path, string Remedy);
