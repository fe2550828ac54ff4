using GraphQL;
using GraphQL.DI;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;
using GraphQLParser.AST;

namespace PartnerGraph.Api.GraphQL.Transport;

/// <summary>
/// Adds what the GraphQL specification of 2025 asks of introspection and the library does not offer yet, so that the full
/// introspection query of current tools is answered.
/// </summary>
public sealed class IntrospectionOf2025 : BaseSchemaNodeVisitor, IConfigureSchema
{
    public void Configure(ISchema schema, IServiceProvider serviceProvider)
    {
        schema.Features.DeprecationOfInputValues = true;
        schema.Features.RepeatableDirectives = true;
        schema.RegisterVisitor(this);
        schema.Directives.Register(OneOf(), SpecifiedByUrl());
    }

    public override void VisitSchema(ISchema schema)
    {
        if (schema.AllTypes["__Type"] is IObjectGraphType type && type.GetField("specifiedByURL") is null)
        {
            type.AddField(new FieldType
            {
                Name = "specifiedByURL",
                ResolvedType = new StringGraphType(),
                Resolver = new FuncFieldResolver<IGraphType, string?>(context => SpecifiedBy(context.Source)),
            });
        }

        var arguments = schema.AllTypes["__Directive"] is IObjectGraphType directive ? directive.GetField("args") : null;
        if (arguments is null || arguments.Arguments?.Find("includeDeprecated") is not null) return;
        (arguments.Arguments ??= []).Add(new QueryArgument(new BooleanGraphType()) { Name = "includeDeprecated", DefaultValue = false });
        arguments.Resolver = new FuncFieldResolver<Directive, IEnumerable<QueryArgument>>(context =>
            context.Source.Arguments?.Where(a => context.GetArgument<bool>("includeDeprecated") || string.IsNullOrWhiteSpace(a.DeprecationReason)) ?? []);
    }

    private static string? SpecifiedBy(IGraphType type) =>
        type is ScalarGraphType ? type.FindAppliedDirective("specifiedBy")?.FindArgument("url")?.Value as string : null;

    // Both are in force in this schema; without their definitions tools take them for unknown.
    private static Listed OneOf() => new("oneOf", DirectiveLocation.InputObject)
    {
        Description = "Exactly one field of the input object must be given, and not as null.",
    };

    private static Listed SpecifiedByUrl() => new("specifiedBy", DirectiveLocation.Scalar)
    {
        Description = "Where the format of the scalar is specified.",
        Arguments = new(new QueryArgument<NonNullGraphType<StringGraphType>> { Name = "url", Description = "The address of the specification." }),
    };

    // The library hides directives that have no place in an operation.
    private sealed class Listed(string name, DirectiveLocation location) : Directive(name, location)
    {
        public override bool? Introspectable => true;
    }
}
