using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Mutations;
using PartnerGraph.Api.GraphQL.Security;
using PartnerGraph.Write.Application.Commands;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Notifications;

public sealed record AddMessageRecipientInput(
    [property: Description("Names the recipient; the same name and type again replaces its addresses.")] string RecipientId,
    MessageType Type,
    [property: Description("Required (NOTIFY-7).")] string? Email,
    [property: Description("Required (NOTIFY-7).")] string? Mobile,
    string? IdempotencyKey) : IMutationInput;

public sealed record RemoveMessageRecipientInput(string RecipientId, MessageType Type, string? IdempotencyKey) : IMutationInput;

public sealed record SetMessagePreferenceInput(MessageType Type, bool On, string? IdempotencyKey) : IMutationInput;

public sealed record SetMessageLanguageInput(MessageLanguage Language, string? IdempotencyKey) : IMutationInput;

/// <summary>What the mutations of message settings answer.</summary>
public abstract class MessagePayload(MutationAnswer answer) : MutationPayload(answer)
{
    public async Task<MessageSettings?> MessageSettings(IResolveFieldContext context, MessageQueries messages) =>
        Answer.EntityId is { } id ? await messages.Find(context, id) : null;
}

public sealed class AddMessageRecipientPayload(MutationAnswer answer) : MessagePayload(answer);

public sealed class RemoveMessageRecipientPayload(MutationAnswer answer) : MessagePayload(answer);

public sealed class SetMessagePreferencePayload(MutationAnswer answer) : MessagePayload(answer);

public sealed class SetMessageLanguagePayload(MutationAnswer answer) : MessagePayload(answer);

public sealed class MessageMutations(MutationRunner mutations, CommandRunner runner)
{
    [Description("Adds somebody to the partner's account for one type of messages (NOTIFY-3, NOTIFY-4).")]
    public async Task<AddMessageRecipientPayload> AddMessageRecipient(IResolveFieldContext context, AddMessageRecipientInput input) =>
        new(await Run(context, input, partner => new AddMessageRecipient(partner, input.RecipientId, input.Type, input.Email, input.Mobile)));

    public async Task<RemoveMessageRecipientPayload> RemoveMessageRecipient(IResolveFieldContext context, RemoveMessageRecipientInput input) =>
        new(await Run(context, input, partner => new RemoveMessageRecipient(partner, input.RecipientId, input.Type)));

    [Description("Switches a type of messages on or off; the quota notification stays on (QUOTA-10).")]
    public async Task<SetMessagePreferencePayload> SetMessagePreference(IResolveFieldContext context, SetMessagePreferenceInput input) =>
        new(await Run(context, input, partner => new SetMessagePreference(partner, input.Type, input.On)));

    [Description("Sets the language of a partner's emails and text messages, of those to its customers too.")]
    public async Task<SetMessageLanguagePayload> SetMessageLanguage(IResolveFieldContext context, SetMessageLanguageInput input) =>
        new(await Run(context, input, partner => new SetMessageLanguage(partner, input.Language)));

    private Task<MutationAnswer> Run<TInput>(IResolveFieldContext context, TInput input, Func<string, MessageCommand> command)
        where TInput : IMutationInput
    {
        var partner = Actor.Of(context).RequirePartner();
        return mutations.Run(
            context, input, partner, with => runner.Run(MessageSettingsDecider.Definition, command(partner), with, context.CancellationToken));
    }
}
