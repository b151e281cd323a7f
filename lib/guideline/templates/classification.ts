import type { GuidelineTemplate } from "./template";

const BODY = `# What you label

You see one message that a customer sent. Say what it is about and how soon somebody must act on it. Judge the message alone: no history, no guess about who wrote it.

# Topic

Choose the topic of what the customer wants *done*. A message that tells a long story about a delivery and asks for the money back is about a payment.

- Two wishes: choose the one that the customer names first.
- No wish at all: choose by what the message describes.
- None fits: choose "Other" and write what it is. Ten alike become a topic of their own in the next version.

## Payment or order

Money that was taken, returned or is owed is "Payment". What was bought, sent, delayed or broken is "Order", even when its price is named.

# Urgency

Urgent is what gets worse by tomorrow: money leaving an account, somebody locked out, a date that passes, danger. Capital letters and anger are not urgency.

# Sentiment

Rate the words, not the situation. A calm report of a disaster is neutral.
`;

export const CLASSIFICATION_TEMPLATE: GuidelineTemplate = {
  id: "classification",
  name: "Classification",
  summary: "Sort texts into topics, with urgency and sentiment. The example is customer messages.",
  body: BODY,
  criteria: [
    {
      key: "topic",
      title: "What is it about?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "topic",
      options: [
        { value: "payment", label: "Payment", description: "Money taken, returned or owed" },
        { value: "order", label: "Order", description: "What was bought, sent, delayed or broken" },
        { value: "account", label: "Account", description: "Signing in, personal data, closing the account" },
        { value: "product", label: "Product question", description: "How something works or whether it fits" },
        { value: "other", label: "Other", description: "None of these; write what it is" },
      ],
    },
    {
      key: "other-topic",
      title: "Which topic is missing?",
      kind: "text",
      level: "nominal",
      required: true,
      clause: "topic",
      help: "Two or three words.",
      showIf: { criterion: "topic", in: ["other"] },
    },
    {
      key: "urgent",
      title: "Does it get worse by tomorrow?",
      kind: "choice",
      level: "nominal",
      required: true,
      clause: "urgency",
      options: [
        { value: "yes", label: "Yes", description: "Money, access, a date or safety is lost by waiting" },
        { value: "no", label: "No", description: "An answer in three days costs the customer nothing more" },
      ],
    },
    {
      key: "sentiment",
      title: "How does the customer sound?",
      kind: "scale",
      level: "ordinal",
      required: true,
      clause: "sentiment",
      scale: {
        min: -2,
        max: 2,
        step: 1,
        anchors: {
          "-2": "Insults or threatens",
          "-1": "Complains",
          "0": "States or asks, without feeling in the words",
          "1": "Thanks or is pleased",
          "2": "Praises in strong words",
        },
      },
    },
  ],
  qualities: {
    relevant: "A message that a customer wrote, not an automatic reply.",
    aligned: "The label says what the customer wants, not what the company did.",
    consistent: "The same wish gets the same topic whatever the words.",
    formatted: "Plain text without signatures and quoted mail.",
    unique: "One message of a thread, not all of them.",
    compliant: "Names, addresses and card numbers are replaced.",
  },
  examples: [
    {
      key: "e-refund",
      verdict: "good",
      criterion: "topic",
      why: "Payment: the story is about a delivery, but what is to be done is the refund.",
      example: { kind: "text", text: "My parcel came a week late and the cup is chipped. I want my money back." },
    },
    {
      key: "e-shouting",
      verdict: "bad",
      criterion: "urgent",
      why: "Not urgent: it is loud, and nothing is lost if it is answered in three days.",
      example: { kind: "text", text: "WHY is your newsletter PINK now??? Change it back AT ONCE" },
    },
    {
      key: "e-calm-disaster",
      verdict: "borderline",
      criterion: "sentiment",
      why: "A 0: what happened is bad, the words are calm.",
      example: {
        kind: "text",
        text: "The heater you sold us caught fire on Sunday. Nobody was hurt. What should we do?",
      },
    },
  ],
};
