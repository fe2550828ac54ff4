using GraphQL.Validation;
using GraphQL.Validation.Rules;
using PartnerGraph.Api.GraphQL.Transport;

namespace PartnerGraph.Api.Transport.Tests;

/// <summary>Validates as the library does, and counts.</summary>
public sealed class CountingValidator : IDocumentValidator
{
    private readonly DocumentValidator _validator = new();

    /// <summary>Validations with the rules of the specification, which cached documents skip.</summary>
    public int FullRuns { get; private set; }

    public int Runs { get; private set; }

    public Task<IValidationResult> ValidateAsync(in ValidationOptions options)
    {
        Runs++;
        if (options.Rules?.Contains(OverlappingFieldsCanBeMerged.Instance) != false) FullRuns++;
        return _validator.ValidateAsync(options);
    }
}

/// <summary>A rule that depends on who asks, as authorization does; it allows everything, and counts.</summary>
public sealed class CountingRule : ValidationRuleBase, IRequestRule
{
    public int Runs { get; private set; }

    public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context)
    {
        Runs++;
        return default;
    }
}
