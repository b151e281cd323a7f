import { describe, expect, it } from "vitest";
import { inArchive, may, PERMISSIONS, type Permission, PROJECT_ROLES, permissionsOf } from "./permissions";

const all = Object.keys(PERMISSIONS) as Permission[];

describe("the permission table", () => {
  it("gives every permission to somebody, and all of them to a lead", () => {
    for (const permission of all) expect(PROJECT_ROLES.some((role) => may(role, permission))).toBe(true);
    expect([...permissionsOf("lead")].sort()).toEqual([...all].sort());
  });

  it("shows an annotator nothing but the project, their work and their own figures", () => {
    expect([...permissionsOf("annotator")].sort()).toEqual(["label:work", "measure:own", "project:read"]);
  });

  it("lets a viewer read and nothing else", () => {
    expect([...permissionsOf("viewer")].filter((permission) => !permission.endsWith(":read"))).toEqual([]);
  });

  it("never gives more under a cap than role and cap both carry", () => {
    for (const role of PROJECT_ROLES) {
      for (const cap of PROJECT_ROLES) {
        const capped = permissionsOf(role, cap);
        expect([...capped].every((permission) => may(role, permission) && may(cap, permission))).toBe(true);
        expect(capped.size).toBe(all.filter((permission) => may(role, permission) && may(cap, permission)).length);
      }
    }
  });

  it("leaves an archived project what reads, and what is about the project itself", () => {
    const left = inArchive(permissionsOf("lead"));
    const writing = [...left].filter((permission) => !/:(read|own)$/.test(permission));
    expect(writing.sort()).toEqual(["members:manage", "project:end"]);
    expect(all.filter((permission) => permission.endsWith(":read") && !left.has(permission))).toEqual([]);
  });
});
