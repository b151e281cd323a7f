import type { UsualFile } from "./usual-file";

/** Files of pairs, comparisons, logs and tables. */
export const USUAL_RECORDS: readonly UsualFile[] = [
  {
    name: "llamafactory-dpo-sharegpt.jsonl",
    about: "LLaMA-Factory preference: conversations + chosen/rejected turns",
    content:
      '{"conversations": [{"from": "human", "value": "Say hi"}], "chosen": {"from": "gpt", "value": "Hi!"}, "rejected": {"from": "gpt", "value": "No."}}\n',
    stored: [
      {
        kind: "preference",
        prompt: "Say hi",
        responses: [{ text: "Hi!" }, { text: "No." }],
        provenance: { extra: { preferred: "A" } },
      },
    ],
  },
  {
    name: "llamafactory-dpo-alpaca.jsonl",
    about: "Alpaca preference with chosen/rejected; old form output=[best, worse]",
    content:
      '{"instruction": "Say", "input": "hi", "chosen": "Hi!", "rejected": "No."}\n{"instruction": "Rank", "input": "", "output": ["best", "worse"]}\n',
    stored: [
      {
        kind: "preference",
        prompt: "Say\n\nhi",
        responses: [{ text: "Hi!" }, { text: "No." }],
        provenance: { extra: { input: "hi", preferred: "A" } },
      },
      {
        kind: "preference",
        prompt: "Rank",
        responses: [{ text: "worse" }, { text: "best" }],
        provenance: { extra: { ranking: "B>A" } },
      },
    ],
  },
  {
    name: "orpo-mix.jsonl",
    about: "answer = [chosen chat, rejected chat]",
    content:
      '{"question": "Q?", "answer": [[{"role": "user", "content": "u"}, {"role": "assistant", "content": "good"}], [{"role": "user", "content": "u"}, {"role": "assistant", "content": "bad"}]]}\n',
    stored: [
      {
        kind: "preference",
        prompt: "u",
        responses: [{ text: "bad" }, { text: "good" }],
        provenance: { extra: { question: "Q?", preferred: "B" } },
      },
    ],
  },
  {
    name: "arena-kaggle.csv",
    about: "prompt and responses are JSON lists of turns in a cell",
    content:
      'id,model_a,model_b,prompt,response_a,response_b,winner_model_a,winner_model_b,winner_tie\n30192,m1,m2,"[""Is it moral?"",""Why?""]","[""Yes"",""Because""]","[""No"",null]",1,0,0\n',
    stored: [
      {
        kind: "preference",
        prompt: "Is it moral?",
        responses: [
          {
            text: "Assistant: Yes\n\nUser: Why?\n\nAssistant: Because",
            model: "m1",
            messages: [
              { role: "assistant", content: "Yes" },
              { role: "user", content: "Why?" },
              { role: "assistant", content: "Because" },
            ],
          },
          {
            text: "Assistant: No\n\nUser: Why?\n\nAssistant: ",
            model: "m2",
            messages: [
              { role: "assistant", content: "No" },
              { role: "user", content: "Why?" },
              { role: "assistant", content: "" },
            ],
          },
        ],
        provenance: { extra: { preferred: "A" } },
      },
    ],
  },
  {
    name: "prm800k.jsonl",
    about: "step-wise supervision: problem nested; TRL completions+labels are STEPS not alternatives",
    content:
      '{"labeler": "u1", "timestamp": "2022-07-30T14:10:01", "question": {"problem": "1+1", "ground_truth_answer": "2"}, "label": {"steps": [{"completions": [{"text": "Add", "rating": 1}], "chosen_completion": 0}], "finish_reason": "solution"}}\n{"prompt": "1+1", "completions": ["Add them", "So 3"], "labels": [true, false]}\n',
    stored: [
      {
        kind: "instruction",
        steps: ["Add"],
        prompt: "1+1",
        response: "Add",
        provenance: {
          extra: {
            label: {
              steps: [{ completions: [{ text: "Add", rating: 1 }], chosen_completion: 0 }],
              finish_reason: "solution",
            },
            labeler: "u1",
            question: { ground_truth_answer: "2" },
            timestamp: "2022-07-30T14:10:01",
          },
        },
      },
      {
        kind: "instruction",
        steps: ["Add them", "So 3"],
        prompt: "1+1",
        response: "Add them\nSo 3",
        provenance: { extra: { labels: [true, false] } },
      },
    ],
  },
  {
    name: "hf-rows.json",
    about: "records under rows[].row",
    content:
      '{"features": [{"feature_idx": 0, "name": "prompt", "type": {"dtype": "string"}}], "rows": [{"row_idx": 0, "row": {"prompt": "Hi", "response": "Hello"}, "truncated_cells": []}], "num_rows_total": 1}',
    stored: [{ kind: "instruction", prompt: "Hi", response: "Hello" }],
  },
  {
    name: "pandas-orients.json",
    about: "object of columns",
    content: '{"prompt": {"0": "Hi", "1": "Yo"}, "response": {"0": "A", "1": "B"}}',
    stored: [
      { kind: "instruction", prompt: "Hi", response: "A" },
      { kind: "instruction", prompt: "Yo", response: "B" },
    ],
  },
  {
    name: "label-studio.json",
    about: "text under data.text, labels in annotations[].result[]",
    content:
      '[{"id": 7, "annotations": [{"id": 1, "completed_by": 3, "result": [{"from_name": "sentiment", "to_name": "text", "type": "choices", "value": {"choices": ["Positive"]}}], "created_at": "2024-01-02T03:04:05.000000Z", "lead_time": 4.2}], "data": {"text": "I like it"}, "created_at": "2024-01-01T00:00:00Z"}]',
    refused: ["1 unknown-criterion"],
    stored: [{ kind: "text", text: "I like it" }],
  },
  {
    name: "promptfoo.json",
    about: "results nested two levels",
    content:
      '{"version": 3, "results": {"results": [{"prompt": {"raw": "Say hi"}, "vars": {"x": "1"}, "response": {"output": "Hi"}, "success": true, "score": 1}]}}',
    stored: [
      {
        kind: "instruction",
        prompt: "Say hi",
        response: "Hi",
        provenance: { extra: { vars: { x: "1" }, score: 1, success: true } },
      },
    ],
  },
  {
    name: "openai-batch.jsonl",
    about: "answer nested in response.body.choices",
    content:
      '{"id": "b1", "custom_id": "q1", "response": {"status_code": 200, "body": {"choices": [{"message": {"role": "assistant", "content": "Hi"}}]}}, "error": null}\n',
    refused: ["1 response-without-prompt"],
    stored: [],
  },
  {
    name: "langfuse.csv",
    about: "dataset item export: input is JSON text",
    content:
      'id,input,expectedOutput,metadata\nd1,"{""messages"":[{""role"":""user"",""content"":""Hi""}]}","""Hello""","{}"\n',
    stored: [{ kind: "instruction", prompt: "Hi", response: "Hello", provenance: { extra: { metadata: "{}" } } }],
  },
  {
    name: "empty-output.jsonl",
    about: "empty output or prompt in some rows",
    content:
      '{"instruction": "Do", "input": "", "output": ""}\n{"prompt": "", "response": "x"}\n{"prompt": "Hi", "response": "  "}\n',
    refused: ["2 invalid-field"],
    stored: [
      { kind: "instruction", prompt: "Do", response: "" },
      { kind: "instruction", prompt: "Hi", response: "  " },
    ],
  },
  {
    name: "excel-sep-line.csv",
    about: 'Excel "sep=;" first line',
    content: "sep=;\r\nprompt;response\r\nWarum?;Darum\r\n",
    stored: [{ kind: "instruction", prompt: "Warum?", response: "Darum" }],
  },
  {
    name: "bom-semicolon-decimal.csv",
    about: "BOM, semicolons, decimal commas",
    content: "\ufeffprompt;response;score\r\nWarum?;Darum;3,5\r\nWie?;So;4,0\r\n",
    refused: ["2 telling-field", "3 telling-field"],
    stored: [],
  },
  {
    name: "nan-strings.csv",
    about: "missing values as nan/None/NULL",
    content: "id,prompt,response\n1,Hi,nan\n2,nan,B\n3,None,NULL\n",
    stored: [
      { kind: "instruction", prompt: "Hi", response: "nan" },
      { kind: "instruction", prompt: "nan", response: "B" },
      { kind: "instruction", prompt: "None", response: "NULL" },
    ],
  },
  {
    name: "comments-title-rows.csv",
    about: "title row first",
    content: "Export of 2026-05-01,,\n,,\nid,prompt,response\n1,Hi,A\n",
    stored: [{ kind: "instruction", prompt: "Hi", response: "A" }],
  },
  {
    name: "openai-dpo.jsonl",
    about: "input.messages + preferred_output / non_preferred_output",
    content:
      '{"input": {"messages": [{"role": "user", "content": "Hi"}], "tools": [], "parallel_tool_calls": true}, "preferred_output": [{"role": "assistant", "content": "good"}], "non_preferred_output": [{"role": "assistant", "content": "bad"}]}\n',
    stored: [
      {
        kind: "preference",
        prompt: "Hi",
        responses: [{ text: "bad" }, { text: "good" }],
        parallelToolCalls: true,
        provenance: { extra: { preferred: "B" } },
      },
    ],
  },
  {
    name: "distilabel.jsonl",
    about: "generations + ratings; generation",
    content:
      '{"instruction": "List", "generations": ["a", "b"], "generation_models": ["m1", "m2"], "ratings": [5, 1]}\n{"instruction": "One", "generation": "x", "model_name": "m"}\n',
    stored: [
      {
        kind: "preference",
        prompt: "List",
        responses: [
          { text: "a", model: "m1" },
          { text: "b", model: "m2" },
        ],
        provenance: { extra: { scores: [5, 1], ranking: "A>B" } },
      },
      { kind: "instruction", prompt: "One", response: "x", provenance: { model: "m" } },
    ],
  },
  {
    name: "reward-int-text.csv",
    about: "4/5, 4,5, empty, 5 stars, 80%",
    content: 'prompt,response,score\nHi,A,4/5\nHi2,B,"4,5"\nHi3,C,\nHi4,D,5 stars\nHi5,E,80%\n',
    refused: ["2 telling-field", "3 telling-field", "5 telling-field", "6 telling-field"],
    stored: [{ kind: "instruction", prompt: "Hi3", response: "C" }],
  },
];
