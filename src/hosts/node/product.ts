import type { askApproval, compare, OpenProject } from "../../engine/index.ts";
import type { PolicyPack } from "../../model/policy.ts";
import type { RuleFacts } from "../../reporters/rules.ts";

/** What the command line needs of a process, so that tests can stand in for it. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: string;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** The engine, its rules and their documentation. */
export interface Product {
  readonly version: string;
  readonly openProject: OpenProject;
  readonly askApproval: typeof askApproval;
  readonly compare: typeof compare;
  readonly rules: readonly RuleFacts[];
  /** What laws, standards and risk classes ask for. */
  readonly policies?: readonly PolicyPack[];
  /** The rule's page as Markdown; undefined when it has none. */
  readonly page: (rule: string) => string | undefined;
  /** Speaks the Language Server Protocol on standard input and output until they end. */
  readonly serve: () => Promise<void>;
}
