using System.ComponentModel;
using GraphQL;
using PartnerGraph.Api.GraphQL.Transport.Documents;
using PartnerGraph.Write.Domain.Notifications;

namespace PartnerGraph.Api.GraphQL.Notifications;

[Name("MessageTypeInfo"), Description("A type of messages, and what it tells.")]
public sealed record MessageTypeView(
    [property: Description("As recipients and preferences name it.")] MessageType Type,
    [property: Description("What kind of matters it is about.")] MessageCategory Category,
    [property: Description("Whether nobody can switch it off (QUOTA-10).")] bool Mandatory,
    [property: Description("What such messages are about, in sentences.")] IReadOnlyList<string> Examples);

public sealed class MessageTypeQueries
{
    [Cost(30), Description("The types of messages that recipients can be added for, with examples (NOTIFY-5).")]
    public IReadOnlyList<MessageTypeView> MessageTypes([Description("Of one category alone; all when omitted.")] MessageCategory? category) =>
    [
        .. ListedMessageType.All.Where(listed => category is null || listed.Category == category)
            .Select(listed => new MessageTypeView(listed.Type, listed.Category, listed.IsMandatory, listed.Examples)),
    ];
}
