import { baseName } from "../../model/paths.ts";
import { argumentsOf } from "./arguments.ts";
import type { Evaluation } from "./evaluation.ts";
import { append, asText, joinAll } from "./expression.ts";
import { elementsOf } from "./folding.ts";
import { folderOf, joinPath, normalisePath } from "./paths.ts";
import { type CallRef, HOLE, type TextValue, text, UNKNOWN, type Values } from "./values.ts";

/** The folder that holds a path. */
export function upwards(value: TextValue): TextValue {
  const clean = normalisePath(value.text);
  const parent = clean === "" || clean.endsWith("..") ? joinPath(clean, "..") : folderOf(clean);
  return text(parent, value.anchored);
}

/** `path.parent`, `path.stem` … */
export function folderAttribute(value: TextValue, name: string): Values {
  switch (name) {
    case "parent":
      return [upwards(value)];
    case "parents": {
      const items: Values[] = [];
      let at = value;
      for (let depth = 0; depth < 8; depth++) {
        at = upwards(at);
        items.push([at]);
      }
      return [{ type: "sequence", items, complete: false }];
    }
    case "name":
      return [text(baseName(value.text))];
    case "stem":
      return [text(baseName(value.text).replace(/\.[^.]*$/, ""))];
    case "suffix":
      return [text(/\.[^.]*$/.exec(value.text)?.[0] ?? "")];
    case "open":
    case "read_text":
    case "read_bytes":
    case "write_text":
    case "write_bytes":
      return [{ type: "external", path: `pathlib.Path().${name}`, aliases: [`@path.${name}`], origin: undefined }];
    // Of an enum's member; of what `os.scandir` lists; of a file that was opened by its name.
    case "value":
    case "path":
      return [value];
    default:
      return UNKNOWN;
  }
}

const SAME_TEXT = new Set([
  "resolve",
  "absolute",
  "expanduser",
  "as_posix",
  "__str__",
  "encode",
  "decode",
  "as_uri",
  "removeprefix",
]);

/** What a method of a text or a path gives; undefined where it has none of that name. */
export function textMethod(ev: Evaluation, receiver: TextValue, name: string, call: CallRef): Values | undefined {
  const args = argumentsOf(call.unit.tree, call.node);
  const evaluate = (node: number | undefined): Values => ev.evaluate(call.unit, node ?? 0, call.scope, call.frame);
  const texts = (node: number | undefined): TextValue[] => evaluate(node).filter((value) => value.type === "text");
  if (SAME_TEXT.has(name)) return [receiver];
  switch (name) {
    case "joinpath":
      return args.positional.reduce((joined: readonly TextValue[], node) => joinAll(joined, evaluate(node)), [receiver]);
    case "lower":
      return [text(receiver.text.toLowerCase(), receiver.anchored)];
    case "upper":
      return [text(receiver.text.toUpperCase(), receiver.anchored)];
    case "strip":
    case "lstrip":
    case "rstrip":
      return [stripped(receiver, name, texts(args.positional[0])[0])];
    case "with_suffix":
      return texts(args.positional[0]).map((suffix) =>
        text(receiver.text.replace(/\.[^./]*$/, "") + suffix.text, receiver.anchored),
      );
    case "with_name":
      return texts(args.positional[0]).map((last) => text(joinPath(folderOf(receiver.text), last.text), receiver.anchored));
    case "with_stem":
      return texts(args.positional[0]).map((stem) =>
        text(joinPath(folderOf(receiver.text), stem.text + suffixOf(receiver.text)), receiver.anchored),
      );
    case "glob":
    case "rglob":
      return [
        {
          type: "sequence",
          items: [
            joinAll(
              [receiver],
              name === "rglob" ? append([text("**/")], evaluate(args.positional[0])) : evaluate(args.positional[0]),
            ),
          ],
          complete: false,
        },
      ];
    case "iterdir":
      return [{ type: "sequence", items: [joinAll([receiver], [HOLE])], complete: false }];
    case "format": {
      let index = 0;
      const whole = receiver.text.replaceAll(/\{(\w*)[^{}]*\}/g, (_mark, field: string) => {
        const node =
          field === ""
            ? args.positional[index++]
            : /^\d+$/.test(field)
              ? args.positional[Number(field)]
              : args.keywords.get(field);
        const value = evaluate(node)[0];
        return value === undefined ? "*" : asText(value).text;
      });
      return [text(whole, receiver.anchored)];
    }
    case "replace": {
      const [from, to] = [texts(args.positional[0])[0], texts(args.positional[1])[0]];
      if (from === undefined || to === undefined || from.open || to.open || from.text === "") return [HOLE];
      return [text(receiver.text.replaceAll(from.text, to.text), receiver.anchored)];
    }
    case "split":
    case "rsplit":
    case "partition":
    case "rpartition":
      return [
        parted(receiver, name, texts(args.positional[0])[0], evaluate(args.positional[1] ?? args.keywords.get("maxsplit"))[0]),
      ];
    case "splitlines":
      return [{ type: "sequence", items: [[HOLE]], complete: false }];
    case "join": {
      const [list] = evaluate(args.positional[0]);
      if (list?.type !== "sequence" || !list.complete) {
        const items = list === undefined ? UNKNOWN : elementsOf(ev, [list]);
        return items.length === 1 ? items : [HOLE];
      }
      return list.items.reduce(
        (joined: readonly TextValue[], item, index) => append(index === 0 ? joined : append(joined, [receiver]), item),
        [text("")],
      );
    }
    case "open":
      return [{ type: "external", path: "pathlib.Path().open()", aliases: [], origin: call }];
    case "read_text":
    case "read_bytes":
      return [{ type: "external", path: `pathlib.Path().${name}()`, aliases: [], origin: call }];
    default:
      return UNKNOWN;
  }
}

function suffixOf(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? "";
}

function stripped(value: TextValue, side: string, characters: TextValue | undefined): TextValue {
  const set = characters === undefined ? " \t\r\n" : characters.text;
  let [start, end] = [0, value.text.length];
  if (side !== "rstrip") while (start < end && set.includes(value.text[start]!)) start++;
  if (side !== "lstrip") while (end > start && set.includes(value.text[end - 1]!)) end--;
  return text(value.text.slice(start, end), value.anchored);
}

/** `"package.module.Class".rsplit(".", 1)`: the parts of a text that is known as a whole. */
function parted(whole: TextValue, how: string, by: TextValue | undefined, most: Values[number] | undefined): Values[number] {
  const unknown = { type: "sequence", items: [[HOLE]], complete: false } as const;
  if (by === undefined || whole.open || by.open || by.text === "" || whole.text.includes("*")) return unknown;
  const isOnce = how.endsWith("partition");
  if (!isOnce && most !== undefined && !(most.type === "constant" && typeof most.value === "number")) return unknown;
  const limit = isOnce ? 1 : most?.type === "constant" && typeof most.value === "number" ? most.value : -1;
  const all = whole.text.split(by.text);
  const parts =
    limit < 0 || all.length <= limit + 1
      ? all
      : how.startsWith("r")
        ? [all.slice(0, all.length - limit).join(by.text), ...all.slice(all.length - limit)]
        : [...all.slice(0, limit), all.slice(limit).join(by.text)];
  if (!isOnce) return { type: "sequence", items: parts.map((part) => [text(part)]), complete: true };
  const three =
    parts.length === 2 ? [parts[0]!, by.text, parts[1]!] : how === "partition" ? [parts[0]!, "", ""] : ["", "", parts[0]!];
  return { type: "sequence", items: three.map((part) => [text(part)]), complete: true };
}
