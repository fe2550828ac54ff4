using System.ComponentModel;
using GraphQL;
using GraphQL.Types;
using PartnerGraph.Write.Domain.Kernel;

namespace PartnerGraph.Api.GraphQL.Mutations;

[Description("What one rule of the catalogue says of a case; policyRule(id) explains the rule.")]
public abstract class RuleStatement
{
    [Description("Which way of keeping the rule is meant.")]
    public abstract RuleCode Code { get; }

    [Description("The rule of the catalogue, such as ASSOC-6.")]
    public abstract string RuleId { get; }

    [Description("What happened in this case; what the rule asks for where the case says nothing more.")]
    public abstract string Message { get; }

    [Description("What can be done about it; null when nothing helps, or nothing is needed.")]
    public abstract string? Remedy { get; }

    [Description("Whether the rule is kept; true also when it does not concern the case.")]
    public abstract bool Passed { get; }

    /// <summary>Texts of rules are empty where there is nothing to say.</summary>
    protected static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}

/// <summary>What rules say, wherever they speak.</summary>
public sealed class RuleStatementInterface : AutoRegisteringInterfaceGraphType<RuleStatement>
{
    public RuleStatementInterface() => Name = nameof(RuleStatement);
}

/// <summary>Makes a type say what a rule says.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatesRuleAttribute : GraphQLAttribute
{
    public override void Modify(IGraphType graphType)
    {
        if (graphType is IObjectGraphType statement) statement.Interfaces.Add<RuleStatementInterface>();
    }
}

[Name("Rejection"), StatesRule, Description("A business rule that refused a mutation.")]
public sealed class RejectionView(Rejection rejection) : RuleStatement
{
    public override RuleCode Code => new(rejection.Code);

    public override string RuleId => rejection.RuleId;

    public override string Message => rejection.Message;

    public override string? Remedy => NullIfEmpty(rejection.Remedy);

    public override bool Passed => false;

    [Description("The steps from the input to the field concerned, such as [\"lines\", \"3\", \"amountDue\"]; null for the whole input.")]
    public IReadOnlyList<string>? Path => rejection.Path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } steps ? steps : null;
}

[Name("RuleCheck"), StatesRule, Description("A rule and whether it is kept, by the code that decides.")]
public sealed class RuleCheckView(string code, string ruleId, string message, string? remedy, RuleOutcome outcome) : RuleStatement
{
    public override RuleCode Code => new(code);

    public override string RuleId => ruleId;

    public override string Message => message;

    public override string? Remedy => NullIfEmpty(remedy);

    public override bool Passed => outcome != RuleOutcome.Failed;

    [Description("Tells rules that do not concern the case from those that are kept.")]
    public RuleOutcome Outcome => outcome;

    internal static RuleCheckView Of(RuleCheck check) => new(
        check.Rule.Code, check.Rule.Id, check.Rejection?.Message ?? check.Rule.Text, check.Rejection?.Remedy, check.Outcome);
}
