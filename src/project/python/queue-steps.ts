import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { scopeOf } from "./access-paths.ts";
import type { CallSite } from "./evaluation.ts";
import { type Evaluator, siteAt } from "./evaluator.ts";
import type { Unit } from "./unit.ts";

const PUTS: ReadonlySet<number> = new Set(["put", "put_nowait"].map((name) => nameHash(name)));
const TAKES: ReadonlySet<number> = new Set(["get", "get_nowait"].map((name) => nameHash(name)));
const QUEUE =
  /^(?:asyncio|queue|multiprocessing|torch\.multiprocessing|janus|gevent\.queue)\b.*\b(?:Simple|Priority|Lifo|Joinable)?Queue\(\)$/;

/**
 * Who puts something into a queue waits for the one who takes it out: a handler that hands what it is asked to a worker, which collects requests and asks
 * the model for all of them at once. Both stand in one class, or in one file where the queue is the file's.
 */
export function queueSteps(ev: Evaluator, { unit, index, node, scope }: CallSite): readonly { unit: Unit; scope: Scope }[] {
  if (!PUTS.has(unit.calledNames[index]!)) return [];
  const queue = queueOf(unit, node);
  if (queue === 0) return [];
  const takers: { unit: Unit; scope: Scope }[] = [];
  const keeper = keeperOf(unit, queue, scope);
  for (const [at, name] of unit.calledNames.entries()) {
    if (!TAKES.has(name)) continue;
    const site = siteAt(unit, at);
    const other = queueOf(unit, site.node);
    if (other === 0 || textOf(unit.tree, other) !== textOf(unit.tree, queue)) continue;
    if (keeper !== undefined && keeperOf(unit, other, site.scope) === keeper) takers.push({ unit, scope: site.scope });
  }
  if (takers.length === 0) return [];
  const isQueue = ev.evaluate(unit, queue, scope).some((value) => value.type === "external" && QUEUE.test(value.path));
  return isQueue ? takers : [];
}

/** The object of a method that is called; 0 for a function. */
function queueOf({ tree }: Unit, node: number): number {
  const callee = tree.firstChild[node]!;
  return tree.kind[callee] === Kind.Attribute ? tree.firstChild[callee]! : 0;
}

/** What keeps the queue: the class for `self.queue`, else the scope that binds its name. */
function keeperOf({ tree }: Unit, queue: number, from: Scope): Scope | undefined {
  if (tree.kind[queue] === Kind.Name) return scopeOf(textOf(tree, queue), from);
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) if (scope.kind === "class") return scope;
  return undefined;
}
