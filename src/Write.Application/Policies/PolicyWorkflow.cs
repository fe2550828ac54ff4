using System.Collections.Immutable;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Application.Customers;
using PartnerGraph.Write.Domain.Discounts.Products;
using PartnerGraph.Write.Domain.Kernel;
using PartnerGraph.Write.Domain.Policies;

namespace PartnerGraph.Write.Application.Policies;

/// <summary>What an application of policies would do, without doing it.</summary>
/// <param name="Version">Of the policies as they stand.</param>
public sealed record PolicyPreview(int Version, IReadOnlyList<RuleCheck> Checks, IReadOnlyList<PolicyChange> Changes);

/// <summary>Applies commercial policies, and tells beforehand what that would change.</summary>
public sealed class PolicyWorkflow(CommandRunner runner, ProductList products, TimeProvider clock)
{
    public Task<CommandResult> Apply(ImmutableArray<PolicyRow> rows, string reason, CommandContext context, CancellationToken cancellation = default) =>
        runner.Run(PolicyDecider.Definition, new ApplyPolicies(rows, reason, products, clock.Now()), context, cancellation);

    public async Task<PolicyPreview> Preview(ImmutableArray<PolicyRow> rows, CancellationToken cancellation = default)
    {
        var (book, apply) = (await Book(cancellation), new ApplyPolicies(rows, "preview", products, clock.Now()));
        if (TextBounds.Check(apply) is { Count: > 0 } texts) return new(book.Version, [.. texts.Select(refusal => new RuleCheck(refusal.Code == InputRules.TextTooLong.Code ? InputRules.TextTooLong : InputRules.TextInvalid, RuleOutcome.Failed, refusal))], []);
        List<RuleCheck> checks = [.. PolicyChecks.For(apply, book)];
        return new(book.Version, checks, checks.Exists(check => check.Outcome == RuleOutcome.Failed) ? [] : PolicyDecider.Changes(apply, book));
    }

    /// <summary>The policies as they stand.</summary>
    public async Task<PolicyBook> Book(CancellationToken cancellation = default) =>
        (await runner.Load(PolicyDecider.Definition, PolicyBook.Key, cancellation)).State;
}
