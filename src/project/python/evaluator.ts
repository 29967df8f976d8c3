import { groupBy } from "../../model/group.ts";
import type { Scope } from "../../source/python/module.ts";
import { nameHash } from "../../source/python/names.ts";
import { Kind, textOf } from "../../source/python/tree.ts";
import { withNumber, withOne } from "../few.ts";
import type { Matcher } from "../knowledge-matcher.ts";
import type { Pause } from "../pause.ts";
import { type AccessPath, accessPathAt, accessPathOf, rootPath, UNBOUND } from "./access-paths.ts";
import { createAttempts } from "./attempts.ts";
import type { CallSite, Evaluation, StoreSite } from "./evaluation.ts";
import { expression } from "./expression.ts";
import { accessValues, calledNamesOf, ownName, unbound } from "./lookup.ts";
import { mention, mentionSites } from "./mentioned.ts";
import type { NameIndex } from "./name-index.ts";
import { moduleKey, OUTSIDE, type Outside, outsideKey } from "./outside.ts";
import { createMemo, createQuestions, isInRing, type Memo } from "./questions.ts";
import type { Resolver } from "./resolver.ts";
import { holderName, storeKey } from "./store-keys.ts";
import { type Definition, definitionOf, type Unit } from "./unit.ts";
import { type Frame, UNKNOWN, type Values } from "./values.ts";

function isLiteral(kind: number): boolean {
  return (kind >= Kind.Number && kind <= Kind.Ellipsis) || kind === Kind.String;
}

/**
 * Steps that one question may cost, less what the questions on the way cost, which have fuel of their own: what is answered does not depend on
 * who asks, nor on what was asked before. Real answers take tens; the bound keeps hostile or generated code from stalling us.
 */
const FUEL = 150;

/** Calls by one name beyond which nobody would follow them: the first ones tell that there are too many. */
const MOST_SITES = 1_000;

export interface Evaluator extends Evaluation {
  /** Starts a question on behalf of a file: gives it fuel. */
  begin(unit: Unit): void;
  /** What is asked next is asked on nobody's behalf. */
  release(): void;
  /**
   * Asks in slices what may take long: when a slice is over it is given up, and asked again after the others have worked; what was answered on the way is
   * remembered. Undefined where it was done at once.
   */
  attempt(ask: () => unknown, pause: Pause): Promise<void> | undefined;
  /** The access path that an expression writes out, `UNBOUND` for a name that nothing in the file binds. */
  accessPath(unit: Unit, node: number, scope: Scope): AccessPath | typeof UNBOUND | undefined;
  /** Asks a question of a file's own definition, as if nobody had asked: what it answers does not depend on who asks. */
  answer(unit: Unit, node: number, scope: Scope): Values;
  /** Whether an answer rests on itself. */
  isRing(unit: Unit, node: number): boolean;
  /** True when answers depend on what was asked before, since a ring of questions was too big. */
  readonly metBigRing: boolean;
  readonly answers: Answers;
  /** What is remembered of a file as long as its answers hold. */
  stateOf(unit: Unit): State;
}

export interface EvaluatorInput {
  readonly resolver: Resolver;
  readonly matcher: Matcher;
  readonly outside: Outside;
  /** Files by the names that they call, and by those into which they store. */
  readonly calls: NameIndex;
  readonly stores: NameIndex;
  /** Files by what they hold by other names. */
  readonly held: NameIndex;
  /** False where nobody will want to know what answers rest on. */
  readonly notes?: boolean;
  /** Answers of an earlier analysis that still hold. */
  readonly answers?: Answers;
  /** Answers of another analysis that hold here as well. They are left as they are. */
  readonly lent?: Answers;
}

/** What is remembered of each file. */
export type Answers = Map<Unit, State>;

/** What is remembered of one file. */
interface State extends Memo<Values> {
  /** Who calls a function, by the id of its scope. */
  readonly callers: Memo<readonly CallSite[]>;
  /** Pairs of a class and one of the file that extends it; undefined until somebody looks for them. */
  extending?: readonly (readonly [Scope, Scope])[] | undefined;
}

