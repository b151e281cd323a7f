import type { Message } from "@/lib/formats/example";

type ToolCall = NonNullable<Message["toolCalls"]>[number];
type Rest = Partial<Omit<Message, "role" | "content">>;

export const system = (content: string): Message => ({ role: "system", content });
export const user = (content: string, rest: Rest = {}): Message => ({ role: "user", content, ...rest });
export const assistant = (content: string, rest: Rest = {}): Message => ({ role: "assistant", content, ...rest });
/** The result of a tool. */
export const result = (content: string, rest: Rest = {}): Message => ({ role: "tool", content, ...rest });
/** A turn that calls tools and says nothing. */
export const calls = (...toolCalls: ToolCall[]): Message => ({ role: "assistant", content: "", toolCalls });

/** Two tools, described as most people describe them. */
export const TOOLS = [
  {
    type: "function",
    function: {
      name: "tide",
      description: "The next high tide at a port",
      parameters: {
        type: "object",
        properties: { port: { type: "string", description: "Its name" } },
        required: ["port"],
      },
    },
  },
  {
    type: "function",
    function: {
      name: "ferry",
      description: "Ferries between two ports",
      parameters: {
        type: "object",
        properties: {
          from: { type: "string", description: "Its name" },
          to: { type: "string", description: "Its name" },
          at: {
            type: "object",
            description: "When",
            properties: { hour: { type: "integer", description: "0 to 23" } },
          },
        },
        required: ["from", "to"],
      },
    },
  },
];
