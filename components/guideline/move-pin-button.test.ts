import { expect, test } from "vitest";
import { moveWords } from "./move-pin-button";

test("the button to move a project says what is asked again", () => {
  expect(moveWords({ to: 2, examples: 5 })).toBe("Move the project to version 2: 5 examples are asked again");
  expect(moveWords({ to: 2, examples: 1 })).toBe("Move the project to version 2: 1 example is asked again");
  expect(moveWords({ to: 3, examples: 0 })).toBe("Move the project to version 3: nothing is asked again");
});
