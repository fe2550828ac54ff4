using GraphQL;
using GraphQL.DI;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace PartnerGraph.Api.Transport;

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
}