const NOBODY: readonly CallSite[] = [];
const NO_STORES: readonly StoreSite[] = [];
const NO_NAMES: readonly string[] = [];

/** All stores of a name, and by the last name of what is stored into, for those who ask by it. */
interface StoresOfName {
  readonly all: readonly StoreSite[];
  byHolder: ReadonlyMap<string, readonly StoreSite[]> | undefined;
}

export function createEvaluator(input: EvaluatorInput): Evaluator {
  const { resolver, matcher, outside, notes = true } = input;
  const questions = createQuestions();
  const attempts = createAttempts(() => questions.settled);
  let fuel = FUEL;
  /** Expressions of the present question that are under way with the arguments of a call; made when there is one. */
  let framed: Set<number> | undefined;
  let current: Unit | undefined;
  let within: Definition | undefined;
  /** The file whose findings are under way. */
  let finding: Unit | undefined;
  const states: Answers = input.answers ?? new Map();
  const callIndex = new Map<number, readonly CallSite[]>();
  const storeIndex = new Map<number, StoresOfName>();
  const holders = new Map<number, readonly string[]>();

  function stateOf(unit: Unit): State {
    let state = states.get(unit);
    if (state === undefined) {
      const lent = input.lent?.get(unit);
      state = { ...createMemo(lent), callers: createMemo(lent?.callers), extending: lent?.extending };
      states.set(unit, state);
    }
    return state;
  }

  /** The present answer goes through the text of another definition. */
  function read(to: Definition): void {
    if (!notes || within === undefined || within === to) return;
    // With its own text a file's findings are others in any case.
    if (within === finding?.findings && within.file === to.file) return;
    within.reads = withOne(within.reads, to);
    within.file.files.add(to.file.path);
  }

  function lookFor(name: number): void {
    if (!notes || within === undefined) return;
    within.names = withOne(within.names, name);
    within.file.names.add(name);
  }

  /** An answer rests on the answer of another definition. */
  function ask(asker: Definition, to: Definition, node: number, scope: Scope): void {
    if (!notes) return;
    if (asker !== to) {
      asker.asks = withOne(asker.asks, to);
      asker.file.files.add(to.file.path);
    }
    to.asked = withNumber(to.asked, node, scope.id);
  }

  /** Findings keep the calls that made their objects: they hold while these files are as they were. */
  function keep(asker: Definition, unit: Unit, values: Values): void {
    for (const value of values) {
      if (value.type !== "external" && value.type !== "instance") continue;
      const from = value.origin?.unit;
      if (from !== undefined && from !== unit) {
        asker.reads = withOne(asker.reads, from.whole);
        asker.file.files.add(from.path);
      }
    }
  }

  function evaluate(unit: Unit, node: number, scope: Scope, frame: Frame | undefined): Values {
    if (node === 0) return UNKNOWN;
    const definition = definitionOf(unit, scope);
    const asker = within === definition ? undefined : within;
    const kind = unit.tree.kind[node]!;
    if (kind === Kind.Name || kind === Kind.Attribute) {
      const path = accessPathOf(unit, node, scope, frame !== undefined, resolver);
      if (path === UNBOUND) {
        if (asker !== undefined) read(definition);
        return unbound(evaluator, unit, textOf(unit.tree, node));
      }
      if (path !== undefined) {
        if (asker !== undefined) read(definition);
        return access(unit, path);
      }
    } else if (isLiteral(kind)) {
      // To remember these would cost more than to read them again.
      if (asker !== undefined) read(definition);
      return expression(evaluator, unit, node, scope, frame);
    }
    if (frame !== undefined) {
      if (asker !== undefined) read(definition);
      return withArguments(unit, node, scope, frame);
    }
    return answered(unit, node, scope, definition, undefined);
  }

  function access(unit: Unit, path: AccessPath): Values {
    return answered(unit, path.key, path.scope, path.definition, path);
  }

  /** From memory, or worked out for everybody who may ask. */
  function answered(unit: Unit, key: number, scope: Scope, definition: Definition, path: AccessPath | undefined): Values {
    const asker = within === definition ? undefined : within;
    if (asker !== undefined) ask(asker, definition, key, scope);
    const state = stateOf(unit);
    const known = state.answers.get(key) ?? state.lent?.answers.get(key);
    const values = known ?? unknownYet(state, unit, key, scope, definition, path);
    // A question has fuel of its own; whether it was answered before must make no difference to the one who asks.
    fuel--;
    if (asker !== undefined && finding !== undefined && finding.findings === asker) keep(asker, finding, values);
    return values;
  }

  function unknownYet(
    state: State,
    unit: Unit,
    key: number,
    scope: Scope,
    definition: Definition,
    path: AccessPath | undefined,
  ): Values {
    return questions.ask(state, key, UNKNOWN, () => afresh(unit, key, scope, definition, path));
  }

  /** Evaluates for everybody who may ask: with fuel of its own, and without arguments. */
  function afresh(unit: Unit, node: number, scope: Scope, definition: Definition, path: AccessPath | undefined): Values {
    attempts.step();
    const rest = fuel;
    const asker = within;
    const outer = framed;
    const previous = current;
    fuel = FUEL;
    within = definition;
    framed = undefined;
    current = unit;
    try {
      const values =
        path === undefined ? expression(evaluator, unit, node, scope, undefined) : accessValues(evaluator, unit, path);
      if (notes) mention(unit, values);
      return values;
    } finally {
      fuel = rest;
      within = asker;
      framed = outer;
      current = previous;
    }
  }

  /** Arguments that a caller passed make the answer the caller's: what it rests on is the caller's as well. */
  function withArguments(unit: Unit, node: number, scope: Scope, frame: Frame): Values {
    const key = node * 16 + Math.min(frame.depth, 15);
    framed ??= new Set();
    const busy = framed;
    if (fuel <= 0 || busy.has(key) || !questions.descend()) return UNKNOWN;
    busy.add(key);
    fuel--;
    const previous = current;
    current = unit;
    try {
      attempts.step();
      return expression(evaluator, unit, node, scope, frame);
    } finally {
      current = previous;
      busy.delete(key);
      questions.ascend();
    }
  }

  function callsIn(unit: Unit, hash: number): readonly CallSite[] {
    const found: CallSite[] = [];
    const names = unit.calledNames;
    for (let index = names.indexOf(hash); index >= 0; index = names.indexOf(hash, index + 1)) found.push(siteAt(unit, index));
    return found;
  }

  function holdersOf(name: string): readonly string[] {
    const hash = nameHash(name);
    let found = holders.get(hash);
    if (found === undefined) {
      const units = input.held.filesWith(hash);
      found = units.length === 0 ? NO_NAMES : [...new Set(units.flatMap(({ module }) => module.held.get(name) ?? []))];
      holders.set(hash, found);
    }
    return found;
  }

  const evaluator: Evaluator = {
    resolver,
    matcher,
    resolve(from, module, level) {
      lookFor(moduleKey(module === "" ? folderAbove(from.folder, level) : module));
      return resolver.resolve(from, module, level);
    },
    isPackage(from, module) {
      lookFor(moduleKey(module));
      return resolver.isPackage(from, module, 0);
    },
    fileAt(path) {
      lookFor(outsideKey(OUTSIDE.path, path));
      return resolver.byPath(path);
    },
    config(path) {
      lookFor(outsideKey(OUTSIDE.config, path));
      return outside.configs.get(path);
    },
    begin(unit) {
      fuel = FUEL;
      current = unit;
      within = unit.findings;
      finding = unit;
    },
    attempt: attempts.attempt,
    release() {
      fuel = FUEL;
      current = undefined;
      within = undefined;
      finding = undefined;
    },
    answer(unit, node, scope) {
      evaluator.release();
      const path = accessPathAt(unit, node);
      return path === undefined ? evaluator.evaluate(unit, node, scope) : access(unit, path);
    },
    accessPath: (unit, node, scope) => accessPathOf(unit, node, scope, false, resolver),
    isRing: (unit, node) => (node < 0 ? isInRing(stateOf(unit).callers, -1 - node) : isInRing(stateOf(unit), node)),
    evaluate,
    access,
    name: (unit, scope, name) => access(unit, rootPath(unit, scope, name, scope.bindings.find(name), resolver)),
    callee(site) {
      return evaluator.evaluate(site.unit, site.unit.tree.firstChild[site.node]!, site.scope);
    },
    callsNamed(name) {
      lookFor(nameHash(name));
      return evaluator.callsOfFunction(name);
    },
    callsOfFunction(name) {
      const hash = nameHash(name);
      let sites = callIndex.get(hash);
      if (sites === undefined) {
        const found: CallSite[] = [];
        for (const unit of input.calls.filesWith(hash)) {
          found.push(...callsIn(unit, hash));
          if (found.length >= MOST_SITES) break;
        }
        sites = found.slice(0, MOST_SITES);
        callIndex.set(hash, sites);
      }
      return sites;
    },
    holdersOf,
    callsIn(unit, name) {
      read(unit.whole);
      return callsIn(unit, nameHash(name));
    },
    storesNamed(name, into) {
      const hash = nameHash(name);
      lookFor(storeKey(hash, into));
      let sites = storeIndex.get(hash);
      if (sites === undefined) {
        const all = input.stores
          .filesWith(hash)
          .flatMap((unit) => (unit.stores.get(hash) ?? []).map((store) => ({ unit, store })));
        sites = { all, byHolder: undefined };
        storeIndex.set(hash, sites);
      }
      if (into.holder === undefined) return sites.all;
      sites.byHolder ??= groupBy(sites.all, holderName);
      return sites.byHolder.get(into.holder) ?? NO_STORES;
    },
    startsOf(unit) {
      lookFor(outsideKey(OUTSIDE.start, unit.path));
      return outside.starts.get(unit.path) ?? [];
    },
    environment(name) {
      lookFor(outsideKey(OUTSIDE.environment, name));
      return outside.environment.get(name) ?? [];
    },
    asker: () => current,
    touch: (unit, scope) => read(definitionOf(unit, scope)),
    touchFile: (unit) => read(unit.whole),
    spend() {
      fuel--;
      return fuel > 0;
    },
    once: (key, nothing, compute) => questions.once(key, nothing, compute),
    callers(unit, scope, search) {
      const definition = definitionOf(unit, scope);
      const asker = within;
      if (asker !== undefined) ask(asker, definition, callersKey(scope), scope);
      if (notes) {
        for (const name of [...calledNamesOf(scope), ...holdersOf(ownName(scope))]) {
          definition.called = withOne(definition.called, nameHash(name));
          definition.file.names.add(outsideKey(OUTSIDE.callers, name));
        }
      }
      fuel--;
      return questions.ask(stateOf(unit).callers, scope.id, NOBODY, () => {
        const rest = fuel;
        fuel = FUEL;
        within = definition;
        try {
          const sites = search();
          if (notes) mentionSites(unit, sites);
          return sites;
        } finally {
          fuel = rest;
          within = asker;
        }
      });
    },
    get metBigRing() {
      return questions.metBigRing;
    },
    answers: states,
    stateOf,
  };
  return evaluator;
}

/** The name of the package that `from . import x` is about, as many levels up. */
function folderAbove(folder: string, level: number): string {
  const parts = folder.split("/");
  return parts[parts.length - level] ?? "";
}

/** Under which a definition is asked who calls it, beside its expressions, whose keys are nodes. */
export function callersKey(scope: Scope): number {
  return -1 - scope.id;
}

export function siteAt(unit: Unit, index: number): CallSite {
  const { calls, callScopes, scopes } = unit.module;
  return { unit, index, node: calls[index]!, scope: scopes[callScopes[index]!]! };
}
