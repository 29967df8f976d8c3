import type { Literal } from "../model/inventory.ts";
import { configKind } from "../source/config/config-kind.ts";
import { linePositions } from "../source/positions.ts";
import { isTestPath } from "./python/unit.ts";

/** A line of an Ansible inventory: a machine, and what is set for it. */
const MACHINE = /^([\w.-]+|\[[\da-f:]+\])((?:[ \t]+[\w.-]+=\S+)*)[ \t]*$/gim;
const SETTING = /(\w+)=["']?(\S+?)["']?(?=\s|$)/g;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const HOME = /^(?:\/home\/[\w.-]+|\/Users\/[\w.-]+|~)\//;

/**
 * Addresses of single machines and paths of somebody's home folder in lists of machines to which a system is deployed. Only what reads as an Ansible
 * inventory is one: something is set for a machine under a name of Ansible's.
 */
export function machineLists(texts: ReadonlyMap<string, string>): Literal[] {
  const found: Literal[] = [];
  for (const [path, text] of texts) {
    if (configKind(path) !== "machine-list" || !/\bansible_\w+=/.test(text)) continue;
    const positions = linePositions(text);
    const add = (kind: "local-path" | "local-endpoint", value: string, start: number, why: string) => {
      const place = positions.place(path, start, start + value.length);
      const reasons = [{ place, message: `${value} ${why}` }];
      found.push({ kind, value, place, reasons, context: "serving", inTests: isTestPath(path) });
    };
    for (const match of text.matchAll(MACHINE)) {
      const [line, machine = "", settings = ""] = match;
      const start = match.index + line.indexOf(machine);
      const address = (value: string, at: number) => {
        if (ADDRESS.test(value) && !/^(?:127\.|0\.0\.0\.0$)/.test(value))
          add("local-endpoint", value, at, "is the address of one machine");
      };
      address(machine, start);
      for (const setting of settings.matchAll(SETTING)) {
        const [written, name = "", value = ""] = setting;
        const at = start + machine.length + setting.index + written.indexOf(value, name.length + 1);
        if (name === "ansible_host") address(value, at);
        else if (HOME.test(value)) add("local-path", value, at, "is a path of one machine");
      }
    }
  }
  return found;
}
